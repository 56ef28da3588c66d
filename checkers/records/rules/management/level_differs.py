"""The level applied for against the self-assessment, and the name of the level against the scheme's table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Passage
from checkers.view import place
from corpus.levels import load_levels
from corpus.store import scheme_ids

_NUMBER = {c: n for n, c in enumerate("一二三四五", 1)} | {str(n): n for n in range(1, 6)}
_LEVEL = re.compile(r"(?<![\d.])([1-5一二三四五])级(?:[(（]?([\u4e00-\u9fff]{2,3}级)[)）]?)?")
_APPLIED = re.compile(r"(申请|申报|认证)(的)?(等级|级别)|^(等级|级别)$")
_OWN = re.compile(r"自评(价)?(的)?(等级|级别|结论|结果)?$|给自己定|自评")

Told = tuple[int, str, Document, Passage]


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault where the two levels differ, and one for each level with the name of another."""
    applied = list(_told(desk, "application_form", _APPLIED))
    own = list(_told(desk, "self_assessment", _OWN))
    if applied and own and {t[0] for t in applied}.isdisjoint({t[0] for t in own}):
        (level, _, document, passage), (other, _, other_document, other_passage) = applied[0], own[0]
        said = f"申请 {level} 级，自评 {other} 级，两处不一致"
        yield Fault(said, (place(document, passage), place(other_document, other_passage)))
    names = _names()
    for level, name, document, passage in (*applied, *own):
        if name and name in names and names[name] != level:
            yield Fault(f"{level} 级写成“{name}”，“{name}”是 {names[name]} 级", (place(document, passage),))


def _told(desk: Desk, kind: str, label: re.Pattern[str]) -> Iterator[Told]:
    """The levels told under such labels in papers of one kind."""
    for document in desk.documents:
        if (
            document.recognised
            or max((p.kinds.get(kind, 0.0) for p in document.root.walk()), default=0.0) < 0.6
        ):
            continue
        for passage in document.root.all_passages():
            if passage.kind == "field":
                said, answer = fold(passage.label), fold(passage.value)
            elif passage.kind == "row":
                said, _, answer = (fold(x) for x in passage.text.partition("\t"))
            else:
                continue
            match = _LEVEL.match(answer) if label.search(said) else None
            if match:
                yield _NUMBER[match[1]], match[2] or "", document, passage


def _names() -> dict[str, int]:
    """The names of the levels of all schemes that have them."""
    tables = [t for s in scheme_ids() if (t := load_levels(s))]
    return {row.name: row.level for t in tables for row in t.rows if row.name}
