"""The time on site of one audit: the least, what was entered, and what the timetable earns."""

from __future__ import annotations

from corpus.audit_time import AuditTime
from docgen.case.model import Case
from docgen.figures import from_case, onsite_credit, onsite_share
from docgen.figures.from_case import Subject
from docgen.figures.time_plan import TimePlan


def on_site(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """The least on site, and what was entered and planned against it."""
    d = plan.derivation
    if plan.total is not None and time.on_site is not None and subject.kind is not None:
        share = onsite_share.on_site(time, plan.total, d)
        assert share is not None
        plan.onsite_minimum, plan.onsite_proposal = share.minimum, share.proposal
    clause = time.on_site.clause if time.on_site else time.day.clause
    plan.onsite_planned = from_case.days(subject.inputs.onsite_days)
    if plan.onsite_planned is not None and plan.onsite_minimum is not None:
        onsite_share.meets(plan.onsite_planned, plan.onsite_minimum, "填写的现场人日", clause, d)
    _credited(time, case, subject, plan, clause)
    _short_days(time, case, plan, clause)


def _credited(time: AuditTime, case: Case, subject: Subject, plan: TimePlan, clause: str) -> None:
    work = [w for audit in subject.audits for w in from_case.schedule(case, audit)]
    if not work:
        return
    found = onsite_credit.credit(time, work)
    plan.derivation.steps.extend(found.steps)
    plan.onsite_credited = found.person_days
    if plan.onsite_minimum is not None:
        onsite_share.meets(
            found.person_days, plan.onsite_minimum, "日程计入的现场人日", clause, plan.derivation
        )


def _short_days(time: AuditTime, case: Case, plan: TimePlan, clause: str) -> None:
    hours = case.client.daily_hours if case.client else None
    auditors = sum(m.audits for m in case.team)
    if hours is None or hours >= time.day.hours or hours <= 0 or not auditors or plan.onsite_minimum is None:
        return
    needed = onsite_credit.days_needed(time, plan.onsite_minimum, auditors, hours)
    plan.derivation.add(
        "现场天数", time.day.clause, f"每日 {hours} 小时，{auditors} 人", needed, "天", "ok",
        f"客户工作日不足 {time.day.hours} 小时，须延长现场天数",
    )  # fmt: skip
