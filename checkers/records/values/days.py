"""Days and periods as people write them in forms."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checkers.dates import Written, dates_in
from checkers.folding import fold

_RANGE = re.compile(r"^[日号]?(\([^)]*\))?(\|?\d{1,2}[::]\d{2})?(至|到|~|～|-{1,2}|—{1,2}|–|－|起至|止)+$")
_DAY_ONLY = re.compile(r"(至|到|~|-|—|–)(?:(?P<m>\d{1,2})[./月-])?(?P<d>\d{1,2})日?(?![\d./年月:-])")
_FOREVER = re.compile(r"长期|永久|无固定期限|不限期|长久有效|^long")
_SERIAL = re.compile(r"^\d{5}(\.0+)?$")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{2})([./-])(\d{1,2})\2(\d{1,2})(?![\d./-])")
_NO_YEAR = re.compile(r"(?<![\d./年-])(\d{1,2})(?:月|[./-])(\d{1,2})(?:日|号)?(?![\d./月-])")
_APART = re.compile(r"(?<=\d)\s+(?=\d)")  # a day and an hour must not run together when blanks are folded
_EPOCH = datetime.date(1899, 12, 30)  # day 0 of the 1900 date system of spreadsheets


@dataclass(frozen=True, slots=True)
class Period:
    """The days a text tells: one day (first = last), a month, a span, or open at an end (None).

    ``doubtful`` = the year or the order of the figures is not written; ``impossible`` = no calendar has it.
    """

    text: str
    first: datetime.date | None
    last: datetime.date | None
    doubtful: bool = False
    impossible: bool = False
    forever: bool = False

    @property
    def day(self) -> datetime.date | None:
        """The one day it tells, or None for months and spans."""
        return self.first if self.first == self.last else None

    def covers(self, day: datetime.date) -> bool:
        """Whether a day lies inside; an open end covers everything on that side."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def periods(text: str, *, sheet: bool = False) -> list[Period]:
    """All days and spans of a text in their order; `sheet` lets a bare serial number count as a day."""
    folded = fold(_APART.sub("|", text))
    found = list(_joined(folded, list(dates_in(folded))))
    if found:
        return found
    if _FOREVER.search(folded):
        return [Period(text.strip(), None, None, forever=True)]
    if _SERIAL.match(folded) and 30000 <= int(float(folded)) <= 60000:
        day = _EPOCH + datetime.timedelta(days=int(float(folded)))
        return [Period(text.strip(), day, day, doubtful=not sheet)]
    return list(_unclear(folded))


def _joined(folded: str, written: list[Written]) -> Iterator[Period]:
    """Single dates, and pairs joined by 至 or a dash as spans."""
    index = 0
    while index < len(written):
        one = written[index]
        following = written[index + 1] if index + 1 < len(written) else None
        end = one.start + len(one.text)
        if following and _RANGE.match(folded[end : following.start]):
            yield _span(folded, one, following)
            index += 2
            continue
        index += 1
        yield _single(folded, one, end)


def _span(folded: str, one: Written, other: Written) -> Period:
    text = folded[one.start : other.start + len(other.text)]
    first, last = _first(one), other.last_day
    wrong = one.impossible or other.impossible
    return Period(text, first, last, impossible=wrong)


def _single(folded: str, one: Written, end: int) -> Period:
    if one.impossible:
        return Period(one.text, None, None, impossible=True)
    tail = _DAY_ONLY.match(folded, end)
    if tail and one.date:
        last = _safe(one.year, int(tail["m"] or one.month), int(tail["d"]))
        if last and last >= one.date:
            return Period(folded[one.start : tail.end()], one.date, last)
    before = folded[max(0, one.start - 3) : one.start]
    after = folded[end : end + 4]
    forever = bool(_FOREVER.search(folded[end : end + 8]))
    if forever or re.match(r"(日)?(起|开始|之后|以后)(?!止)", after):
        return Period(one.text, _first(one), None, forever=forever)
    if re.search(r"(至|到|截止|止于|before|until)$", before) or re.match(r"(日)?(止|前|之前|以前)", after):
        return Period(one.text, None, one.last_day)
    return Period(one.text, _first(one), one.last_day)


def _first(one: Written) -> datetime.date | None:
    return None if one.impossible else one.date or datetime.date(one.year, one.month, 1)


def _unclear(folded: str) -> Iterator[Period]:
    """Dates with a short year or none: told, but doubtful."""
    short = list(_SHORT_YEAR.finditer(folded))
    for match in short:
        day = _safe(2000 + int(match[1]), int(match[3]), int(match[4]))
        yield Period(match.group(), day, day, doubtful=True)
    if not short:
        for match in _NO_YEAR.finditer(folded):
            if 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31:
                yield Period(match.group(), None, None, doubtful=True)


def _safe(year: int, month: int, day: int) -> datetime.date | None:
    if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return datetime.date(year, month, day)
    return None


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months on, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
