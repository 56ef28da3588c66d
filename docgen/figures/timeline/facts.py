"""The dates of a case, subject by subject, under the names that the rules use."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from corpus.deadlines import Scope
from docgen.case.meeting import Meeting
from docgen.case.model import Case
from docgen.figures.timeline import event_facts, finding_facts, surveillance_facts
from docgen.figures.timeline.instance import INITIAL, Instance, only
from docgen.figures.timeline.paths import AUDIT, CASE, VISIT, dates, day, known

ONE_DAY = datetime.timedelta(days=1)


def instances(case: Case, scope: Scope, kinds: list[str]) -> Iterator[Instance]:
    """The subjects of one scope."""
    if scope == "incident":
        yield from _incidents(case, kinds)
    elif scope in _BY_SCOPE:
        yield from _BY_SCOPE[scope](case)
    elif scope in event_facts.EVENT_FACTS:
        yield from event_facts.events(case, scope)


def _case(case: Case) -> Iterator[Instance]:
    first, second = only(case, "stage1"), only(case, "stage2")
    visit = second or only(case, "initial") or only(case, case.audit_type)
    expiry = day(case, "certificate.expires_on")
    visits = [a for a in (first, visit) if a]
    facts = {
        **dates(case, CASE),
        **dates(visit, VISIT),
        **dates(first, {"stage1_start": "start", "stage1_end": "end", "stage1_closing": "end"}),
        **dates(second, {"stage2_start": "start", "stage2_opening": "start"}),
        **known(
            received=day(case, "application.received_on") or day(case, "application.date"),
            screened=_first(day(case, f"review.{n}") for n in ("date", "completion_notice_on")),
            internal_audit=_last(a.internal_audit_on for a in visits),
            management_review=_last(a.management_review_on for a in visits),
            stage2_end=visit.end if visit else None,
            expiry_next_day=expiry + ONE_DAY if expiry else None,
        ),
        **known(
            stage1_closing=_moment(first.closing, "end") if first else None,
            stage2_opening=_moment(second.opening, "start") if second else None,
        ),
    }
    absent = frozenset() if case.audit_type == "initial" else frozenset({"stage2_end", "stage2_opening"})
    yield Instance("", facts, absent, paused=_rectification(case))


def _incidents(case: Case, kinds: list[str]) -> Iterator[Instance]:
    if case.application is None:
        return
    for incident in case.application.incidents:
        if incident.kind in kinds:
            facts = known(incident=incident.date, application=case.application.date)
            if incident.closed_on and incident.kind == "spot_check_failure":
                facts["spot_check_closed"] = incident.closed_on
            if not incident.own_cause:
                facts["not_own_cause"] = incident.date
            yield Instance(f"{incident.description or incident.kind} {incident.date}", facts)


def _audits(case: Case) -> Iterator[Instance]:
    for audit in case.audits:
        tested = audit.plan is not None and audit.plan.characteristics is not None
        absent = frozenset() if tested else frozenset({"test_plan"})
        yield Instance(audit.id, dates(audit, AUDIT), absent, expected=frozenset({"audit_start"}))


def _first(days: Iterator[datetime.date | None]) -> datetime.date | None:
    return min((d for d in days if d), default=None)


def _last(days: Iterator[datetime.date | None]) -> datetime.date | None:
    return max((d for d in days if d), default=None)


def _moment(meeting: Meeting | None, which: str) -> datetime.datetime | None:
    at = getattr(meeting, which) if meeting else None
    return datetime.datetime.combine(meeting.date, at) if meeting and at else None


def _rectification(case: Case) -> frozenset[datetime.date]:
    """The days between the raising and the verification of nonconformities of the initial audit, without the day of raising."""
    days: set[datetime.date] = set()
    for one in case.nonconformities:
        audit = case.audit(one.audit)
        start, end = one.found_on or one.confirmed_on, one.closed_on
        if audit and audit.kind in (*INITIAL, case.audit_type) and start and end:
            days |= {start + datetime.timedelta(days=n) for n in range(1, (end - start).days + 1)}
    return frozenset(days)


_BY_SCOPE: dict[str, Callable[[Case], Iterator[Instance]]] = {
    "case": _case,
    "audit": _audits,
    "first_surveillance": surveillance_facts.first,
    "second_surveillance": surveillance_facts.second,
    "next_surveillance": surveillance_facts.following,
    "recertification": surveillance_facts.recertification,
    "major": finding_facts.graded("major"),
    "minor": finding_facts.graded("minor"),
    "correction": finding_facts.corrections,
    "records": event_facts.records,
}
