"""The rule on deadlines: whatever the timeline of the case finds broken, overdue or impossible to tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from corpus.scheme import Severity
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.figures.timeline.engine import timeline
from docgen.figures.timeline.event import Event


def kept(look: Look) -> Iterator[Fault]:
    """Each deadline and window of the scheme; those that a rule of its own looks after are left out (``skip``)."""
    for event in timeline(look.case, look.as_of):
        if event.id not in look.texts("skip") and (severity := _severity(event)) is not None:
            yield Fault(_place(look, event), _message(event), _advice(event), severity, event.clause)


def _severity(event: Event) -> Severity | None:
    """None where nothing is wrong: done in time, or still open."""
    if event.result == "cannot_determine":
        return "info"
    if event.result == "warn" or (event.result == "error" and event.severity == "warn"):
        return "minor"
    late = event.result == "open" and event.status == "overdue"
    return "major" if event.result == "error" or late else None


def _message(event: Event) -> str:
    subject = f"（{event.subject}）" if event.subject else ""
    dates = "，".join(
        f"{word} {_day(moment)}"
        for word, moment in (("起算", event.start), ("期限", event.due), ("实际", event.actual))
        if moment is not None
    )
    return f"{event.id} {event.title}{subject}：{dates or '缺少日期'}" + (
        f"；{event.note}" if event.note else ""
    )


def _advice(event: Event) -> str:
    return f"规则：{event.rule}；改正日期或按规则处理，推导见 certdesk timeline"


def _day(moment: datetime.date) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime.datetime) else f"{moment}"


def _place(look: Look, event: Event) -> str:
    """Where in the case file the subject stands; the deadline's own id where it is the case as a whole."""
    case = look.case
    named = {a.id: f"audits[{i}]" for i, a in enumerate(case.audits, 1)}
    named |= {n.number: f"nonconformities[{i}]" for i, n in enumerate(case.nonconformities, 1)}
    named |= {e.number or f"{e.date}": f"events[{i}]" for i, e in enumerate(case.events, 1)}
    return named.get(event.subject.rpartition(" ")[2], f"timeline.{event.id}")
