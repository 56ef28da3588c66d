"""What a schedule is worth as time on site: per person and day at most a working day, only those who audit."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from corpus.audit_time import AuditTime
from corpus.exact import exact, shown
from docgen.figures.step import DAYS, Derivation, Status, Step

MINUTES = 60


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work on site: who, in which role, on which day, from when to when (times of one day)."""

    person: str
    role: str
    day: datetime.date
    start: datetime.time
    end: datetime.time

    @property
    def span(self) -> tuple[int, int]:
        """Start and end in minutes of the day."""
        return (_minutes(self.start), _minutes(self.end))


@dataclass(frozen=True, slots=True)
class Credit:
    """Person-days that a schedule earns, and what each person earns on each day."""

    person_days: Fraction
    per_day: dict[tuple[str, datetime.date], Fraction]
    status: Status
    steps: tuple[Step, ...]


def credit(time: AuditTime, schedule: Sequence[Work]) -> Credit:
    """Person-days of 8 h (the scheme's day). Work at the same time counts once; hours beyond the day earn nothing."""
    d = Derivation()
    full = time.day.hours * MINUTES
    worked: dict[tuple[str, datetime.date], list[tuple[int, int]]] = defaultdict(list)
    left_out: dict[str, str] = {}
    for work in schedule:
        if work.role in time.not_credited.roles:
            left_out[work.person] = work.role
        else:
            worked[work.person, work.day].append(work.span)
    earned: dict[tuple[str, datetime.date], Fraction] = {}
    for (person, day), spans in sorted(worked.items(), key=lambda i: (i[0][1], i[0][0])):
        minutes = _union(spans)
        earned[person, day] = Fraction(min(minutes, full), full)
        note = (
            f"当日 {shown(Fraction(minutes, MINUTES))} 小时，超出 {time.day.hours} 小时不计"
            if minutes > full
            else ""
        )
        d.add(
            f"{day} {person}",
            time.day.clause,
            f"{minutes} 分钟 ÷ {full}",
            earned[person, day],
            DAYS,
            note=note,
        )
    if left_out:
        d.add(
            "不计入",
            time.not_credited.clause,
            "、".join(sorted(left_out)),
            0,
            DAYS,
            note="专家、实习和观察员不计人日",
        )
    total = sum(earned.values(), Fraction(0))
    d.add("计入现场人日", time.day.clause, "各人各日之和", total, DAYS)
    return Credit(total, earned, d.status, tuple(d.steps))


def days_needed(time: AuditTime, onsite: Fraction, auditors: int, client_hours: Any) -> int:
    """How many days on site a least time takes when the client works only so many hours a day."""
    hours = min(exact(client_hours), Fraction(time.day.hours))
    return ceil(onsite * time.day.hours / (auditors * hours))


def _union(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def _minutes(at: datetime.time) -> int:
    return at.hour * MINUTES + at.minute
