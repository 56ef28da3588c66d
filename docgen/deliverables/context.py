"""The data that a template sees: the case, the subject of the paper, the scheme's words and computed figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.deliverables import Deliverable, load_words
from corpus.scheme import Scheme
from corpus.store import load_scheme
from docgen.case.audit import Audit, Meeting
from docgen.case.certificate import Event
from docgen.case.model import Case
from docgen.case.nonconformity import Nonconformity
from docgen.case.team import AUDITING_ROLES
from docgen.deliverables.path import values_at
from docgen.deliverables.plain import Words, empty, plain
from docgen.deliverables.subject import subjects
from docgen.deliverables.timetable import add_days


def context(case: Case, deliverable: Deliverable, subject: str) -> dict[str, Any]:
    """All that a template of this deliverable may use.

    The case's own keys stand at the top (`body`, `client`, `sites` ...), beside `scheme`, `terms`, `document`,
    and, by subject: `audit`, `plan`, `members`, `auditors`, `leader`,
    `audit_sites`, `nonconformity`, `nonconformities`, `event`.
    """
    words = load_words(case.scheme)
    scheme = load_scheme(case.scheme)
    found = subjects(deliverable, case)[subject]
    data = plain(case, words)
    data["scheme"] = _scheme(scheme)
    data["terms"] = dict(scheme.head.terms)
    data["document"] = {"title": deliverable.title, "clause": deliverable.clause, "id": deliverable.id}
    data["site_names"] = {s.id: s.name for s in case.sites}
    audit = _audit_of(case, found)
    data["audit"] = _audit(audit, words)
    data["plan"] = data["audit"]["plan"]
    add_days(data["plan"], data["site_names"], {i.id: i for i in scheme.items})
    data["members"] = [plain(m, words) for m in (case.team_of(audit) if audit else case.team)]
    data["auditors"] = [m for m in data["members"] if m["role"] in AUDITING_ROLES]
    data["leader"] = next((m for m in data["members"] if m["role"] == "leader"), {"name": ""})
    data["audit_sites"] = _sites(case, audit, words)
    data["nonconformities"] = [
        plain(n, words) for n in case.nonconformities if audit is None or n.audit == audit.id
    ]
    data["nonconformity"] = (
        plain(found, words) if isinstance(found, Nonconformity) else empty(Nonconformity, words)
    )
    data["event"] = plain(found, words) if isinstance(found, Event) else empty(Event, words)
    data["document"]["number"] = number_in(data, deliverable)
    return data


def number_in(data: Mapping[str, Any], deliverable: Deliverable) -> str:
    """The number of the paper as the case gives it, or an empty text."""
    return str(next(values_at(data, deliverable.number), "")) if deliverable.number else ""


def _scheme(scheme: Scheme) -> dict[str, Any]:
    head = scheme.head
    return {
        "id": head.id,
        "title": head.title,
        "document_number": head.document_number or "",
        "edition": head.edition,
        "body": head.body,
        "criteria": list(head.criteria),
    }


def _audit_of(case: Case, found: Any) -> Audit | None:
    if isinstance(found, Audit):
        return found
    if isinstance(found, Nonconformity):
        return case.audit(found.audit)
    return None


def _audit(audit: Audit | None, words: Words) -> dict[str, Any]:
    """The audit with its opening and closing meeting, whether recorded or not."""
    data = plain(audit, words) if audit else empty(Audit, words)
    for name in ("opening", "closing"):
        meeting = getattr(audit, name, None)
        data[name] = plain(meeting, words) if meeting else empty(Meeting, words)
    return data


def _sites(case: Case, audit: Audit | None, words: Words) -> list[dict[str, Any]]:
    taken = audit.sites if audit and audit.sites else [s.id for s in case.sites]
    return [plain(s, words) for s in case.sites if s.id in taken]
