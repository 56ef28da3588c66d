"""The survey as its papers show it: dimensions to be asked, counted results, the limit and whether it is reached."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from corpus.case_rules import case_rules
from docgen.case.model import Case
from docgen.case.survey import Reply, Survey
from docgen.case.values import plain_number
from docgen.deliverables import chart
from docgen.figures.survey import AS_STATED, FROM_ANSWERS, SurveyResult, survey_result

_ANSWER: dict[bool | None, str] = {True: "满意", False: "不满意", None: ""}
_BASIS = {
    FROM_ANSWERS: "满意份数除以有效答复份数",
    "totals": "各维度满意数之和除以答复数之和",
    AS_STATED: "没有原始答复，按填报的总体满意度",
}


def survey_data(case: Case) -> dict[str, Any]:
    """`dimensions` to ask, `limit` (per cent or empty), and the counted result of the case's survey."""
    rules = case_rules(case.scheme)
    asked = rules["survey-dimensions"].params["dimensions"] if "survey-dimensions" in rules else []
    limit = rules["survey-held"].params.get("percent", "") if "survey-held" in rules else ""
    result = survey_result(case.survey) if case.survey else None
    data: dict[str, Any] = {"dimensions": list(asked), "limit": limit, "rows": [], "share": "", "sum": ""}
    data["replies"] = _replies(case.survey) if case.survey else []
    data |= {"basis": "", "reached": "", "returned": "", "counted": ""}
    return data if result is None else data | _shown(result, limit)


def _shown(result: SurveyResult, limit: Any) -> dict[str, Any]:
    counted = result.satisfied is not None
    return {
        "rows": [
            {"name": d.name, "answers": d.answers, "share": chart.percent(d.share)} for d in result.dimensions
        ],
        "share": chart.percent(result.share),
        "sum": f"{result.satisfied} ÷ {result.answers}" if counted else "",
        "basis": _BASIS[result.basis],
        "reached": ("达标" if result.reaches(Decimal(str(limit))) else "未达标") if limit != "" else "",
        "returned": chart.percent(result.returned) if result.returned is not None else "",
        "counted": counted,
    }


def _replies(survey: Survey) -> list[dict[str, Any]]:
    names = list(dict.fromkeys(name for row in survey.rows for name in row.scores))
    return [_reply(row, names) for row in survey.rows]


def _reply(row: Reply, names: Sequence[str]) -> dict[str, Any]:
    return {
        "customer": row.customer,
        "date": row.date or "",
        "method": row.method or "",
        "scores": "　".join(plain_number(row.scores[n]) if n in row.scores else "—" for n in names),
        "satisfied": _ANSWER[row.satisfied],
        "comment": row.comment or "",
    }


def survey_chart(case: Case) -> bytes | None:
    """The bars of the dimensions and the whole, or None where nothing was counted."""
    result = survey_result(case.survey) if case.survey else None
    if result is None:
        return None
    limit = survey_data(case)["limit"]
    shares = [(d.name, d.share) for d in result.dimensions] + [("总体满意度", result.share)]
    return chart.bars(shares, Fraction(str(limit)) / 100 if limit != "" else None)
