"""The year in a manifest's number against the day of the transfer."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values import codes
from checkers.records.waste import manifests


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest."""
    for form, entry in manifests(desk):
        number, day = codes.manifest(entry.text("number")), entry.day("out_date")
        if number and day and number[0] != day.year and not form.recognised:
            said = f"联单编号 {entry.text('number')} 的年份是 {number[0]}，移出日期是 {day}"
            yield Fault(said, shown(form, entry, field="number"))
