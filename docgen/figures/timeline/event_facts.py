"""The dates of what happens after issue: suspensions, withdrawals, changes, complaints, and the keeping of records."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.deadlines import Scope
from docgen.case.certificate import Event
from docgen.case.model import Case
from docgen.figures.timeline.instance import Instance, ended_on
from docgen.figures.timeline.paths import EVENT, dates, day, known
from docgen.figures.timeline.period import Moment

EVENT_FACTS: dict[str, str] = {
    "suspension": "suspended",
    "withdrawal": "withdrawn",
    "cancellation": "cancelled",
    "change": "change",
    "misuse_notice": "misuse_notice",
    "spot_check_failure": "spot_check_notice",
    "complaint": "complaint_received",
}


def events(case: Case, scope: Scope) -> Iterator[Instance]:
    """The events of one kind; appeals count as complaints."""
    kinds = (scope, "appeal") if scope == "complaint" else (scope,)
    for event in case.events:
        if event.kind in kinds:
            needs_check = scope in ("suspension", "withdrawal")
            expected = frozenset({"verified"}) if needs_check else frozenset()
            yield Instance(
                event.number or f"{event.date}",
                _facts(case, event, EVENT_FACTS[scope]),
                expected=expected,
            )


def _facts(case: Case, event: Event, date: str) -> dict[str, Moment]:
    restored = next((e.date for e in case.events if e.kind == "restoration" and e.date >= event.date), None)
    follow = [a for a in case.audits_of("surveillance", "short_notice") if a.start and a.start >= event.date]
    begins = event.received_on if date == "complaint_received" else None
    return {
        **dates(event, EVENT),
        **dates(case, {"certificate_changed": "certificate.changed_on"}),
        **known(
            restored=restored,
            audit_start=min((a.start for a in follow if a.start), default=None),
            audit_end=min((a.end for a in follow if a.end), default=None),
        ),
        date: begins or event.date,
    }


def records(case: Case) -> Iterator[Instance]:
    """The file of the certificate, kept until long after its end."""
    destroyed = next((e.date for e in case.events if e.kind == "records_destroyed"), None)
    ended = ended_on(case) or day(case, "certificate.expires_on")
    if ended:
        yield Instance("档案", known(ended=ended, destroyed=destroyed))
