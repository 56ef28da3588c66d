"""Preconditions of a decision and of what follows from it: nonconformities, survey, committee, contract, independence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from corpus.deliverables import Requirement
from docgen.case.decision import Decision
from docgen.case.model import Case
from docgen.deliverables.path import is_blank, values_at
from docgen.figures.survey import stated_agrees, survey_result

Data = Mapping[str, Any]


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
    """The satisfaction survey, counted from its answers, reaches the limit (per cent, compared unrounded)."""
    result = survey_result(case.survey) if case.survey else None
    if result is None:
        yield "没有满意度调查结果（survey）"
    elif not result.reaches(Decimal(requirement.limit or "0")):
        counted = f"{result.satisfied}/{result.answers}" if result.answers else f"{result.share * 100}%"
        yield f"满意度 {counted} 低于 {requirement.limit}%"


def survey_counted(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The satisfaction that is stated is the counted one."""
    result = survey_result(case.survey) if case.survey else None
    if case.survey and result and not stated_agrees(case.survey, result):
        counted = f"{result.satisfied}/{result.answers}"
        yield f"填报的满意度 {case.survey.satisfaction}% 与按答复计算的 {counted} 不符（survey.satisfaction）"


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
    """Nobody of the audit team reviews or decides, neither at first nor at a later audit."""
    team = {m.name for m in case.team}
    decisions = [case.decision, *(a.decision for a in case.audits)]
    for name in dict.fromkeys(n for d in decisions if d for n in _deciding(d)):
        if name in team:
            yield f"{name} 是本项目审核组成员，不得作认证复核或决定"


def _deciding(decision: Decision) -> Iterator[str]:
    for person in (decision.reviewer, decision.maker):
        if person is not None:
            yield person.name


def conditions_met(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Every condition that the decision checked is met."""
    unmet = [c.item for c in case.decision.conditions if c.met is not True] if case.decision else []
    if unmet:
        yield f"决定条件未确认满足：{'、'.join(unmet)}（decision.conditions）"


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


def given(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A field of the case is filled (`limit` is its path)."""
    path = requirement.limit or ""
    if any(is_blank(v) for v in values_at(data, path)):
        yield f"缺 {path}"


def is_so(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A field of the case has one of some values (`limit`: review.result=accepted|rejected)."""
    path, _, wanted = (requirement.limit or "").partition("=")
    if not any(str(v) in wanted.split("|") for v in values_at(data, path)):
        yield f"{path} 不是 {wanted.replace('|', ' 或 ')}"
