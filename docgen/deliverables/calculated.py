"""The figures of a paper: the person-days of its audit with every step of the derivation, ready to print."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docgen.case.audit import Audit
from docgen.case.model import Case
from docgen.figures.from_case import Subject, subjects
from docgen.figures.plan_time import time_of
from docgen.figures.step import STATUS_WORDS, Step
from docgen.figures.time_plan import TimePlan

NO_FIGURES: dict[str, Any] = {"label": "", "steps": [], "result": {}, "status": "", "status_zh": ""}


def figures(case: Case, audit: Audit | None) -> dict[str, Any]:
    """The time of the case's own audit, or of the later visit: `label`, `steps`, `result` (exact texts), `status`."""
    return _shown(time_of(case, _subject(case, audit)))


def _subject(case: Case, audit: Audit | None) -> Subject:
    known = subjects(case)
    return next((s for s in known if audit is not None and audit in s.audits), known[0])


def _shown(plan: TimePlan) -> dict[str, Any]:
    result = {name: value or "" for name, value in plan.result().items()}
    return {
        "label": plan.label,
        "steps": printed_steps(plan.steps),
        "result": result,
        "status": plan.status,
        "status_zh": STATUS_WORDS[plan.status],
    }


def printed_steps(steps: Iterable[Step]) -> list[dict[str, str]]:
    """Steps as texts, the status in Chinese beside its code."""
    return [
        {k: v or "" for k, v in s.as_data().items()} | {"status_zh": STATUS_WORDS[s.status]} for s in steps
    ]
