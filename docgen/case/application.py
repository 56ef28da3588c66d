"""Application (申请), application review (申请评审) and contract (合同)."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Amount, Day, Strict, Text, many, opt, req

IncidentKind = Literal[
    "shutdown_accident",
    "spot_check_failure",
    "certificate_suspended",
    "certificate_withdrawn",
    "former_body_lost_approval",
    "major_event",
    "dishonest_list",
    "other",
]


class ApplicationDocument(Strict):
    """One paper handed in with the application."""

    name: str = req("材料名称")
    number: Text | None = opt("文件编号")
    version: Text | None = opt("版本")
    received_on: Day | None = opt("收到日期")
    element: Text | None = opt("对应条目")
    note: str | None = opt("说明")


class Incident(Strict):
    """An event that may bar acceptance: an accident, a failed spot check, an earlier suspension."""

    kind: IncidentKind = req("事件类别")
    date: Day = req("发生日期")
    description: str | None = opt("经过")
    own_cause: bool = opt("是否自身原因", True)
    closed_on: Day | None = opt("整改或结案日期")


class PreviousCertificate(Strict):
    """The certificate that a recertification or transfer builds on."""

    number: Text = req("原证书编号")
    body: str | None = opt("原发证机构")
    issued_on: Day | None = opt("原颁证日期")
    expires_on: Day | None = opt("原有效期至")
    level: Text | None = opt("原级别")


class Application(Strict):
    """What the client applied for and when."""

    date: Day = req("申请日期")
    received_on: Day | None = opt("收到日期")
    operation_start: Day | None = opt("体系或服务开始运行日期")
    signed_by: str | None = opt("申请书签署人")
    documents: list[ApplicationDocument] = many("申请材料")
    incidents: list[Incident] = many("事故与处罚情况")
    no_change_statement_on: Day | None = opt("无变更声明日期")
    previous_certificate: PreviousCertificate | None = opt("原证书")


class Gap(Strict):
    """Something missing in the application, named in the one-time written notice."""

    document: str = req("材料")
    gap: str = req("缺什么")
    element: Text | None = opt("对应条目")
    due: Day | None = opt("补正期限")
    completed_on: Day | None = opt("补正日期")


class Condition(Strict):
    """One condition checked at review or decision, with its clause."""

    item: str = req("条件")
    clause: Text | None = opt("条款")
    met: bool | None = opt("是否满足")
    note: str | None = opt("说明")


class Review(Strict):
    """The application review: the first screening and the acceptance that follows."""

    date: Day | None = opt("评审日期")
    reviewer: str | None = opt("评审人")
    result: Literal["accepted", "needs_completion", "rejected"] | None = opt("评审结论")
    conditions: list[Condition] = many("受理条件")
    gaps: list[Gap] = many("补正事项")
    completion_notice_on: Day | None = opt("补正通知日期")
    completion_due: Day | None = opt("补正期限")
    authenticity_checked: bool | None = opt("是否辨别材料真伪")
    competence_confirmed: bool | None = opt("是否确认机构能力")
    person_days: Amount | None = opt("评审确定的人日")
    reason: str | None = opt("不受理原因")
    accepted_on: Day | None = opt("受理决定日期")
    replied_on: Day | None = opt("书面答复日期")


class Fee(Strict):
    """One item of the fee, in yuan."""

    item: str = req("费用项目")
    amount: Amount = req("金额（元）")
    due: Day | None = opt("应付日期")
    paid_on: Day | None = opt("付款日期")


class Contract(Strict):
    """The certification contract between body and client."""

    number: Text | None = opt("合同编号")
    signed_on: Day | None = opt("签订日期")
    scope: str | None = opt("合同认证范围")
    level: Text | None = opt("合同级别")
    fees: list[Fee] = many("费用")
    payment: str | None = opt("付款方式")
    breach: str | None = opt("违约条款")
    body_duties: str | None = opt("机构责任")
    client_duties: str | None = opt("委托人责任")
    holder_duties: str | None = opt("获证组织责任")
    signed_by_body: str | None = opt("机构签署人")
    signed_by_client: str | None = opt("委托人签署人")
