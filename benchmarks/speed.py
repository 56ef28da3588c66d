"""How fast reading and judging are, beside plain readers: `python -m benchmarks.speed`.

All figures are medians of several runs in this process after a warm-up; compare the ratios, not the seconds.
"""

from __future__ import annotations

import datetime
import io
import statistics
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pdfplumber
import pypdfium2
from lxml import etree

from checkers.document import FileReading
from checkers.prescreen import prescreen
from checkers.readers import pdf, word
from checkers.reading import read_submission
from corpus.store import load_scheme

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
SAMPLE = SAMPLES / "ols-electronics-customization" / "inverter-boards" / "files"
RUNS = 7


def median_seconds(work: Callable[[], object]) -> float:
    """Median seconds of one call after a warm-up call."""
    work()
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def lxml_text(data: bytes) -> str:
    """The text of a Word file by the barest means."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(root.itertext())


def pdfium_text(data: bytes) -> str:
    """The text of a PDF by the fastest reader."""
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def pdfplumber_text(data: bytes) -> str:
    """The text of a PDF by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "".join(page.extract_text() or "" for page in document.pages)


def _row(what: str, ours: float, plain: float) -> None:
    print(f"{what:<44} {ours * 1000:8.1f} ms   {plain * 1000:8.1f} ms   {ours / plain:6.2f}x")


def _read(reader: Callable[[bytes, FileReading], None], data: bytes) -> FileReading:
    reading = FileReading("file")
    reader(data, reading)
    return reading


def _sum(works: Sequence[Callable[[], object]]) -> float:
    return sum(median_seconds(work) for work in works)


def main() -> int:
    """Print the table."""
    words = [p.read_bytes() for p in sorted(SAMPLES.rglob("*.docx")) if "twins" not in p.parts][:30]
    pdfs = [p.read_bytes() for p in sorted(SAMPLES.rglob("*.pdf"))]
    texts = [d for d in pdfs if len(pdfium_text(d)) > 200][:20]
    print(f"{'':<44} {'certdesk':>11}   {'plain':>11}   ratio")
    ours = _sum([partial(_read, word.read, d) for d in words])
    _row(f"reading {len(words)} Word files / lxml", ours, _sum([partial(lxml_text, d) for d in words]))
    ours = _sum([partial(_read, pdf.read, d) for d in texts])
    _row(f"reading {len(texts)} text PDFs / pypdfium2", ours, _sum([partial(pdfium_text, d) for d in texts]))
    _row(
        f"reading {len(texts)} text PDFs / pdfplumber",
        ours,
        _sum([partial(pdfplumber_text, d) for d in texts]),
    )
    readings = [r for r in read_submission(SAMPLE) if r.status == "read"]
    scheme, day = load_scheme("ols-electronics-customization"), datetime.date(2026, 11, 20)
    judged = median_seconds(lambda: prescreen(scheme, readings, day))
    characters = sum(r.characters for r in readings)
    print(f"judging {len(readings)} files, {characters} characters, 166 elements: {judged:.2f} s warm")
    return 0


if __name__ == "__main__":
    sys.exit(main())
