"""One audit (stage or visit): plan, meetings, interviews, coverage, conclusion, report."""

from __future__ import annotations

from docgen.case.audit_kind import AuditKind
from docgen.case.characteristics import Answer, Characteristics
from docgen.case.decision import Decision
from docgen.case.meeting import Interview, Meeting
from docgen.case.plan import Plan
from docgen.case.programme import TimeInputs
from docgen.case.report import Conclusion, Finding, Report, Termination
from docgen.case.score import Score
from docgen.case.team import Assignment
from docgen.case.values import Day, Strict, Text, many, named, opt, req


class OffSite(Strict):
    """Why a stage is not held at the client's place."""

    exemption: int = req("例外情形序号")
    reason: str | None = opt("理由")


__all__ = ["Audit", "Meeting"]


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
