"""The dates of surveillances and of the recertification, held or to come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.case.model import Case
from docgen.case.nonconformity import Nonconformity
from docgen.figures.timeline.instance import Instance, ended_on, issue_day, only, surveillances
from docgen.figures.timeline.paths import dates, day, known

RENEWAL = {
    "recertification_application": "application.date",
    "decision": "decision.date",
    "issue": "certificate.issued_on",
    "new_expiry": "certificate.expires_on",
}


def first(case: Case) -> Iterator[Instance]:
    """The first surveillance, held or to come."""
    if issue_day(case) is None and not surveillances(case):
        return
    yield _surveillance(case, 1)


def second(case: Case) -> Iterator[Instance]:
    """The second surveillance, once there was a first."""
    if surveillances(case):
        yield _surveillance(case, 2)


def following(case: Case) -> Iterator[Instance]:
    """The second surveillance and on, and the one to come as long as the certificate runs."""
    ended = ended_on(case) is not None
    for number in range(2, len(surveillances(case)) + (1 if ended else 2)):
        yield _surveillance(case, number)


def _surveillance(case: Case, number: int) -> Instance:
    held = surveillances(case)
    this = held[number - 1] if len(held) >= number else None
    before = held[number - 2] if number > 1 else None
    facts = {
        **dates(case, {"certificate_issue": "certificate.issued_on", "decision": "decision.date"}),
        **dates(this, {"onsite_start": "start", "onsite_end": "end"}),
        **known(previous_onsite_end=(before.end or before.start) if before else None),
        **known(first_surveillance=held[0].start if held and number > 1 else None),
    }
    return Instance(f"第 {number} 次监督" + (f" {this.id}" if this else ""), facts)


def recertification(case: Case) -> Iterator[Instance]:
    """The recertification that the case is about, or the one that its certificate will need."""
    own = case.audit_type == "recertification"
    expiry = day(case, "application.previous_certificate.expires_on" if own else "certificate.expires_on")
    if expiry is None or ended_on(case) is not None:
        return
    audit = only(case, "recertification")
    majors = [n for n in case.nonconformities if audit and n.audit == audit.id and n.grade == "major"]
    facts = {
        **known(old_expiry=expiry, majors_verified=_verified(majors)),
        **dates(audit, {"audit_end": "end", "decision": "decision.date"}),
        **(dates(case, RENEWAL) if own else {}),
    }
    yield Instance("再认证", facts, frozenset() if majors else frozenset({"majors_verified"}))


def _verified(majors: list[Nonconformity]) -> datetime.date | None:
    days = [n.closed_on for n in majors]
    return max((d for d in days if d), default=None) if days and all(days) else None
