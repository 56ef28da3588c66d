"""What the limits of one rule say about one subject."""

from __future__ import annotations

from corpus.deadlines import Deadline, Limit
from corpus.working_days import Calendar
from docgen.figures.timeline import judge
from docgen.figures.timeline.instance import Instance
from docgen.figures.timeline.judge import Verdict

PAUSE = "整改"


def verdicts(rule: Deadline, instance: Instance, working: Calendar) -> list[Verdict]:
    """What each limit of a rule says about one subject; limits that do not concern it are left out."""
    calendar = working.closed(instance.paused, PAUSE) if rule.pauses and instance.paused else working
    found = (_verdict(limit, instance, calendar) for limit in rule.limits)
    return [v for v in found if v is not None]


def _verdict(limit: Limit, instance: Instance, working: Calendar) -> Verdict | None:
    facts = instance.facts
    if {limit.to, limit.base} & instance.absent or not judge.applies(limit, facts):
        return None
    if limit.only_if_given and limit.to not in facts:
        return None
    if limit.base is not None and limit.base not in facts:
        asked = limit.base in instance.expected or (limit.to in facts and not _only_before(limit))
        return judge.lacking(limit, facts) if asked else None
    return judge.judge(limit, facts, working)


def _only_before(limit: Limit) -> bool:
    """Whether a limit only says that one thing comes before another, which may not have happened yet."""
    return limit.op in ("<=", "<") and limit.amount == 0
