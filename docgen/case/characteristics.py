"""Document review (文件审查), tests of service characteristics (服务特性测评) and item answers."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Amount, Day, Strict, Text, many, opt, req

Answer = Literal["fully", "partly", "not_met", "unknown"]


class ReviewedDocument(Strict):
    """A document of the client that was reviewed."""

    name: str = req("文件名称")
    number: Text | None = opt("文件编号")
    version: Text | None = opt("版本")
    clauses: list[Text] = many("对应条款")
    result: Literal["conform", "nonconform", "not_applicable", "on_site"] = opt("判定", "conform")
    note: str | None = opt("说明")


class DocumentNonconformity(Strict):
    """A nonconformity of the documents, to be corrected before the visit."""

    number: Text | None = opt("编号")
    clause: Text | None = opt("条款")
    statement: str = req("不符合事实")
    due: Day | None = opt("整改期限")
    corrected_on: Day | None = opt("整改日期")
    verified_on: Day | None = opt("验证日期")


class DocumentReview(Strict):
    """The review of the client's documents before the visit."""

    number: Text | None = opt("报告编号")
    reviewer: str | None = opt("评审人")
    started_on: Day | None = opt("开始日期")
    date: Day | None = opt("完成日期")
    documents: list[ReviewedDocument] = many("文件清单")
    result: Literal["passed", "passed_after_correction", "failed"] | None = opt("结论")
    nonconformities: list[DocumentNonconformity] = many("文件不符合")
    report_sent_on: Day | None = opt("报告交付日期")
    text: str | None = opt("评审意见")


class CharacteristicTest(Strict):
    """One service characteristic as tested."""

    characteristic: str = req("服务特性")
    clause: Text | None = opt("条款")
    requirement: str | None = opt("要求")
    method: str | None = opt("方法")
    population: Amount | None = opt("总体")
    sample: Amount | None = opt("样本量")
    passed: Amount | None = opt("合格数")
    date: Day | None = opt("日期")
    tester: str | None = opt("测评人")
    result: Literal["conform", "nonconform", "not_applicable"] | None = opt("判定")
    note: str | None = opt("说明")


class Characteristics(Strict):
    """The tests of service characteristics and who made them."""

    testing_body: str | None = opt("测评机构")
    testing_body_qualification: str | None = opt("测评机构资质")
    modes: list[str] = many("认证模式")
    start: Day | None = opt("开始日期")
    end: Day | None = opt("结束日期")
    tests: list[CharacteristicTest] = many("测评项目")
    level: Text | None = opt("测评级别")
    report_number: Text | None = opt("报告编号")
    report_date: Day | None = opt("报告日期")
    conclusion: str | None = opt("结论")
