"""A subject of deadlines with its dates, and the few things that several kinds of subjects ask of a case."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.case.audit import Audit
from docgen.case.model import Case
from docgen.figures.timeline.paths import day
from docgen.figures.timeline.period import Moment

INITIAL = ("stage1", "stage2", "initial")


@dataclass(frozen=True, slots=True)
class Instance:
    """One subject: its dates, those that it never has (``absent``) and those that ought to be there (``expected``)."""

    subject: str
    facts: Mapping[str, Moment]
    absent: frozenset[str] = frozenset()
    expected: frozenset[str] = frozenset()
    paused: frozenset[datetime.date] = field(default_factory=frozenset)


def issue_day(case: Case) -> datetime.date | None:
    """The day from which the certificate is valid."""
    return day(case, "certificate.issued_on")


def surveillances(case: Case) -> list[Audit]:
    """The surveillances of the case in the order of their days; those without a day last."""
    found = case.audits_of("surveillance")
    return sorted(found, key=lambda a: (a.start is None, a.start or datetime.date.max))


def only(case: Case, kind: str) -> Audit | None:
    """The first audit of a kind."""
    return next(iter(case.audits_of(kind)), None)


def ended_on(case: Case) -> datetime.date | None:
    """The day on which the certificate was withdrawn or cancelled."""
    ends = [e.date for e in case.events if e.kind in ("withdrawal", "cancellation")]
    return max(ends, default=None)
