"""Scores of an evaluation (得分) by indicator, as the body's own table gives them."""

from __future__ import annotations

from docgen.case.values import Amount, Strict, many, opt, req


class Indicator(Strict):
    """One indicator: points that can be reached and points given."""

    name: str = req("指标")
    points: Amount = req("满分")
    given: Amount | None = opt("得分")
    applicable: bool = opt("是否适用", True)
    note: str | None = opt("说明")


class Score(Strict):
    """The total and what it is made of."""

    indicators: list[Indicator] = many("各项得分")
    total: Amount | None = opt("总分")
    special_deductions: int = opt("特殊扣分项数", 0)
    level: str | None = opt("对应级别")
