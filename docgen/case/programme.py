"""The audit programme (审核方案) of a cycle and what goes into the audit time (审核时间)."""

from __future__ import annotations

from docgen.case.audit_kind import AuditKind
from docgen.case.values import Amount, Count, Day, Strict, Text, many, named, opt, req


class PlannedAudit(Strict):
    """One audit that the programme foresees, in a window of days."""

    kind: AuditKind = req("审核类型")
    not_before: Day | None = opt("最早")
    not_after: Day | None = opt("最晚")
    sites: list[Text] = many("场所编号")
    clauses: list[Text] = many("条款")
    products: list[str] = many("典型产品或服务")
    person_days: Amount | None = opt("人日")
    characteristics_test: bool | None = opt("是否含服务特性测评")
    note: str | None = opt("说明")


class SiteSample(Strict):
    """A reproducible draw of sites for one audit of the programme."""

    audit: Text = req("审核编号")
    seed: Text | None = opt("随机种子")
    chosen: list[Text] = many("抽中场所编号")
    reason: str | None = opt("选取理由")


class Programme(Strict):
    """The audits of one certification cycle."""

    prepared_on: Day | None = opt("编制日期")
    prepared_by: str | None = opt("编制人")
    cycle_start: Day | None = opt("周期起")
    cycle_end: Day | None = opt("周期止")
    audits: list[PlannedAudit] = many("计划的审核")
    sampling_method: str | None = opt("抽样方法")
    samples: list[SiteSample] = many("场所抽样")
    changes: list[str] = many("方案调整")


class Adjustment(Strict):
    """Days added to or taken from the tabled time, with the reason."""

    days: Amount = req("人日")
    reason: str | None = opt("理由")


class CombinedSystem(Strict):
    """Another management system audited together, with its own time already adjusted."""

    system: str = req("体系")
    days: Amount = req("人日")
    note: str | None = opt("说明")


class SiteDays(Strict):
    """Days planned at one site, given by a person where the scheme has no figure."""

    site: Text = req("场所编号")
    days: Amount = req("人日")
    reason: str | None = opt("理由")


class TimeInputs(Strict):
    """What a person enters for the calculation of audit time; all days are person-days of 8 h."""

    additions: list[Adjustment] = many("增加")
    reductions: list[Adjustment] = many("减少")
    combined: list[CombinedSystem] = many("结合审核的其他体系")
    base_days: Amount | None = opt("人工给定的基础人日")
    base_reason: str | None = opt("基础人日理由")
    total_days: Amount | None = opt("核定总人日")
    stage1_days: Amount | None = opt("一阶段人日")
    stage2_days: Amount | None = opt("二阶段人日")
    onsite_days: Amount | None = opt("现场人日")
    document_review_days: Amount | None = opt("文件审查人日")
    document_review_waived: str | None = opt("免文件审查的理由")
    site_days: list[SiteDays] = many("分场所人日")
    headcount: Count | None = opt("本次审核时的有效人数")
    settings: dict[str, str] = named("计算设定")
    calculated_on: Day | None = opt("核定日期")
    calculated_by: str | None = opt("核定人")
