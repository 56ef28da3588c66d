"""One audit (stage or visit): plan, meetings, interviews, coverage, conclusion, report."""

from __future__ import annotations

from typing import Literal

from docgen.case.audit_kind import AuditKind
from docgen.case.characteristics import Answer, Characteristics
from docgen.case.decision import Decision
from docgen.case.plan import Plan
from docgen.case.programme import TimeInputs
from docgen.case.score import Score
from docgen.case.team import Assignment
from docgen.case.values import Clock, Day, Strict, Text, many, named, opt, req


class Attendee(Strict):
    """Somebody at a meeting. `side` tells the client's people from the audit team."""

    name: str = req("姓名")
    side: Literal["client", "team"] = opt("一方", "client")
    department: str | None = opt("部门")
    title: str | None = opt("职务")
    top_management: bool = opt("是否最高管理者", False)


class Absence(Strict):
    """The absence of top management: who stands in, by which paper, and why."""

    reason: str | None = opt("缺席理由")
    deputy: str | None = opt("受托人")
    authorisation: str | None = opt("书面授权文件")


class Meeting(Strict):
    """An opening or closing meeting as held."""

    kind: Literal["opening", "closing"] = req("会议")
    date: Day = req("日期")
    start: Clock | None = opt("开始")
    end: Clock | None = opt("结束")
    place: str | None = opt("地点")
    chair: str | None = opt("主持人")
    attendees: list[Attendee] = many("签到")
    absence: Absence | None = opt("最高管理者缺席")
    pictures: list[str] = many("图片音像")


class Interview(Strict):
    """A person interviewed."""

    name: str = req("姓名")
    title: str | None = opt("职务")
    department: str | None = opt("部门")
    topic: str | None = opt("内容")
    top_management: bool = opt("是否最高管理者", False)
    record: str | None = opt("访谈记录")


class OffSite(Strict):
    """Why a stage is not held at the client's place."""

    exemption: int = req("例外情形序号")
    reason: str | None = opt("理由")


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


class Audit(Strict):
    """One stage or visit of the case."""

    id: Text = req("审核编号")
    kind: AuditKind = req("审核类型")
    ordinal: int | None = opt("第几次监督")
    cycle: int | None = opt("周期")
    start: Day | None = opt("开始日期")
    end: Day | None = opt("结束日期")
    off_site: OffSite | None = opt("非现场")
    sites: list[Text] = many("场所编号")
    team: list[Assignment] = many("本次审核组")
    time: TimeInputs | None = opt("本次审核时间")
    plan: Plan | None = opt("审核计划")
    meetings: list[Meeting] = many("会议")
    guides: list[str] = many("随行人员")
    interviewees: list[Interview] = many("访谈")
    clauses: list[Text] = many("覆盖条款")
    products: list[str] = many("覆盖典型产品或服务")
    topics: dict[Text, str] = named("各主题的审核情况")
    internal_audit_on: Day | None = opt("内审日期")
    management_review_on: Day | None = opt("管理评审日期")
    findings: list[Finding] = many("审核发现")
    assessment: dict[Text, Answer] = named("条款评价")
    characteristics: Characteristics | None = opt("服务特性测评")
    score: Score | None = opt("得分")
    conclusions: Conclusion | None = opt("审核结论")
    report: Report | None = opt("审核报告")
    decision: Decision | None = opt("本次认证决定")
    result_reported_on: Day | None = opt("结果报送日期")
    termination: Termination | None = opt("终止")

    @property
    def opening(self) -> Meeting | None:
        """The opening meeting, if recorded."""
        return next((m for m in self.meetings if m.kind == "opening"), None)

    @property
    def closing(self) -> Meeting | None:
        """The closing meeting, if recorded."""
        return next((m for m in self.meetings if m.kind == "closing"), None)
