"""At least one surveillance in each year of a certificate: calendar years, or years from its issue."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.deadlines import Deadline, Limit
from docgen.case.model import Case
from docgen.figures.timeline.event import Event, event_of
from docgen.figures.timeline.instance import issue_day, surveillances
from docgen.figures.timeline.judge import Result, Verdict
from docgen.figures.timeline.names import UNITS, name
from docgen.figures.timeline.period import add_months

ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Year:
    """One year in which a surveillance must fall, both ends included."""

    label: str
    first: datetime.date
    last: datetime.date


def years(rule: Deadline, case: Case, as_of: datetime.date) -> Iterator[Event]:
    """One event for each year of the certificate; ``amount`` 0 of a calendar year, else so many months."""
    limit = rule.limits[0]
    start = case.decision.date if limit.base == "decision" and case.decision else issue_day(case)
    expiry = case.certificate.expires_on if case.certificate else None
    if start is None or expiry is None:
        return
    for year in _years(limit, start, expiry):
        event = event_of(rule, year.label, [_verdict(limit, year, case)], as_of)
        yield replace(event, rule=_sentence(limit))


def _years(limit: Limit, start: datetime.date, expiry: datetime.date) -> Iterator[Year]:
    if limit.unit == "calendar_year":
        for year in range(start.year + 1, expiry.year):
            yield Year(f"{year} 年", datetime.date(year, 1, 1), datetime.date(year, 12, 31))
        return
    number = 1
    while add_months(start, limit.amount * (number - 1)) < expiry - ONE_DAY:
        last = min(add_months(start, limit.amount * number), expiry)
        yield Year(f"第 {number} 年", add_months(start, limit.amount * (number - 1)) + ONE_DAY, last)
        number += 1


def _sentence(limit: Limit) -> str:
    if limit.unit == "calendar_year":
        return "每个日历年至少监督一次"
    return f"自{name(limit.base or '')}起每 {limit.amount} {UNITS[limit.unit]}内至少监督一次"


def _verdict(limit: Limit, year: Year, case: Case) -> Verdict:
    """A recertification audit in the last year counts as its surveillance."""
    held = [*surveillances(case), *case.audits_of("recertification")]
    days = sorted(a.start for a in held if a.start and year.first <= a.start <= year.last)
    result: Result = "ok" if days else "open"
    return Verdict(limit, result, year.first, year.last, days[0] if days else None)
