"""A date moved by a period: calendar days, working days, months clamped to their last day, hours, calendar years."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from corpus.deadlines import Unit
from corpus.working_days import Calendar, Skipped

Moment = datetime.date | datetime.datetime
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a period ends, the days left out on the way, and whether the calendar may still change there."""

    moment: Moment
    skipped: tuple[Skipped, ...] = ()
    provisional: bool = False


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later (negative: earlier), at the latest the last day of that month."""
    index = day.year * MONTHS + day.month - 1 + months
    year, month = index // MONTHS, index % MONTHS + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def moved(base: Moment, amount: int, unit: Unit, working: Calendar) -> Reached:
    """The end of a period. Raises `corpus.working_days.UnknownYear` where working days of an unknown year are needed."""
    if unit == "hours":
        return Reached(_moment(base) + datetime.timedelta(hours=amount))
    day = day_of(base)
    if unit == "working_days":
        span = working.add(day, amount)
        return Reached(span.end, span.skipped, span.provisional)
    if unit in ("months", "years"):
        return Reached(add_months(day, amount * (MONTHS if unit == "years" else 1)))
    if unit == "day_of_next_month":
        return Reached(add_months(day.replace(day=1), 1).replace(day=amount))
    if unit == "calendar_year":
        return Reached(datetime.date(day.year + amount, 1, 1))
    return Reached(day + datetime.timedelta(days=amount))


def day_of(moment: Moment) -> datetime.date:
    """The day of a date or a moment."""
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _moment(base: Moment) -> datetime.datetime:
    return base if isinstance(base, datetime.datetime) else datetime.datetime.combine(base, datetime.time())
