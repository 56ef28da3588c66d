"""Person-days of a case on the terminal: one table of steps an audit, and the result."""

from __future__ import annotations

from typing import Any

from docgen.case.model import Case
from docgen.figures.step import STATUS_WORDS, written
from docgen.figures.terminal import Sheet, show
from docgen.figures.time_plan import TimePlan

FIGURES = {
    "total_person_days": "总人日",
    "total_from_person_days": "总人日下端",
    "total_to_person_days": "总人日上端",
    "onsite_minimum_person_days": "现场人日下限",
    "onsite_proposal_person_days": "现场人日建议",
    "base_person_days": "基础人日",
    "minimum_person_days": "人日下限",
    "document_review_person_days": "文件审查人日",
    "onsite_planned_person_days": "填写的现场人日",
    "onsite_credited_person_days": "日程计入的现场人日",
}
COLUMNS = ("步骤", "条款", "算式", "结果", "单位", "状态", "说明")


def as_data(case: Case, plans: list[TimePlan]) -> dict[str, Any]:
    """The JSON object: steps and result of the case's own audit, then the later audits."""
    first, *rest = plans
    return {
        "scheme": case.scheme,
        "number": case.number,
        **_data(first),
        "later_audits": [_data(p) for p in rest],
    }


def print_plans(case: Case, plans: list[TimePlan]) -> None:
    """Print the derivations as tables."""
    show([_sheet(case, p) for p in plans])


def _data(plan: TimePlan) -> dict[str, Any]:
    return {
        "audit": plan.audit,
        "label": plan.label,
        "steps": [s.as_data() for s in plan.steps],
        "result": plan.result(),
    }


def _sheet(case: Case, plan: TimePlan) -> Sheet:
    rows = [
        (s.step, s.clause, s.expression, written(s.value) or "—", s.unit, STATUS_WORDS[s.status], s.note)
        for s in plan.steps
    ]
    result = plan.result()
    closing = [f"{word} {result[key]}" for key, word in FIGURES.items() if result[key] is not None]
    name = plan.label if plan.audit == "case" else f"{plan.label} {plan.audit}"
    return Sheet(
        f"{case.number or '案卷'}　{name}",
        COLUMNS,
        rows,
        f"结论：{STATUS_WORDS[plan.status]}；{'，'.join(closing) or '没有数值'}",
    )
