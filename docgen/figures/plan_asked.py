"""What a person enters where the source gives no figure: taken over, judged where it can be, asked for where lacking."""

from __future__ import annotations

from fractions import Fraction

from corpus.audit_time import AuditTime, DocumentReview
from corpus.exact import shown
from docgen.case.model import Case
from docgen.figures import adjusted, document_review, from_case
from docgen.figures.from_case import Subject
from docgen.figures.step import DAYS, Status
from docgen.figures.time_plan import TimePlan


def silent(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """The source has no figure for this kind of audit: what a person entered, beside the base where there is one."""
    assert subject.kind is not None
    rule, d = time.silent[subject.kind], plan.derivation
    onsite, reason = _entered(subject), _reason(case, subject)
    if time.table is not None and time.adjustment is not None:
        base = adjusted.determine(time, headcount(case, subject))
        d.steps.extend(base.steps)
        plan.base = base.base.days
        low = base.floor is not None and onsite is not None and onsite < base.floor
        if low and not reason and onsite is not None and base.floor is not None:
            d.add(
                "填写的现场人日", rule.clause, f"{shown(onsite)} < {shown(base.floor)}", onsite, DAYS, "warn",
                "低于基础人日 70%，请写明理由（base_reason）",
            )  # fmt: skip
        reason = reason or ("低于基础人日 70%，理由待补" if low else "不低于基础人日 70%")
    asked(plan, subject, rule.clause, rule.asks, reason)
    plan.onsite_minimum = plan.onsite_proposal = plan.total
    if time.document_review is not None:
        reviewed(time, case, subject, plan)
    elif plan.total is not None and (papers := from_case.days(subject.inputs.document_review_days)):
        plan.document_review = papers
        d.add(
            "合计", rule.clause, f"{shown(plan.total)} + 文件审查 {shown(papers)}", plan.total + papers, DAYS
        )
        plan.total += papers
    _settle(plan, subject, rule.clause)


def asked(plan: TimePlan, subject: Subject, clause: str, asks: str, reason: str = "") -> None:
    """Take over what a person entered, with its reason; without it ask for the figure."""
    entered = _entered(subject)
    if entered is None:
        plan.derivation.add("人日", clause, "原文没有数值", None, DAYS, "needs_human", asks)
        return
    if entered <= 0:
        plan.derivation.add("人日", clause, "人工填写", entered, DAYS, "error", "人日须大于 0")
        return
    plan.total = entered
    reason = reason or (subject.inputs.base_reason or "").strip()
    status: Status = "ok" if reason else "needs_human"
    note = reason or f"{asks}（base_reason）"
    plan.derivation.add("人日", clause, "原文没有数值，人工填写", plan.total, DAYS, status, note)


def _entered(subject: Subject) -> Fraction | None:
    """The days on site that a person entered; from the total where only that is given."""
    inputs = subject.inputs
    if inputs.onsite_days is None and inputs.total_days is not None:
        return Fraction(inputs.total_days) - Fraction(inputs.document_review_days or 0)
    return from_case.days(inputs.onsite_days if inputs.onsite_days is not None else inputs.base_days)


def _reason(case: Case, subject: Subject) -> str:
    """The reason given at this audit, else the one of the whole case."""
    own = (subject.inputs.base_reason or "").strip()
    common = (case.time.base_reason or "").strip() if case.time else ""
    return own or (f"沿用案卷：{common}" if common else "")


def _settle(plan: TimePlan, subject: Subject, clause: str) -> None:
    """The total that was entered, where it is not the sum of its parts."""
    total = from_case.days(subject.inputs.total_days)
    if total is None or plan.total is None or total == plan.total:
        return
    status: Status = "error" if total < plan.total else "ok"
    note = "少于现场人日与文件审查人日之和" if status == "error" else "另含策划、编写报告等"
    plan.derivation.add(
        "核定总人日", clause, f"{shown(total)} 对 {shown(plan.total)}", total, DAYS, status, note
    )
    plan.total = None if status == "error" else total


def reviewed(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """Take over the days of the document review; where they are required and lacking, ask for them."""
    if time.document_review is None or subject.kind is None:
        return
    statement = bool(case.application and case.application.no_change_statement_on)
    planned = from_case.days(subject.inputs.document_review_days)
    if planned is None and subject.kind in time.document_review.required_at and not statement:
        _range(time.document_review, plan)
        return
    plan.document_review = planned
    document_review.judge(time, subject.kind, planned, statement, plan.derivation)
    if plan.total is not None and planned:
        onsite, plan.total = plan.total, plan.total + planned
        plan.derivation.add(
            "合计", time.document_review.clause, f"{shown(onsite)} + {shown(planned)}", plan.total, DAYS
        )
    if subject.kind not in time.silent:
        _settle(plan, subject, time.document_review.clause)


def _range(rule: DocumentReview, plan: TimePlan) -> None:
    """The days of the document review are lacking: the total lies in a range until a person enters them."""
    plan.derivation.add(
        "文件审查人日", rule.clause, f"{shown(rule.least)} 至 {shown(rule.most)}", None, DAYS, "needs_human",
        "范围内取多少由有权人员填写（document_review_days）",
    )  # fmt: skip
    if plan.total is not None:
        plan.total_range = (plan.total + rule.least, plan.total + rule.most)
        low, high = map(shown, plan.total_range)
        plan.derivation.add("合计范围", rule.clause, "现场人日 + 文件审查人日", f"{low} 至 {high}", DAYS)
        plan.total = None


def headcount(case: Case, subject: Subject) -> Fraction | None:
    """The effective number of personnel at this audit; None where the case does not say."""
    given = subject.inputs.headcount
    if given is None and case.headcount is not None:
        given = case.headcount.total
    return from_case.days(given)
