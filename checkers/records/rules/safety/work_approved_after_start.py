"""Dangerous work that began before it was approved."""

import datetime
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.values.clock import times

_PLACES = ("approved", "approver")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register or permit, by day, or by the hour where both tell it."""
    for form in desk.forms("work_permit", least=("period",)):
        late = [(e, told) for e in form.with_fields("period") if (told := _late(e))]
        if late:
            entry, told = late[0]
            said = f"{len(late)} 张作业票先开工后批准：作业 {entry.text('period')}，批准 {told}"
            yield Fault(said, shown(form, *(e for e, _ in late), field="period"))


def _late(entry: Entry) -> str | None:
    """The approval as told, when it came after the work began."""
    value = entry.value("period")
    begun = value.periods[0].first if value and not value.doubtful and value.periods else None
    if begun is None:
        return None
    for field in _PLACES:
        told = entry.value(field)
        day = told.periods[0].first if told and not told.recognised and told.periods else None
        if told is None or day is None or told.periods[0].doubtful:
            continue
        if day > begun or (day == begun and _later_hour(entry.text("period"), told.text)):
            return told.text
    return None


def _later_hour(work: str, approval: str) -> bool:
    begun, approved = _first(work), _first(approval)
    return begun is not None and approved is not None and approved > begun


def _first(text: str) -> datetime.time | None:
    told = times(text)
    return told[0] if told else None
