"""Design reviews that came after the prototype was begun."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.generic.across import OrderAcross, Side

_ACROSS = OrderAcross(
    earlier=Side(kind="design_review", key="project", field="date"),
    later=Side(kind="prototype_build", key="project", field="date"),
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register of projects, and one for each project told in two papers."""
    for form in desk.forms("project_register", least=("second_review", "prototype")):
        late = [e for e in form.with_fields("second_review", "prototype") if _late(e)]
        if late:
            one = late[0]
            said = (
                f"{one.text('number')} 样机 {one.text('prototype')} 早于设计评审 {one.text('second_review')}"
            )
            yield Fault(said, shown(form, *late))
    yield from _ACROSS.judge(desk)


def _late(entry: Entry) -> bool:
    reviewed, begun = entry.last_day("second_review"), _begun(entry)
    return bool(reviewed and begun and begun < reviewed)


def _begun(entry: Entry) -> datetime.date | None:
    """The first day of the prototype; None without its year."""
    value = entry.value("prototype")
    if value is None or not value.periods or value.periods[0].doubtful:
        return None
    return value.periods[0].first
