"""What must be true before a paper is written: small rules, named by the scheme's data with clause and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from corpus.deliverables import Requirement
from corpus.errors import SchemeError
from docgen.case.model import Case
from docgen.deliverables import certificate_rules as certificate
from docgen.deliverables import decision_rules as decision
from docgen.deliverables import event_rules as event

Data = Mapping[str, Any]
Judge = Callable[[Case, Data, Requirement], Iterator[str]]

RULES: dict[str, Judge] = {
    "answered-within": event.answered_within,
    "answerer-independent": event.answerer_independent,
    "change-dated": certificate.change_dated,
    "chinese-used": certificate.chinese_used,
    "committee-resolved": decision.committee_resolved,
    "conditions-met": decision.conditions_met,
    "contract-signed": decision.contract_signed,
    "criteria-in-force": certificate.criteria_in_force,
    "decided": decision.decided,
    "decision-maker-outside-team": decision.decision_maker_outside_team,
    "english-complete": certificate.english_complete,
    "fees-paid": decision.fees_paid,
    "given": decision.given,
    "grade-table-supplied": certificate.grade_table_supplied,
    "is": decision.is_so,
    "issued-after-decision": certificate.issued_after_decision,
    "level-as-decided": certificate.level_as_decided,
    "majors-closed": decision.majors_closed,
    "nonconformities-closed": decision.nonconformities_closed,
    "not-ended": certificate.not_ended,
    "number-fits": certificate.number_fits,
    "plans-accepted": decision.plans_accepted,
    "query-path-own": certificate.query_path_own,
    "suspension-within": event.suspension_within,
    "survey-counted": decision.survey_counted,
    "survey-reached": decision.survey_reached,
    "validity-within": certificate.validity_within,
}


def broken(case: Case, data: Data, requirement: Requirement) -> list[str]:
    """What the case breaks of one requirement, each with the clause. Raises SchemeError for an unknown rule."""
    if requirement.rule not in RULES:
        raise SchemeError(f"没有名为 {requirement.rule!r} 的前提；可用：{'、'.join(sorted(RULES))}")
    place = f"条款 {requirement.clause}" if requirement.clause else "认证惯例"
    return [f"{fault}（{place}）" for fault in RULES[requirement.rule](case, data, requirement)]
