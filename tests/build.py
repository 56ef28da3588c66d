"""Small builders: a document as lines of text, a submission as a few such documents.

A line "# title" is a heading, "| a | b |" a table row (blank cells stay), "**bold**" a bold paragraph, anything
else a paragraph. A blank line ends a table.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import replace
from typing import Any, cast

import pytest

from checkers import media_type
from checkers.classify import classify
from checkers.document import Block, Cell, FileReading, Location, Visibility
from checkers.finding import Finding
from checkers.identity import Applicant, detect, mark_foreign
from checkers.language.recogniser import Recogniser
from checkers.prescreen import NO_HINTS, Prescreening, listen, prepare, prescreen
from checkers.readers import text as text_reader
from checkers.records.fault import Desk
from checkers.references import mark_dangling
from checkers.search import Index, build_index
from checkers.standing import mark_expired, mark_future, mark_standing, mark_terms
from checkers.structure.build import build
from checkers.structure.part import Document, Part, Passage
from checkers.view import View
from corpus.lexicon import Concept
from corpus.store import load_scheme
from corpus.synonyms import NONE, Synonyms

AS_OF = datetime.date(2026, 11, 20)
OLS_E, OLS_C = "ols-electronics-customization", "ols-custom-goods"
CESI, ZDRZ, ZHDH = "cesi-mass-customization", "zdrz-rsms", "zhdh-after-sales"


def fault(*values: Any, why: str) -> Any:
    """A case that is right while the product still answers otherwise; a pass must be noticed and unmarked."""
    return pytest.param(*values, marks=pytest.mark.xfail(reason=why, strict=True))


_HEADING = re.compile(r"(#{1,6}) (.+)")


def reading(*lines: str, path: str = "文件.docx") -> FileReading:
    """A file as a reader would hand it on."""
    found = FileReading(path, sha256="0" * 64, size=1)
    table = row = paragraph = 0
    for line in "\n".join(lines).split("\n"):
        if line.startswith("|"):
            table, row = (table, row + 1) if row else (table + 1, 1)
            found.blocks.append(_row(line, table, row))
            continue
        row = 0
        if not line.strip():
            continue
        paragraph += 1
        found.blocks.append(_paragraph(line, paragraph))
    return found


def _row(line: str, table: int, row: int) -> Block:
    values = [value.strip() for value in line.strip().strip("|").split("|")]
    cells = tuple(Cell(value, column) for column, value in enumerate(values, 1))
    return Block("\t".join(values), "row", Location(table=table, row=row), cells=cells)


def _paragraph(line: str, number: int) -> Block:
    where = Location(paragraph=number)
    heading = _HEADING.fullmatch(line)
    if heading:
        return Block(heading[2], "heading", where, level=len(heading[1]))
    if line.startswith("**"):
        return Block(line.strip("*"), "paragraph", where, bold=True)
    return Block(line, "paragraph", where)


def document(*lines: str, path: str = "文件.docx") -> Document:
    """The parts of a file."""
    return build(reading(*lines, path=path))


def parts(*lines: str, kind: str) -> list[Part]:
    """The sections or tables of a file."""
    return [part for part in document(*lines).root.walk() if part.kind == kind]


def passages(*lines: str, kind: str | None = None) -> list[Passage]:
    """The passages of a file, of one kind if asked."""
    return [p for p in document(*lines).root.all_passages() if kind in (None, p.kind)]


def markdown(path: str, text: str) -> FileReading:
    """A Markdown file as the product's own reader reads it."""
    content = text.encode()
    digest = hashlib.sha256(content).hexdigest()
    found = FileReading(path, sha256=digest, size=len(content), media_type=media_type.MARKDOWN)
    text_reader.read(content, found)
    return found


def unread(path: str, reason: str = "encrypted") -> FileReading:
    """A file that could not be read."""
    return FileReading(
        path, sha256="1" * 64, size=9, status="unreadable", reason=reason, message="请提供可读的文件"
    )


def screened(
    scheme_id: str, files: dict[str, str], *others: FileReading, as_of: datetime.date = AS_OF
) -> Prescreening:
    """The whole pre-screening of a few texts (path -> text) and other readings."""
    readings = [markdown(path, text) for path, text in files.items()]
    return prescreen(load_scheme(scheme_id), [*readings, *others], as_of, NO_HINTS)


def prescreen_text(
    scheme_id: str, files: dict[str, str], *others: FileReading, as_of: datetime.date = AS_OF
) -> dict[str, Finding]:
    """The findings by element id."""
    return {f.element_id: f for f in screened(scheme_id, files, *others, as_of=as_of).findings}


def index(
    concepts: list[Concept],
    *files: FileReading,
    applicant: str | None = None,
    synonyms: Synonyms = NONE,
) -> Index:
    """The index of a few files by a lexicon of one's own, without the statistical matcher."""
    known = {c.id: c for c in concepts}
    ears = Recogniser(concepts, synonyms)
    documents = [build(f) for f in files]
    heard = listen(documents, ears)
    classify(documents, heard, ears, known)
    if applicant:
        mark_foreign(documents, Applicant(applicant, None, {applicant[:2]}))
    mark_standing(documents)
    mark_dangling(documents)
    mark_expired(documents, known, AS_OF)
    mark_future(documents, AS_OF)
    mark_terms(documents, AS_OF)
    found = build_index(documents, heard, ears, known)
    found.as_of = AS_OF
    return found


def view(concepts: list[Concept], *files: FileReading, asks: str = "record", applicant: str = "") -> View:
    """What a check sees of a few files."""
    return View(index(concepts, *files, applicant=applicant), asks)


def desk(concepts: list[Concept], *files: FileReading) -> Desk:
    """What a record rule sees of a few files."""
    found = index(concepts, *files)
    return Desk(found, detect(found.documents), AS_OF)


def record_desk(files: dict[str, str], scheme_id: str = OLS_E, as_of: datetime.date = AS_OF) -> Desk:
    """What a record rule sees of a few texts (path -> text), with the whole lexicon and the matcher of kinds.

    A paragraph "[hidden] ...", "[deleted] ..." or "[comment] ..." stands for hidden text, a tracked deletion, a comment.
    """
    readings = [markdown(path, text) for path, text in files.items()]
    for found in readings:
        found.blocks = [_unseen(block) for block in found.blocks]
    return prepare(load_scheme(scheme_id), readings, as_of)


def _unseen(block: Block) -> Block:
    match = re.match(r"\[(hidden|deleted|comment)\] ", block.text)
    if match is None:
        return block
    if match[1] == "comment":
        return replace(block, text=block.text[match.end() :], kind="comment")
    return replace(block, text=block.text[match.end() :], visible=cast(Visibility, match[1]))
