"""One limit against the dates of a case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.deadlines import Limit
from corpus.working_days import Calendar, Skipped, UnknownYear
from docgen.figures.timeline.names import name
from docgen.figures.timeline.period import Moment, day_of, moved

Result = Literal["ok", "warn", "error", "open", "cannot_determine"]
Facts = Mapping[str, Moment]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a limit says: the end of its period, the date judged (None while open), the days left out, and why."""

    limit: Limit
    result: Result
    start: Moment | None = None
    due: Moment | None = None
    actual: Moment | None = None
    skipped: tuple[Skipped, ...] = ()
    note: str = ""

    @property
    def upper(self) -> bool:
        """Whether it says at the latest; otherwise at the earliest."""
        return self.limit.op in ("<=", "<")


def applies(limit: Limit, facts: Facts) -> bool:
    """Whether the condition of a limit is fulfilled and nothing lets it rest."""
    if limit.unless is not None and limit.unless in facts:
        return False
    if limit.when is None:
        return True
    date, after = _fact(limit.when.date, facts), _fact(limit.when.after, facts)
    return date is not None and after is not None and day_of(date) > day_of(after)


def judge(limit: Limit, facts: Facts, working: Calendar) -> Verdict:
    """The verdict on one limit; its start is there (or it is fixed)."""
    base: Moment | None = limit.fixed if limit.base is None else facts[limit.base]
    assert base is not None
    actual = facts.get(limit.to)
    try:
        reached = moved(base, limit.amount, limit.unit, working)
    except UnknownYear as unknown:
        return Verdict(limit, "cannot_determine", base, None, actual, (), str(unknown))
    note = "年末安排以次年放假通知为准" if reached.provisional else ""
    if actual is None:
        return Verdict(limit, "open", base, reached.moment, None, reached.skipped, note)
    kept = _kept(limit, actual, reached.moment, base)
    if kept is None:
        return Verdict(
            limit, "cannot_determine", base, reached.moment, actual, (), "须填写会议时刻才能判断间隔小时数"
        )
    result: Result = "ok" if kept else limit.severity
    why = "" if kept else _breach(actual, reached.moment, limit)
    return Verdict(
        limit, result, base, reached.moment, actual, reached.skipped, "；".join(t for t in (why, note) if t)
    )


def lacking(limit: Limit, facts: Facts) -> Verdict:
    """The verdict where the start of the period is not known."""
    note = f"缺少{name(limit.base or '')}日期"
    return Verdict(limit, "cannot_determine", actual=facts.get(limit.to), note=note)


def _kept(limit: Limit, actual: Moment, due: Moment, base: Moment) -> bool | None:
    """Whether the limit is kept; None when hours are asked for and only days are known, too close to tell."""
    if limit.unit == "hours":
        if not isinstance(actual, datetime.datetime) or not isinstance(base, datetime.datetime):
            return True if (day_of(actual) - day_of(base)).days > 1 else None
    else:
        actual, due = day_of(actual), day_of(due)
    return {"<=": actual <= due, "<": actual < due, ">=": actual >= due, ">": actual > due}[limit.op]


def _breach(actual: Moment, due: Moment, limit: Limit) -> str:
    days = (day_of(actual) - day_of(due)).days
    if limit.unit == "hours" or days == 0:
        return f"{name(limit.to)} {written(actual)} 不满足，界限为 {written(due)}"
    return f"{name(limit.to)} {written(actual)}，{'迟' if days > 0 else '早'} {abs(days)} 日"


def written(moment: Moment) -> str:
    """A date, or a moment to the minute."""
    return f"{moment:%Y-%m-%dT%H:%M}" if isinstance(moment, datetime.datetime) else moment.isoformat()


def _fact(text: str, facts: Facts) -> Moment | None:
    """A date by its name, or a fixed one as written in the data."""
    return datetime.date.fromisoformat(text) if text[:1].isdigit() else facts.get(text)
