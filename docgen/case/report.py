"""What an audit finds, concludes and reports (审核发现、结论、报告)."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Day, Strict, Text, many, opt, req


class Finding(Strict):
    """What was found against one clause."""

    clause: Text = req("条款")
    department: str | None = opt("部门")
    evidence: str | None = opt("证据")
    result: Literal["conform", "nonconform", "opportunity", "not_applicable"] = opt("判定", "conform")


class Conclusion(Strict):
    """What the team concludes and recommends."""

    result: Literal["recommended", "recommended_after_correction", "not_recommended"] | None = opt("推荐意见")
    level: Text | None = opt("推荐级别")
    text: str | None = opt("结论")
    objective_met: bool | None = opt("审核目的是否达到")
    scope_suitable: bool | None = opt("认证范围是否适宜")
    ready_for_stage2: bool | None = opt("是否具备二阶段条件")
    likely_nonconformities: list[str] = many("二阶段可能成不符合的问题")
    disagreement: str | None = opt("对结论的分歧")


class Report(Strict):
    """The report of one audit."""

    number: Text | None = opt("报告编号")
    date: Day | None = opt("报告日期")
    author: str | None = opt("编制人")
    delivered_on: Day | None = opt("交付日期")
    received_by: str | None = opt("签收人")
    main_processes: str | None = opt("主要过程与控制")
    internal_audit: str | None = opt("内部审核与管理评审")
    performance: str | None = opt("取得的绩效")
    improvement: str | None = opt("差距与改进机会")
    spot_checks: str | None = opt("监督抽查情况")
    changes: str | None = opt("上次审核后的变更")
    certificate_use: str | None = opt("证书标志使用情况")
    previous_nonconformities: str | None = opt("以往不符合验证情况")
    deviations: list[str] = many("偏离计划情况")
    programme_issues: list[str] = many("影响方案的事项")
    unresolved: list[str] = many("未决问题")
    sampling_note: str | None = opt("抽样与样本说明")
    period_covered: str | None = opt("覆盖时段")


class Termination(Strict):
    """An audit broken off, with the body's consent."""

    date: Day = req("终止日期")
    reason: str = req("原因")
    approved_by: str | None = opt("批准人")
    approved_on: Day | None = opt("批准日期")
    reported_on: Day | None = opt("报告交付日期")
