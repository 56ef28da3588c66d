"""From a case to its timeline: every rule of the scheme on every subject that it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.deadlines import Deadline, load_deadlines
from corpus.working_days import Calendar, official
from docgen.case.model import Case
from docgen.figures.timeline.event import Event, event_of
from docgen.figures.timeline.facts import instances
from docgen.figures.timeline.instance import Instance
from docgen.figures.timeline.judge import written
from docgen.figures.timeline.load import loads
from docgen.figures.timeline.names import name
from docgen.figures.timeline.period import day_of
from docgen.figures.timeline.recertification import way
from docgen.figures.timeline.verdicts import verdicts
from docgen.figures.timeline.yearly import years


def timeline(case: Case, as_of: datetime.date, working: Calendar | None = None) -> list[Event]:
    """Every deadline and window of the case as of a day, in the order of their due days; those without one last."""
    calendar = working or official()
    found = [e for rule in load_deadlines(case.scheme) for e in _events(rule, case, as_of, calendar)]
    return sorted(found, key=lambda e: (e.due is None, day_of(e.due) if e.due else as_of, e.id, e.subject))


def _events(rule: Deadline, case: Case, as_of: datetime.date, working: Calendar) -> Iterator[Event]:
    if rule.scope == "yearly":
        yield from years(rule, case, as_of)
        return
    if rule.scope == "auditor_load":
        yield from loads(rule, case, as_of)
        return
    for instance in instances(case, rule.scope, rule.kinds):
        if rule.order:
            yield from _order(rule, instance)
        found = verdicts(rule, instance, working)
        if found:
            event = event_of(rule, instance.subject, found, as_of)
            yield replace(event, note=_with_route(event, case, instance, working)) if rule.route else event


def _with_route(event: Event, case: Case, instance: Instance, working: Calendar) -> str:
    """The note of a recertification's decision with the way that it goes."""
    if "decision" not in instance.facts:
        return event.note
    terms = [r for r in load_deadlines(case.scheme) if r.scope == "recertification" or r.sets_expiry]
    return "；".join(t for t in (way(terms, instance.facts, working).sentence(), event.note) if t)


def _order(rule: Deadline, instance: Instance) -> Iterator[Event]:
    """Dates that must not run backwards, each against the last one before it that is known."""
    there = [n for n in rule.order if n in instance.facts]
    wrong = list(_backwards(there, instance))
    if len(there) < 2:
        return
    yield Event(
        rule.id, rule.title, rule.clause, instance.subject, None, None, None, None,
        "依次：" + "、".join(name(n) for n in rule.order), "days", (), "done",
        "error" if wrong else "ok", "error", "；".join([*wrong, *([rule.note] if rule.note else [])]),
    )  # fmt: skip


def _backwards(there: Iterable[str], instance: Instance) -> Iterator[str]:
    facts = instance.facts
    for before, after in pairwise(there):
        if day_of(facts[after]) < day_of(facts[before]):
            yield f"{name(after)} {written(facts[after])} 早于{name(before)} {written(facts[before])}"
