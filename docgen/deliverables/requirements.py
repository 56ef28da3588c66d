"""What must be true before a paper is written: small rules, named by the scheme's data with clause and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from corpus.deliverables import Requirement
from corpus.errors import SchemeError
from docgen.case.model import Case
from docgen.deliverables.path import is_blank, values_at

Data = Mapping[str, Any]
Judge = Callable[[Case, Data, Requirement], Iterator[str]]


def majors_closed(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Every major nonconformity of the audits is verified effective."""
    open_ones = [n.number for n in case.nonconformities if n.grade == "major" and n.closed_on is None]
    if open_ones:
        yield f"严重不符合项 {'、'.join(open_ones)} 尚未验证有效"


def nonconformities_closed(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Every nonconformity, major or minor, is verified effective."""
    open_ones = [n.number for n in case.nonconformities if n.closed_on is None]
    if open_ones:
        yield f"不符合项 {'、'.join(open_ones)} 尚未验证有效"


def plans_accepted(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Every minor nonconformity has an accepted plan of correction or is closed."""
    waiting = [
        n.number
        for n in case.nonconformities
        if n.grade == "minor" and n.plan_accepted_on is None and n.closed_on is None
    ]
    if waiting:
        yield f"轻微不符合项 {'、'.join(waiting)} 的纠正措施计划尚未接受"


def survey_reached(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The satisfaction survey reaches the limit (per cent, compared unrounded)."""
    satisfaction = case.survey.satisfaction if case.survey else None
    if satisfaction is None:
        yield "没有满意度调查结果（survey.satisfaction）"
    elif satisfaction < Decimal(requirement.limit or "0"):
        yield f"满意度 {satisfaction}% 低于 {requirement.limit}%"


def committee_resolved(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The technical committee has met and resolved."""
    committee = case.decision.committee if case.decision else None
    if committee is None or not committee.resolution:
        yield "没有技术委员会的审议决议（decision.committee）"


def decided(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The certification decision is one of those the requirement names (`limit`: grant,renew)."""
    wanted = (requirement.limit or "grant,renew").split(",")
    result = case.decision.result if case.decision else None
    if result not in wanted or case.decision is None or case.decision.date is None:
        yield "认证决定尚未作出或不是所需的决定（decision.result、decision.date）"


def decision_maker_outside_team(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Nobody of the audit team reviews or decides."""
    team = {m.name for m in case.team}
    decision = case.decision
    for person in (decision.reviewer, decision.maker) if decision else ():
        if person is not None and person.name in team:
            yield f"{person.name} 是本项目审核组成员，不得作认证复核或决定"


def fees_paid(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Every fee of the contract is paid."""
    unpaid = [f.item for f in case.contract.fees if f.paid_on is None] if case.contract else []
    if unpaid:
        yield f"费用未付清：{'、'.join(unpaid)}"


def contract_signed(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A contract is signed by both sides."""
    contract = case.contract
    if contract is None or contract.signed_on is None:
        yield "认证合同尚未签订（contract.signed_on）"


def grade_table_supplied(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A grade on the certificate needs the body's own grade table, as the scheme refers to one it does not print."""
    level = case.certificate.level if case.certificate else None
    if (level or case.level_applied) and not (case.body and case.body.grade_table):
        yield "证书要写级别，但机构没有提供等级标准表（body.grade_table）"


def given(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A field of the case is filled (`limit` is its path)."""
    path = requirement.limit or ""
    if any(is_blank(v) for v in values_at(data, path)):
        yield f"缺 {path}"


RULES: dict[str, Judge] = {
    "committee-resolved": committee_resolved,
    "contract-signed": contract_signed,
    "decided": decided,
    "decision-maker-outside-team": decision_maker_outside_team,
    "fees-paid": fees_paid,
    "given": given,
    "grade-table-supplied": grade_table_supplied,
    "majors-closed": majors_closed,
    "nonconformities-closed": nonconformities_closed,
    "plans-accepted": plans_accepted,
    "survey-reached": survey_reached,
}


def broken(case: Case, data: Data, requirement: Requirement) -> list[str]:
    """What the case breaks of one requirement, each with the clause. Raises SchemeError for an unknown rule."""
    if requirement.rule not in RULES:
        raise SchemeError(f"没有名为 {requirement.rule!r} 的前提；可用：{'、'.join(sorted(RULES))}")
    return [
        f"{fault}（条款 {requirement.clause}）" for fault in RULES[requirement.rule](case, data, requirement)
    ]
