"""Transfers on a day that the receiver's licence does not cover."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.waste import licensed


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest."""
    for (form, entry), (licence_form, licence) in licensed(desk):
        day, valid = entry.day("out_date"), licence.period("valid")
        if day and valid and not valid.forever and not valid.covers(day):
            said = (
                f"许可证 {licence.text('number')} 有效期 {licence.text('valid')}，"
                f"联单 {entry.text('number')} 移出日期 {day} 不在有效期内"
            )
            places = shown(form, entry, field="out_date")
            yield Fault(said, (*places, *shown(licence_form, licence, field="valid")))
