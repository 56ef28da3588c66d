"""Working days in mainland China, from the yearly holiday notices of the State Council's general office.

A year that is not held is never guessed: `UnknownYear` says which one is lacking. Days run from midnight to midnight.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import CertdeskError
from corpus.scheme import Strict
from corpus.yaml_file import load_as

CALENDARS = Path(__file__).resolve().parent / "calendars"
ONE_DAY = datetime.timedelta(days=1)
WEEKEND = "周末"
_YEAR_END = (12, 26)  # a notice for the next year has never reached further back than this


class UnknownYear(CertdeskError):
    """No calendar is held for a year that a count of working days would need."""

    def __init__(self, year: int, held: tuple[int, ...]) -> None:
        years = f"已收录 {held[0]} 至 {held[-1]} 年" if held else "未收录任何年份"
        super().__init__(f"未收录 {year} 年的放假调休安排，不能判断工作日（{years}）")
        self.year = year


class Notice(Strict):
    """An official notice on the holidays of one year."""

    number: str
    issued: datetime.date | None = None
    subject: str | None = None


class Holiday(Strict):
    """A run of days off, both ends included."""

    name: str
    first: datetime.date
    last: datetime.date


class CalendarYear(Strict):
    """One year: its days off beside the weekends, and the weekend days that are worked in exchange."""

    year: int
    notices: list[Notice]
    holidays: list[Holiday]
    make_up: list[datetime.date]

    def off_days(self) -> dict[datetime.date, str]:
        """Each day off with the name of its holiday."""
        return {day: run.name for run in self.holidays for day in _days(run.first, run.last)}


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that does not count as a working day, and why."""

    day: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class Span:
    """A count of working days: from ``start`` (not counted) to ``end`` (counted), and the days left out.

    ``provisional``: it touches the last days of the last year held, which the next notice may still rearrange.
    """

    start: datetime.date
    end: datetime.date
    skipped: tuple[Skipped, ...]
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """The years that are held: days off with their names, weekend days worked."""

    years: tuple[int, ...]
    off: Mapping[datetime.date, str]
    make_up: frozenset[datetime.date]

    def why_not_worked(self, day: datetime.date) -> str | None:
        """None for a working day, else the name of the holiday or 周末. Raises `UnknownYear`."""
        if day.year not in self.years:
            raise UnknownYear(day.year, self.years)
        if day in self.make_up:
            return None
        return self.off.get(day) or (WEEKEND if day.weekday() >= 5 else None)

    def is_working_day(self, day: datetime.date) -> bool:
        """Whether people work on that day. Raises `UnknownYear`."""
        return self.why_not_worked(day) is None

    def add(self, day: datetime.date, amount: int) -> Span:
        """The ``amount``-th working day after (negative: before) ``day``, which itself is not counted.

        With 0 the day stays as it is. Raises `UnknownYear` as soon as a day of a year not held is met.
        """
        step = ONE_DAY if amount > 0 else -ONE_DAY
        reached, left, skipped = day, abs(amount), []
        while left:
            reached += step
            reason = self.why_not_worked(reached)
            if reason is None:
                left -= 1
            else:
                skipped.append(Skipped(reached, reason))
        return Span(day, reached, tuple(sorted(skipped, key=lambda s: s.day)), self._open(day, reached))

    def between(self, first: datetime.date, last: datetime.date, *, ends: int = 0) -> int:
        """How many working days lie between two days.

        ``ends``: 0 counts neither end, 1 counts the later one only, 2 counts both. Negative when
        ``last`` is before ``first``. Raises `UnknownYear`.
        """
        if last < first:
            return -self.between(last, first, ends=ends)
        start = first if ends == 2 else first + ONE_DAY
        stop = last if ends else last - ONE_DAY
        return sum(self.is_working_day(day) for day in _days(start, stop))

    def closed(self, days: Iterable[datetime.date], reason: str) -> Calendar:
        """The same calendar with further days that do not count."""
        more = dict.fromkeys(days, reason)
        return Calendar(self.years, {**self.off, **more}, self.make_up - set(more))

    def _open(self, first: datetime.date, last: datetime.date) -> bool:
        early, late = sorted((first, last))
        final = datetime.date(self.years[-1], *_YEAR_END)
        return late >= final and early <= datetime.date(self.years[-1], 12, 31)


@cache
def official() -> Calendar:
    """The calendar of every year held in the corpus."""
    held = [load_as(path, CalendarYear) for path in sorted(CALENDARS.glob("*.yaml"))]
    return calendar_of(held)


def calendar_of(held: list[CalendarYear]) -> Calendar:
    """One calendar of several years."""
    return Calendar(
        years=tuple(sorted(y.year for y in held)),
        off={day: name for y in held for day, name in y.off_days().items()},
        make_up=frozenset(day for y in held for day in y.make_up),
    )


def is_working_day(day: datetime.date) -> bool:
    """Whether people work on that day, by the official calendar. Raises `UnknownYear`."""
    return official().is_working_day(day)


def add_working_days(day: datetime.date, amount: int) -> Span:
    """See `Calendar.add`, by the official calendar."""
    return official().add(day, amount)


def working_days_between(first: datetime.date, last: datetime.date, *, ends: int = 0) -> int:
    """See `Calendar.between`, by the official calendar."""
    return official().between(first, last, ends=ends)


def _days(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    for offset in range((last - first).days + 1):
        yield first + datetime.timedelta(days=offset)
