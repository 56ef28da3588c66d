"""A numbered clause of a procedure that has a heading and no text."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Part
from checkers.view import place

_NUMBERED = re.compile(r"^\d{1,2}(\.\d{1,2}){1,3}[\u4e00-\u9fff]")
_SIBLINGS = 3  # so many clauses of the same level have text, so that the heading is not merely a line


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file."""
    for document in desk.documents:
        if not _is_rule(document, desk):
            continue
        empty = [p for p in document.root.walk() if _heading_only(p)]
        if empty and len(empty) <= 3:
            said = f"只有标题没有内容：{'、'.join(p.title[:20] for p in empty)}"
            yield Fault(said, tuple(place(document, p.passages[0]) for p in empty))


def _is_rule(document: Document, desk: Desk) -> bool:
    known = desk.index.concepts
    return any(s >= 0.7 and k in known and known[k].document == "rule" for k, s in document.kinds.items())


def _heading_only(part: Part) -> bool:
    if part.kind != "section" or part.children or not _NUMBERED.match(part.folded_title):
        return False
    if len(part.passages) != 1 or part.passages[0].flags or part.parent is None:
        return False
    alike = [s for s in part.parent.children if s is not part and s.level == part.level]
    written = [s for s in alike if len(s.passages) > 1 or s.children]
    return len(written) >= _SIBLINGS and len(written) >= 0.7 * len(alike)
