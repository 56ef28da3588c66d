"""From a case to its timeline: every rule of the scheme on every subject that it concerns."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.deadlines import Deadline, Limit, load_deadlines
from corpus.working_days import Calendar, official
from docgen.case.model import Case
from docgen.figures.timeline import judge
from docgen.figures.timeline.event import Event, event_of
from docgen.figures.timeline.facts import instances
from docgen.figures.timeline.instance import Instance
from docgen.figures.timeline.judge import Verdict, written
from docgen.figures.timeline.load import loads
from docgen.figures.timeline.names import name
from docgen.figures.timeline.period import day_of
from docgen.figures.timeline.yearly import years

PAUSE = "整改"


def timeline(case: Case, as_of: datetime.date, working: Calendar | None = None) -> list[Event]:
    """Every deadline and window of the case as of a day, in the order of their due days; those without one last."""
    calendar = working or official()
    found = [e for rule in load_deadlines(case.scheme) for e in _events(rule, case, as_of, calendar)]
    return sorted(found, key=lambda e: (e.due is None, day_of(e.due) if e.due else as_of, e.id, e.subject))


def verdicts(rule: Deadline, instance: Instance, working: Calendar) -> list[Verdict]:
    """What each limit of a rule says about one subject; limits that do not concern it are left out."""
    calendar = working.closed(instance.paused, PAUSE) if rule.pauses and instance.paused else working
    found = (_verdict(limit, instance, calendar) for limit in rule.limits)
    return [v for v in found if v is not None]


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
            yield event_of(rule, instance.subject, found, as_of)


def _verdict(limit: Limit, instance: Instance, working: Calendar) -> Verdict | None:
    facts = instance.facts
    if {limit.to, limit.base} & instance.absent or not judge.applies(limit, facts):
        return None
    if limit.only_if_given and limit.to not in facts:
        return None
    if limit.base is not None and limit.base not in facts:
        known = limit.to in facts or limit.base in instance.expected
        return judge.lacking(limit, facts) if known else None
    return judge.judge(limit, facts, working)


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
