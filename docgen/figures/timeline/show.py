"""The timeline of a case on the terminal and as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from docgen.case.model import Case
from docgen.figures.terminal import Sheet, show
from docgen.figures.timeline.event import STATUS_WORDS, Event
from docgen.figures.timeline.judge import Result, written

COLUMNS = ("期限", "对象", "条款", "规则", "起算", "期限日", "实际", "状态", "判定", "说明")
RESULTS: dict[Result, str] = {
    "ok": "符合",
    "warn": "注意",
    "error": "不符合",
    "open": "待办",
    "cannot_determine": "不能判断",
}


def as_data(case: Case, events: Sequence[Event], as_of: datetime.date) -> dict[str, Any]:
    """The JSON object of the timeline."""
    return {
        "scheme": case.scheme,
        "number": case.number,
        "as_of": as_of.isoformat(),
        "events": [e.as_data() for e in events],
    }


def print_timeline(case: Case, events: Sequence[Event], as_of: datetime.date) -> None:
    """Print the timeline as one table, and how many events are in which state."""
    counts = [f"{word} {sum(e.status == s for e in events)}" for s, word in STATUS_WORDS.items()]
    title = f"{case.number or '案卷'}　期限表，以 {as_of} 为准"
    show([Sheet(title, COLUMNS, [_row(e) for e in events], f"共 {len(events)} 项：{'，'.join(counts)}")])


def _row(event: Event) -> tuple[str, ...]:
    window = f"{written(event.earliest)} 至 " if event.earliest else ""
    due = f"{window}{written(event.due)}" if event.due else "—"
    skipped = f"略过 {len(event.skipped)} 日" if event.skipped else ""
    return (
        f"{event.id} {event.title}",
        event.subject,
        event.clause,
        event.rule,
        written(event.start) if event.start else "—",
        due,
        written(event.actual) if event.actual else "—",
        STATUS_WORDS[event.status],
        RESULTS[event.result],
        "；".join(t for t in (event.note, skipped) if t),
    )
