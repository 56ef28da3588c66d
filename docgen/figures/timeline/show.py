"""The timeline of a case on the terminal and as JSON."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from docgen.case.model import Case
from docgen.figures.terminal import Sheet, show
from docgen.figures.timeline.event import STATUS_WORDS, Event
from docgen.figures.timeline.judge import Result, written
from docgen.figures.timeline.period import Moment

COLUMNS = ("期限", "条款", "规则", "起算", "期限日", "实际", "状态", "判定", "说明")
FIXED = frozenset({"起算", "期限日", "实际", "状态", "判定"})
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
    show(
        [Sheet(title, COLUMNS, [_row(e) for e in events], f"共 {len(events)} 项：{'，'.join(counts)}", FIXED)]
    )


def _row(event: Event) -> tuple[str, ...]:
    notes = (
        f"自 {written(event.earliest)} 起" if event.earliest else "",
        event.note,
        f"略过 {len(event.skipped)} 日" if event.skipped else "",
    )
    return (
        f"{event.id} {event.title} {event.subject}".strip(),
        event.clause,
        event.rule,
        _day(event.start),
        _day(event.due),
        _day(event.actual),
        STATUS_WORDS[event.status],
        RESULTS[event.result],
        "；".join(t for t in notes if t),
    )


def _day(moment: Moment | None) -> str:
    return f"{written(moment)}".replace("T", " ") if moment else "—"
