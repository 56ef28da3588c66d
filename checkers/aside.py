"""Sets aside files and sections whose title names another matter of the firm, and rows of what is merely wished for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checkers.folding import fold
from checkers.structure.part import Document, Part
from corpus.other_matters import other_matter

_SURE = 0.75
_SHORT = 30  # characters of a line that may be a title
_WISHED = re.compile(
    r"拟(购|招|聘|增|添|采购|引进|配|到岗|到位)|预计到(位|岗)|计划(到位|到岗|购置|添置)|招聘人?数|想(买|招|添)"
)
_DONE = re.compile(r"实际|完成|已|到货|验收|领用|签收|发放|入库|状态|状况|现况|评审|结论|结果")


def mark_aside(documents: Iterable[Document]) -> None:
    """Flag such parts; those of another matter lose the kinds that their words suggested."""
    for document in documents:
        for part in document.root.walk():
            guard = _of_file(document) if part.kind == "file" else _named(part.folded_title)
            if guard:
                part.flags.add(guard)
            if part.kind == "table":
                _mark_wishes(part)
            if part.flagged("aside"):
                part.kinds = {}
        if "aside" in document.root.flags:
            document.kinds = {}


def _of_file(document: Document) -> str | None:
    """The guard of a file by its name or first line, unless a chapter is surely a paper that is asked for."""
    guard = _named(fold(document.name)) or _named(_first_line(document.root))
    if guard is None:
        return None
    for part in document.root.walk():
        named = any(score >= _SURE for score in part.kinds.values())
        if part.kind == "section" and named and not _is_title(part) and not _named(part.folded_title):
            return None
    return guard


def _named(title: str) -> str | None:
    return other_matter(title) if len(title) <= _SHORT else None


def _is_title(part: Part) -> bool:
    """Whether a section is headed by the title of the whole file."""
    return part.parent is not None and part.parent.kind == "file" and part is part.parent.children[0]


def _first_line(root: Part) -> str:
    for part in root.walk():
        for passage in part.passages:
            if passage.kind in ("sentence", "title"):
                return passage.folded
    return ""


def _mark_wishes(table: Part) -> None:
    """Rows below 拟购数量, 预计到位 and the like tell of what is not there yet."""
    labels = [fold(label) for label in table.labels]
    if any(map(_WISHED.search, labels)) and not any(map(_DONE.search, labels)):
        for record in table.records:
            record.passage.flags.add("planned")
