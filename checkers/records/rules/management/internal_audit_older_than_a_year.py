"""The latest internal audit, when it lies more than twelve months back."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values.days import add_months


def judge(desk: Desk) -> Iterator[Fault]:
    """At most one fault."""
    held = [
        (day, form, entry)
        for form in desk.forms("internal_audit")
        for entry in form.entries
        if (day := entry.last_day("date")) and not form.recognised
    ]
    if held:
        day, form, entry = max(held, key=lambda x: x[0])
        if add_months(day, 12) < desk.as_of:
            yield Fault(f"最近一次内审是 {day}，距今已超过十二个月", shown(form, entry, field="date"))
