"""Where the dates that the rules name stand in a case: name of the date -> path of fields."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from docgen.figures.timeline.period import Moment

CASE = {
    "application": "application.date",
    "operation_start": "application.operation_start",
    "previous_issue": "application.previous_certificate.issued_on",
    "review": "review.date",
    "accepted": "review.accepted_on",
    "replied": "review.replied_on",
    "contract": "contract.signed_on",
    "document_review": "document_review.date",
    "materials_complete": "decision.materials_complete_on",
    "reviewed": "decision.reviewed_on",
    "decision": "decision.date",
    "issue": "certificate.issued_on",
    "expiry": "certificate.expires_on",
    "reported": "certificate.result_reported_on",
    "cycle_start": "programme.cycle_start",
    "cycle_end": "programme.cycle_end",
}
AUDIT = {
    "audit_start": "start",
    "audit_end": "end",
    "notified": "plan.notified_on",
    "confirmed": "plan.confirmed_on",
    "filed": "plan.filed_on",
    "test_plan": "plan.characteristics.prepared_on",
}
VISIT = {
    "onsite_start": "start",
    "onsite_end": "end",
    "plan_confirmed": "plan.confirmed_on",
    "report": "report.date",
}
NONCONFORMITY = {
    "majors_verified": "closed_on",
    "minor_verified": "closed_on",
    "plan_accepted": "plan_accepted_on",
}
EVENT = {
    "verified": "verified_on",
    "until": "until",
    "reported": "reported_on",
    "received": "received_on",
    "answered": "answered_on",
    "corrected": "approved_on",
}


def dates(root: Any, paths: Mapping[str, str]) -> dict[str, Moment]:
    """The dates that are there."""
    found = {name: day(root, path) for name, path in paths.items()}
    return {name: moment for name, moment in found.items() if moment is not None}


def day(root: Any, path: str) -> datetime.date | None:
    """The date at a path of fields; None where one of them is empty."""
    for step in path.split("."):
        if root is None:
            return None
        root = getattr(root, step)
    return root if isinstance(root, datetime.date) else None


def known(**moments: Moment | None) -> dict[str, Moment]:
    """The moments that are there."""
    return {name: moment for name, moment in moments.items() if moment is not None}
