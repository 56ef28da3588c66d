"""Rules that rest on the calculations: audit time with its sampling of sites, and the level that the answers reach."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.levels import load_levels
from corpus.scheme import Severity
from corpus.store import load_scheme
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.figures import from_case, level
from docgen.figures.from_case import Subject
from docgen.figures.plan_time import time_of
from docgen.figures.step import Step

HINT = "调整人日、场所或写明理由；推导见 certdesk plan-time"


def audit_time(look: Look) -> Iterator[Fault]:
    """Each step of the audit time plan that fails, warns or asks for a person's word."""
    for subject in from_case.subjects(look.case):
        if not _begun(look, subject):
            continue
        where = "time" if subject.id == "case" else _place(look, subject.id)
        for step in time_of(look.case, subject).steps:
            if step.status != "ok":
                told = "，".join(t for t in (step.expression, step.note) if t)
                yield Fault(
                    where, f"{subject.label}：{step.step}：{told}", HINT, _severity(step), step.clause or None
                )


def _begun(look: Look, subject: Subject) -> bool:
    planned = any(a.plan and a.plan.schedule for a in subject.audits)
    return planned or (subject.id == "case" and look.case.time is not None)


def _place(look: Look, audit_id: str) -> str:
    return next(f"{v.where}.time" for v in look.visits() if v.audit.id == audit_id)


def _severity(step: Step) -> Severity | None:
    """None = as the rule has it. A warning without a figure only says that the source is silent."""
    if step.status == "error":
        return None
    return "info" if step.status == "warn" and step.value is None else "minor"


def level_supported(look: Look) -> Iterator[Fault]:
    """The answers of the assessment reach the level applied for, whatever the open answers turn out to be."""
    case = look.case
    levels = load_levels(case.scheme)
    if levels is None or not case.assessment or not case.level_applied:
        return
    result = level.determine(
        levels, from_case.answers(case, load_scheme(case.scheme), levels, case.assessment)
    )
    compared = level.compare(result, from_case.level_number(case.level_applied))
    reached = result.steps[-1].value
    if compared == "does_not_support":
        yield Fault(
            "assessment",
            f"申请 {case.level_applied} 级，条款评价只到：{reached}",
            "变更申请级别，或补充证据后重新评价",
        )
    elif compared == "undetermined":
        yield Fault(
            "assessment",
            f"申请 {case.level_applied} 级，条款评价的结果是：{reached}",
            "评完未评的条款",
            "major",
        )
