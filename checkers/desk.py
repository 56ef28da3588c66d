"""From a path on the command line to findings as data."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checkers.document import Block, FileReading
from checkers.findings_file import as_data, file_as_data
from checkers.folding import fold
from checkers.hints import CaseHints
from checkers.reading import read_one, read_submission
from corpus.errors import CertdeskError
from corpus.store import load_lexicon, load_scheme
from corpus.yaml_file import load_as


def examine(
    submission: Path,
    scheme_id: str,
    as_of: datetime.date,
    version: str,
    case: Path | None = None,
    jobs: int = 2,
    warn: Callable[[str], None] = lambda message: None,
) -> dict[str, Any]:
    """Pre-screen a submission; ``warn`` is told what looks like a mistake of the user's.

    Raises CertdeskError for anything the user can put right.
    """
    scheme = load_scheme(scheme_id)
    hints = load_as(case, CaseHints) if case else CaseHints()
    if hints.scheme not in (None, scheme_id):
        raise CertdeskError(f"{case}：案卷属于方案 {hints.scheme}，不是 --scheme {scheme_id}")
    if not submission.exists():
        raise CertdeskError(f"没有这个路径：{submission}")
    readings = read_submission(submission, jobs, _preparations(scheme_id))
    if not readings:
        raise CertdeskError(f"文件夹里没有文件：{submission}")
    from checkers.prescreen import prescreen

    if stranger := _stranger(hints, readings):
        warn(f"案卷的申请方“{stranger}”在读出的文件里一处也没有出现，请核对 --case 是否拿错")
    return as_data(prescreen(scheme, readings, as_of, hints), version)


def _stranger(hints: CaseHints, readings: Sequence[FileReading]) -> str | None:
    """The applicant of the case where no file that was read names it, by its present or a former name."""
    applicant = hints.known_applicant
    texts = [fold(block.text) for reading in readings for block in reading.blocks]
    names = [fold(n) for n in (applicant.name, *applicant.former_names) if n] if applicant else []
    if not names or not texts or any(name in text for text in texts for name in names):
        return None
    return applicant.name if applicant else None


def _preparations(scheme_id: str) -> Iterator[None]:
    """What judging needs, loaded step by step while other processes read the files."""
    from checkers import prescreen
    from checkers.screening import bind
    from checkers.weighing import weigh

    yield
    load_lexicon()
    yield
    prescreen.kind_matcher()
    yield
    prescreen.recogniser(scheme_id)
    yield
    weigh.made_ready(bind(load_scheme(scheme_id)))


def reading_as_data(path: Path) -> dict[str, Any]:
    """One file as `certdesk read` prints it."""
    if path.is_dir():
        raise CertdeskError(f"{path} 是文件夹；read 一次只读一个文件")
    if not path.is_file():
        raise CertdeskError(f"没有这个文件：{path}")
    reading: FileReading = read_one(path)
    return {"file": file_as_data(reading, {}), "blocks": [_block(b) for b in reading.blocks]}


def _block(block: Block) -> dict[str, Any]:
    return {
        "text": block.text,
        "kind": block.kind,
        "location": block.location.as_dict(),
        "heading": block.headings[-1] if block.headings else None,
        "visible": block.visible,
    }
