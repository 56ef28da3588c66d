"""Rules on the satisfaction survey."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.case.survey import Survey
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def survey_held(look: Look) -> Iterator[Fault]:
    """A grant rests on a survey that reached the share of satisfied customers, or on improvement and a recheck."""
    decision = look.case.decision
    if decision is None or decision.result != "grant":
        return
    survey = look.case.survey
    if survey is None or (reached := satisfaction(survey)) is None:
        yield Fault("survey", "批准认证前没有满意度调查结果", "完成调查并填写答复或总体满意度")
        return
    least = look.number("percent")
    if reached >= least:
        return
    needed = {"cause": survey.cause, "improvement": survey.improvement, "rechecked_on": survey.rechecked_on}
    words = {"cause": "原因分析", "improvement": "改进方案", "rechecked_on": "复查"}
    lacking = [words[k] for k in look.texts("below") if not needed[k]]
    if lacking:
        yield Fault(
            "survey",
            f"满意度 {reached:.1f}%，低于 {least}%，缺{'、'.join(lacking)}",
            "未达标须整改，补齐后再决定",
        )


def survey_figure(look: Look) -> Iterator[Fault]:
    """The satisfaction that is stated is the one that the answers give."""
    survey = look.case.survey
    if survey is None or survey.satisfaction is None:
        return
    counted = _counted(survey)
    if counted is not None and abs(counted - survey.satisfaction) > Decimal("0.1"):
        yield Fault(
            "survey.satisfaction",
            f"写的是 {survey.satisfaction}%，按答复计算为 {counted:.1f}%",
            "改正总体满意度，或核对答复",
        )


def survey_dimensions(look: Look) -> Iterator[Fault]:
    """The survey asks for every dimension that the scheme names, of customers drawn at random."""
    survey = look.case.survey
    if survey is None:
        return
    asked = {d for row in survey.rows for d in row.scores} | {t.dimension for t in survey.totals}
    lacking = [d for d in look.texts("dimensions") if d not in asked]
    if asked and lacking:
        yield Fault("survey", f"调查缺少维度：{joined(lacking)}", "问卷按规定的维度设题")
    if not survey.selection:
        yield Fault("survey.selection", "没有写客户怎样抽取", "写明随机抽取的办法")


def satisfaction(survey: Survey) -> Decimal | None:
    """The share of satisfied customers in per cent: from the answers, else as stated."""
    counted = _counted(survey)
    return survey.satisfaction if counted is None else counted


def _counted(survey: Survey) -> Decimal | None:
    answers = [row.satisfied for row in survey.rows if row.satisfied is not None]
    if answers:
        return Decimal(100 * sum(answers)) / len(answers)
    total = sum((t.answers for t in survey.totals), Decimal(0))
    return 100 * sum((t.satisfied for t in survey.totals), Decimal(0)) / total if total else None
