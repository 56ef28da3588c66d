"""How fast reading and judging are, beside plain readers: `python -m benchmarks.speed`.

Readers are compared by processor time in this process, whole checks by the clock; all figures are medians after
a warm-up. Compare the ratios, not the seconds.
"""

from __future__ import annotations

import datetime
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import big_submission, plain_pdf
from benchmarks.clock import cpu_seconds, line, row, seconds_of_all
from benchmarks.plain_readers import (
    has_markitdown,
    lxml_text,
    markitdown_text,
    pdfium_text,
    pdfplumber_text,
)
from checkers.document import FileReading
from checkers.findings_file import as_data
from checkers.prescreen import prescreen
from checkers.readers import pdf, word
from checkers.reading import read_submission
from corpus.store import load_scheme

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "samples"
SAMPLE = SAMPLES / "ols-electronics-customization" / "inverter-boards" / "files"
SCHEME, AS_OF = "ols-electronics-customization", datetime.date(2026, 11, 20)
SIZES = (50, 100, 200, 400)  # pages


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole")
        _write(whole, files=30, pages=10)
        _cold(whole)
        print(f"{'':<62} {'certdesk':>11}  {'plain':>11}   ratio")
        _readers(whole)
        _prose(Path(folder))
        _warm(whole)
        _growth(Path(folder))
    return 0


def _write(folder: Path, files: int, pages: int) -> None:
    folder.mkdir()
    big_submission.write(folder, files, pages)


def _cold(submission: Path) -> None:
    """The command as a user starts it: time and the largest process, measured before anything else is."""
    command = [sys.executable, "certdesk.py", "check", str(submission), "--scheme", SCHEME]
    begun = time.perf_counter()
    subprocess.run([*command, "--as-of", AS_OF.isoformat()], cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    line("certdesk check, 30 files, 300 pages, cold start", f"{time.perf_counter() - begun:8.2f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    line("peak memory of its largest process", f"{peak / 1024:8.0f} MiB")


def _readers(whole: Path) -> None:
    small = [p.read_bytes() for p in sorted(SAMPLES.rglob("*.docx")) if "twins" not in p.parts][:30]
    pdfs = [p.read_bytes() for p in sorted(SAMPLES.rglob("*.pdf"))]
    texts = [d for d in pdfs if len(pdfium_text(d)) > 200][:20]
    large = [p.read_bytes() for p in sorted(whole.glob("*.docx"))]
    printed = [p.read_bytes() for p in sorted(whole.glob("*.pdf"))]
    _compare(f"{len(large)} Word files of 10 pages / lxml on the document part", word.read, lxml_text, large)
    _compare(f"{len(small)} small Word files / lxml on the document part", word.read, lxml_text, small)
    _compare(f"{len(printed)} PDFs of 10 pages, prose and tables / pypdfium2", pdf.read, pdfium_text, printed)
    _compare(f"{len(texts)} small text PDFs with tables / pypdfium2", pdf.read, pdfium_text, texts)


def _compare(
    what: str,
    reader: Callable[[bytes, FileReading], None],
    plain: Callable[[bytes], str],
    files: Sequence[bytes],
    runs: int = 7,
) -> None:
    def read_all() -> None:
        for data in files:
            reader(data, FileReading("file"))

    row(what, *cpu_seconds(read_all, lambda: [plain(data) for data in files], runs=runs))


def _prose(folder: Path) -> None:
    path = folder / "prose.pdf"
    plain_pdf.write(path, "质量管理手册", big_submission.Source().pages(100, prose_only=True))
    data = [path.read_bytes()]
    _compare("one PDF of 100 pages of prose / pypdfium2", pdf.read, pdfium_text, data)
    _compare("the same / pdfplumber text", pdf.read, pdfplumber_text, data, runs=1)
    if has_markitdown():
        _compare("the same / markitdown text", pdf.read, markitdown_text, data, runs=1)
    else:
        line("the same / markitdown text", "not installed (pip install '.[bench]')")


def _check(submission: Path) -> None:
    readings = read_submission(submission)
    as_data(prescreen(load_scheme(SCHEME), readings, AS_OF), "0")


def _warm(whole: Path) -> None:
    readings = read_submission(whole)
    characters = sum(r.characters for r in readings)
    line("checking 30 files, 300 pages, warm", seconds_of_all(lambda: _check(whole)))
    line("  of it reading, in two worker processes", seconds_of_all(lambda: read_submission(whole)))
    line(
        f"  of it judging 166 elements on {characters} characters",
        seconds_of_all(lambda: prescreen(load_scheme(SCHEME), readings, AS_OF)),
    )
    sample = [r for r in read_submission(SAMPLE) if r.status == "read"]
    characters = sum(r.characters for r in sample)
    line(
        f"judging the sample of {len(sample)} files, {characters} characters",
        seconds_of_all(lambda: prescreen(load_scheme(SCHEME), sample, AS_OF)),
    )


def _growth(folder: Path) -> None:
    for pages in SIZES:
        submission = folder / str(pages)
        _write(submission, files=pages // 10, pages=10)
        readings = read_submission(submission)
        (seconds,) = cpu_seconds(partial(prescreen, load_scheme(SCHEME), readings, AS_OF), runs=3)
        line(f"judging {pages} pages", f"{seconds:8.2f} s, {1000 * seconds / pages:6.1f} ms a page")


if __name__ == "__main__":
    sys.exit(main())
