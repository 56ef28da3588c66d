"""Samples and level of a case on the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from corpus.errors import CertdeskError
from corpus.levels import Levels, load_levels
from corpus.store import load_scheme
from docgen.case.model import Case
from docgen.figures import from_case, level
from docgen.figures.level import LevelResult
from docgen.figures.sample_plan import SamplePlan
from docgen.figures.step import STATUS_WORDS, Status, Step, written
from docgen.figures.terminal import Sheet, show

COLUMNS = ("步骤", "条款", "算式", "结果", "单位", "状态", "说明")
COMPARED = {
    "supports": "支持所申请级别",
    "does_not_support": "不支持所申请级别",
    "undetermined": "尚不能判断",
}


def level_of(case: Case) -> tuple[Levels, LevelResult]:
    """The level that the case's assessment reaches. Raises CertdeskError where the scheme has no levels."""
    levels = load_levels(case.scheme)
    if levels is None:
        raise CertdeskError(f"认证方案 {case.scheme} 没有级别判定表")
    modules = from_case.answers(case, load_scheme(case.scheme), levels, case.assessment)
    return levels, level.determine(levels, modules)


def level_data(case: Case, levels: Levels, result: LevelResult) -> dict[str, Any]:
    """The level as JSON: bounds, notes, and what they say about the level applied for."""
    applied = from_case.level_number(case.level_applied) if case.level_applied else None
    return {
        "scheme": case.scheme,
        "number": case.number,
        "steps": [s.as_data() for s in result.steps],
        "result": {
            "at_least": result.at_least,
            "at_most": result.at_most,
            "names": [r.name for r in levels.rows if result.at_least <= r.level <= result.at_most],
            "needs_human": result.needs_person,
            "notes": list(result.notes),
            "applied": applied,
            "comparison": None if applied is None else level.compare(result, applied),
        },
    }


def print_level(case: Case, levels: Levels, result: LevelResult) -> None:
    """Print the level with its derivation."""
    compared = level_data(case, levels, result)["result"]["comparison"]
    told = f"；{COMPARED[compared]}（须由人决定）" if compared else ""
    show(
        [
            _sheet(
                f"{case.number or '案卷'}　级别判定", result.steps, f"{written(result.steps[-1].value)}{told}"
            )
        ]
    )


def sample_data(case: Case, plan: SamplePlan) -> dict[str, Any]:
    """The samples as JSON: seed, sites and clauses of each audit, derivation."""
    return {
        "scheme": case.scheme,
        "number": case.number,
        "seed": plan.seed,
        "steps": [s.as_data() for s in (*plan.derivation.steps, *plan.clauses.steps)],
        "sites": [{"audit": s.audit, "sites": list(s.sites), "recorded": s.recorded} for s in plan.sites],
        "clauses": [list(taken) for taken in plan.clauses.audits],
        "status": plan.status,
    }


def print_samples(case: Case, plan: SamplePlan) -> None:
    """Print the samples with their derivation."""
    rows = [(s.audit, "、".join(s.sites), _source(s.recorded, plan)) for s in plan.sites]
    chosen = [
        (f"第 {n} 次监督", f"{len(taken)} 条：{'、'.join(taken)}", _source(n <= plan.clauses.held, plan))
        for n, taken in enumerate(plan.clauses.audits, 1)
    ]
    steps = (*plan.derivation.steps, *plan.clauses.steps)
    name = case.number or "案卷"
    show(
        [
            _sheet(f"{name}　抽样推导", steps, _status(plan.status)),
            Sheet(
                f"{name}　场所",
                ("审核", "场所", "来源"),
                rows,
                "" if rows else "只有一个场所或没有可抽的场所",
            ),
            Sheet(f"{name}　条款", ("审核", "条款", "来源"), chosen, "" if chosen else "本方案不抽条款"),
        ]
    )


def _sheet(title: str, steps: Sequence[Step], closing: str) -> Sheet:
    rows = [
        (s.step, s.clause, s.expression, written(s.value) or "—", s.unit, STATUS_WORDS[s.status], s.note)
        for s in steps
    ]
    return Sheet(title, COLUMNS, rows, f"结论：{closing}")


def _source(recorded: bool, plan: SamplePlan) -> str:
    return "案卷记录" if recorded else f"种子 {plan.seed}"


def _status(status: Status) -> str:
    return STATUS_WORDS[status]
