"""The latest drill, when it lies more than twelve months back."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values.days import add_months


def judge(desk: Desk) -> Iterator[Fault]:
    """At most one fault; silent where a drill was read from a picture, as its day may be misread."""
    forms = list(desk.forms("drill"))
    held = [(day, f, e) for f in forms for e in f.entries if (day := e.last_day("date"))]
    if held and not any(f.recognised for f in forms):
        day, form, entry = max(held, key=lambda x: x[0])
        if add_months(day, 12) < desk.as_of:
            yield Fault(f"最近一次演练是 {day}，距今已超过十二个月", shown(form, entry, field="date"))
