"""The audit plan (审核计划) of one audit: its head, timetable, notices and changes."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Amount, Clock, Day, Strict, Text, many, opt, req

SlotKind = Literal[
    "opening_meeting",
    "closing_meeting",
    "top_management",
    "audit",
    "production",
    "characteristics",
    "document_review",
    "team_meeting",
    "break",
    "travel",
]
IDLE_SLOTS: tuple[SlotKind, ...] = ("break", "travel")


class Slot(Strict):
    """One row of the timetable."""

    date: Day = req("日期")
    start: Clock = req("开始")
    end: Clock = req("结束")
    kind: SlotKind = opt("活动类别", "audit")
    activity: str | None = opt("活动或过程")
    site: Text | None = opt("场所编号")
    departments: list[str] = many("部门")
    clauses: list[Text] = many("条款")
    topics: list[Text] = many("主题")
    products: list[str] = many("典型产品或服务")
    members: list[str] = many("审核组成员")
    nonconformities: list[Text] = many("验证的不符合项")


class ShiftReason(Strict):
    """Why a shift is not visited."""

    site: Text = req("场所编号")
    shift: str = req("班次")
    reason: str = req("理由")


class PlanChange(Strict):
    """A change agreed after the plan was confirmed."""

    date: Day = req("变更日期")
    change: str = req("变更内容")
    reason: str | None = opt("原因")
    written_notice_on: Day | None = opt("书面通知日期")
    agreed_by_client: str | None = opt("客户同意人")
    agreed_by_leader: str | None = opt("组长")


class CharacteristicsPlan(Strict):
    """How the service characteristics are to be tested."""

    prepared_by: str | None = opt("编制人")
    prepared_on: Day | None = opt("编制日期")
    sampling_method: str | None = opt("抽样方法")
    sample_size: str | None = opt("样本量")
    method: str | None = opt("测评方式")


class Plan(Strict):
    """The plan of one audit as it goes to the client."""

    number: Text | None = opt("计划编号")
    purpose: str | None = opt("目的")
    criteria: list[str] = many("准则")
    scope: str | None = opt("范围")
    operating_hours: str | None = opt("服务正常运行时段")
    risk_periods: str | None = opt("服务风险时段")
    language: str = opt("语言", "中文")
    confidentiality: str | None = opt("保密承诺")
    prepared_by: str | None = opt("编制人")
    prepared_on: Day | None = opt("编制日期")
    schedule: list[Slot] = many("时间安排")
    characteristics: CharacteristicsPlan | None = opt("服务特性测评方案")
    shift_reasons: list[ShiftReason] = many("未看班次的理由")
    excluded_topics: dict[Text, str] = opt("不安排的主题及理由", {})
    agreed_on: Day | None = opt("时间商定日期")
    notified_on: Day | None = opt("现场通知日期")
    confirmed_on: Day | None = opt("客户确认日期")
    confirmed_by: str | None = opt("客户确认人")
    filed_on: Day | None = opt("上报日期")
    planned_onsite_days: Amount | None = opt("计划现场人日")
    archived_as: Literal["pdf", "paper", "editable"] | None = opt("归档格式")
    changes: list[PlanChange] = many("计划变更")
