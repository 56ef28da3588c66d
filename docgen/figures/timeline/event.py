"""One deadline of a case as an event: start, due day, status as of a day, and why."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from corpus.deadlines import Deadline
from corpus.working_days import Skipped
from docgen.figures.timeline.judge import Result, Verdict, written
from docgen.figures.timeline.names import TERMS, sentence
from docgen.figures.timeline.period import Moment, day_of

Status = Literal["done", "due", "overdue", "upcoming", "cannot_determine"]
STATUS_WORDS: dict[Status, str] = {
    "done": "已完成",
    "due": "将到期",
    "overdue": "已逾期",
    "upcoming": "未到期",
    "cannot_determine": "不能判断",
}
SOON = 30
"""Calendar days before the due day from which a deadline is called due."""
_UNITS = {"day_of_next_month": "months", "calendar_year": "years"}
_GRAVITY: tuple[Result, ...] = ("ok", "open", "warn", "cannot_determine", "error")


@dataclass(frozen=True, slots=True)
class Event:
    """``due``: the last day (or the first, where there is no last); ``earliest``: the opening of a window;
    ``result``: what the gravest limit says; ``severity``: that of the limit shown."""

    id: str
    title: str
    clause: str
    subject: str
    start: Moment | None
    due: Moment | None
    earliest: Moment | None
    actual: Moment | None
    rule: str
    unit: str
    skipped: tuple[Skipped, ...]
    status: Status
    result: Result
    severity: str
    note: str

    def as_data(self) -> dict[str, Any]:
        """The event for JSON: dates in ISO form."""
        return {
            "id": self.id,
            "title": self.title,
            "clause": self.clause,
            "subject": self.subject,
            "start": self.start and written(self.start),
            "due": self.due and written(self.due),
            "earliest": self.earliest and written(self.earliest),
            "actual": self.actual and written(self.actual),
            "rule": self.rule,
            "unit": _UNITS.get(self.unit, self.unit),
            "skipped": [s.day.isoformat() for s in self.skipped],
            "skipped_reasons": {s.day.isoformat(): s.reason for s in self.skipped},
            "status": self.status,
            "result": self.result,
            "severity": self.severity,
            "note": self.note,
        }


def event_of(rule: Deadline, subject: str, verdicts: Sequence[Verdict], as_of: datetime.date) -> Event:
    """The event of one rule and one subject; the limit shown is the one that matters most now."""
    main = _main(verdicts, as_of)
    result = max((v.result for v in verdicts), key=_GRAVITY.index)
    earliest = next((v.due for v in verdicts if not v.upper and v.limit.to == main.limit.to), None)
    return Event(
        rule.id,
        rule.title,
        rule.clause,
        subject,
        main.start,
        main.due,
        earliest if main.upper else None,
        main.actual,
        sentence(main.limit),
        main.limit.unit,
        main.skipped,
        _status(verdicts, main, as_of),
        result,
        main.limit.severity,
        _note(rule, verdicts, main, as_of),
    )


def _main(verdicts: Sequence[Verdict], as_of: datetime.date) -> Verdict:
    """The gravest breach first, then an open or planned upper limit, then the first limit of all."""
    broken = [v for v in verdicts if v.result in ("error", "cannot_determine")]
    pending = [v for v in verdicts if v.upper and v.limit.severity == "error" and _pending(v, as_of)]
    pending += [v for v in verdicts if v.upper and _pending(v, as_of)]
    upper = [v for v in verdicts if v.upper]
    return [*broken, *pending, *upper, *verdicts][0]


def _pending(verdict: Verdict, as_of: datetime.date) -> bool:
    if verdict.actual is None or verdict.limit.to in TERMS:
        return verdict.actual is None
    return day_of(verdict.actual) > as_of


def _status(verdicts: Sequence[Verdict], main: Verdict, as_of: datetime.date) -> Status:
    if main.result == "cannot_determine":
        return "cannot_determine"
    if main.result == "error" and not _pending(main, as_of):
        return "overdue" if main.upper else "done"
    if not any(_pending(v, as_of) for v in verdicts):
        return "done"
    if main.due is None or not main.upper:
        return "upcoming"
    left = (day_of(main.due) - as_of).days
    if left < 0:
        return "overdue"
    return "due" if left <= SOON else "upcoming"


def _note(rule: Deadline, verdicts: Sequence[Verdict], main: Verdict, as_of: datetime.date) -> str:
    told = [v.note for v in verdicts if v.note]
    limits = [v.limit.note for v in verdicts if v.limit.note and v.result in ("warn", "error", "open")]
    if main.actual is not None and _pending(main, as_of):
        told.append(f"计划 {written(main.actual)}")
    told += [f"宜不迟于 {written(day)}" for day in _recommended(verdicts, main)]
    if rule.breach and any(v.result == "error" for v in verdicts):
        told.append(rule.breach)
    tail = [
        rule.note or "",
        "起止读法为默认" if rule.by_default else "",
        f"见 {rule.anomaly}" if rule.anomaly else "",
    ]
    return "；".join(dict.fromkeys(t for t in (*told, *(n for n in limits if n), *tail) if t))


def _recommended(verdicts: Sequence[Verdict], main: Verdict) -> list[Moment]:
    """Earlier last days that are only recommended, while the thing is still to be done."""
    if main.result != "open" or main.due is None:
        return []
    others = [v.due for v in verdicts if v.upper and v.result == "open" and v.limit.severity == "warn"]
    return [day for day in others if day is not None and day_of(day) < day_of(main.due)]
