"""Technical staff of the roster without a technical file."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.staff import rosters, technical
from checkers.structure.part import Part


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each roster with technical people who are in no file, where some are."""
    held = "".join(
        p.folded
        for document in desk.documents
        for part in document.root.walk()
        if _is_file(part)
        for p in part.all_passages()
        if p.kind in ("row", "field", "title") and not p.flags
    )
    for form in rosters(desk):
        people = technical(form)
        without = {n: e for n, e in people.items() if n not in held}
        if 0 < len(without) < len(people):
            said = (
                f"技术人员 {len(people)} 人中 {len(without)} 人没有技术档案：{'、'.join(list(without)[:6])}"
            )
            yield Fault(said, shown(form, *without.values()))


def _is_file(part: Part) -> bool:
    """Whether a part is surely a technical file and no roster."""
    sure = part.kinds.get("technical_file", 0.0)
    return sure >= 0.7 and not any(p.kinds.get("roster", 0.0) >= 0.6 for p in part.walk())
