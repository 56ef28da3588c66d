"""Disposal licences that claim more than five years."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values.days import add_months

_MONTHS = 60


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each licence."""
    for form in desk.forms("disposal_licence"):
        for entry in form.entries:
            valid = entry.period("valid")
            if valid and valid.first and valid.last and valid.last > add_months(valid.first, _MONTHS):
                said = f"许可证 {entry.text('number')} 的有效期 {entry.text('valid')} 超过五年"
                yield Fault(said, shown(form, entry, field="valid"))
