"""A training plan of an earlier year and none of the present one."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Form

_YEAR = re.compile(r"(20\d\d)(?:年|年度)?")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for the latest plan, when all plans name earlier years."""
    plans = [(year, form) for form in desk.forms("training_plan") if (year := _year(form))]
    if plans and max(y for y, _ in plans) < desk.as_of.year:
        year, form = max(plans, key=lambda p: p[0])
        yield Fault(f"培训计划是 {year} 年的，未见 {desk.as_of.year} 年的计划", shown(form, *form.rows[:1]))


def _year(form: Form) -> int | None:
    """The one year that the title, caption or file name tells."""
    said = fold(form.title) + "".join(p.folded for p in form.captions[:2])
    years = {int(y) for y in _YEAR.findall(said)}
    return years.pop() if len(years) == 1 else None
