"""Preconditions of papers on later events: how long a suspension may last, how soon and by whom a complaint is answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.deliverables import Requirement
from docgen.case.model import Case
from docgen.figures.timeline.period import add_months

Data = Mapping[str, Any]


def suspension_within(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The suspension ends after it began and within `limit` months."""
    event, months = data["event"], int(requirement.limit or "6")
    if event["date"] and event["until"]:
        latest = add_months(event["date"], months)
        if not event["date"] < event["until"] <= latest:
            yield f"暂停期至 {event['until']}，应在 {event['date']} 之后、不迟于 {latest}（event.until）"


def answered_within(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The answer is given within `limit` days after the complaint was received."""
    event, days = data["event"], int(requirement.limit or "60")
    if event["received_on"] and event["answered_on"]:
        latest = event["received_on"] + datetime.timedelta(days=days)
        if not event["received_on"] <= event["answered_on"] <= latest:
            yield f"告知日期 {event['answered_on']} 不在收到之后 {days} 日内（最迟 {latest}，event.answered_on）"


def answerer_independent(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Nobody of the audit team decides on the complaint."""
    name = data["event"]["decided_by"]
    if name and name in {m.name for m in case.team}:
        yield f"{name} 参与了本项目审核，不得决定申诉投诉的处理（event.decided_by）"
