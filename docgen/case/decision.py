"""The certification decision (认证决定) and those who review and make it."""

from __future__ import annotations

from typing import Literal

from docgen.case.application import Condition
from docgen.case.values import Day, Strict, Text, many, opt, req


class DecisionMaker(Strict):
    """A person who reviews or decides."""

    name: str = req("姓名")
    full_time: bool | None = opt("是否专职认证人员")
    in_china: bool | None = opt("是否境内人员")
    registration_number: Text | None = opt("注册号")


class Committee(Strict):
    """The technical committee's meeting."""

    date: Day = req("会议日期")
    members: list[str] = many("委员")
    resolution: str | None = opt("决议")


class Decision(Strict):
    """What was decided, on what, by whom."""

    result: Literal["grant", "refuse", "maintain", "renew", "suspend", "withdraw", "change"] | None = opt(
        "决定"
    )
    materials_complete_on: Day | None = opt("评价资料收齐日期")
    reviewer: DecisionMaker | None = opt("复核人")
    reviewed_on: Day | None = opt("复核日期")
    review_opinion: str | None = opt("复核意见")
    committee: Committee | None = opt("技术委员会")
    maker: DecisionMaker | None = opt("决定人")
    date: Day | None = opt("决定日期")
    level: Text | None = opt("决定级别")
    scope: str | None = opt("决定范围")
    conditions: list[Condition] = many("决定条件")
    reasons: list[str] = many("理由")
    notified_on: Day | None = opt("通知日期")
