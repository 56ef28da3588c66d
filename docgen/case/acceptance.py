"""A lint problem that somebody takes upon themselves, with name, date and reason."""

from __future__ import annotations

from docgen.case.values import Day, Strict, req


class Acceptance(Strict):
    """Which problem (rule and place, as lint prints them) is accepted, by whom, when and why."""

    rule: str = req("规则")
    where: str = req("位置")
    reason: str = req("理由")
    by: str = req("接受人")
    on: Day = req("接受日期")
