"""Front-line people of the roster who appear in no health examination."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.staff import came, frontline, rosters
from checkers.structure.part import Part

_MOST = 0.85  # so many absent and the register is rather of other people
_FEWEST = 2  # names of a register that tells of persons


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each roster with front-line people who were not examined."""
    seen = _examined(desk)
    for form in rosters(desk):
        people = frontline(form)
        absent = {n: e for n, e in people.items() if n not in seen}
        there = len(people) - len(absent)
        if there >= _FEWEST and 0 < len(absent) <= _MOST * len(people) and not _checks(form.part):
            said = (
                f"作业岗位 {len(people)} 人中 {len(absent)} 人不在体检记录里：{'、'.join(list(absent)[:6])}"
            )
            yield Fault(said, shown(form, *absent.values()))


def _examined(desk: Desk) -> str:
    """All words of the registers of health examinations, without rows of absence."""
    said = []
    for document in desk.documents:
        for part in document.root.walk():
            if _checks(part) and not part.flagged("foreign"):
                rows = [r.passage for r in part.records if came(r)]
                said += [
                    p.folded for p in rows or part.all_passages() if not p.flags & {"negated", "planned"}
                ]
    return "".join(said)


def _checks(part: Part) -> bool:
    """Whether a part is a register of examinations; a file that also holds a roster is not as a whole."""
    mixed = part.kind == "file" and any(q.kinds.get("roster", 0.0) >= 0.6 for q in part.walk())
    return part.kinds.get("health_check", 0.0) >= 0.7 and not mixed
