"""The data that a template sees: the case, the subject of the paper, the scheme's words and computed figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corpus.deliverables import Deliverable, load_words
from corpus.scheme import Scheme
from corpus.store import load_scheme
from docgen.case.audit import Audit
from docgen.case.certificate import Event
from docgen.case.decision import Decision
from docgen.case.model import Case
from docgen.case.nonconformity import Nonconformity
from docgen.deliverables.answers import NO_ANSWERS, answers
from docgen.deliverables.audit_data import audit_data
from docgen.deliverables.calculated import NO_FIGURES, figures
from docgen.deliverables.checklist import checklist
from docgen.deliverables.outcome import outcome_data
from docgen.deliverables.path import values_at
from docgen.deliverables.plain import empty, plain
from docgen.deliverables.subject import subjects


def context(case: Case, deliverable: Deliverable, subject: str) -> dict[str, Any]:
    """All that a template of this deliverable may use.

    The case's own keys stand at the top (`body`, `client`, `sites` ...), beside `scheme`, `terms`, `document`,
    what `audit_data` gives of an audit, `nonconformity`, `event`, what `outcome_data` gives of decision, certificate
    and survey, and what is calculated where the paper needs it: `figures`, `answers`, `checklist`.
    """
    words = load_words(case.scheme)
    scheme = load_scheme(case.scheme)
    found = subjects(deliverable, case)[subject]
    data = plain(case, words)
    data["scheme"] = _scheme(scheme)
    data["terms"] = dict(scheme.head.terms)
    data["document"] = {"title": deliverable.title, "clause": deliverable.clause, "id": deliverable.id}
    audit = _audit_of(case, found)
    data |= audit_data(case, scheme, audit, words)
    data["figures"] = figures(case, audit) if "figures" in deliverable.needs else dict(NO_FIGURES)
    answer_words = words["Case.assessment"]
    needed = "answers" in deliverable.needs
    data["answers"] = answers(case, scheme, audit, answer_words) if needed else dict(NO_ANSWERS)
    data["checklist"] = checklist(case, scheme, deliverable, audit, answer_words)
    data["nonconformity"] = (
        plain(found, words) if isinstance(found, Nonconformity) else empty(Nonconformity, words)
    )
    data["event"] = plain(found, words) if isinstance(found, Event) else empty(Event, words)
    data |= outcome_data(case, found, audit, words)
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
    if isinstance(found, Decision):
        return next((a for a in case.audits if a.decision is found), None)
    return None
