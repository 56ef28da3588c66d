"""The certificate (证书) and the later events of its life (暂停、恢复、撤销、注销、变更)."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Day, Strict, Text, many, opt, req

EventKind = Literal[
    "suspension",
    "restoration",
    "withdrawal",
    "cancellation",
    "change",
    "requirements_change",
    "spot_check_failure",
    "misuse_notice",
    "complaint",
    "appeal",
    "records_destroyed",
]


class CertificateSite(Strict):
    """A site as the certificate names it, with its own scope."""

    site: Text = req("场所编号")
    scope: str | None = opt("该场所范围")


class Certificate(Strict):
    """The certificate as issued."""

    number: Text | None = opt("证书编号")
    main_number: Text | None = opt("总证书编号")
    oid: Text | None = opt("OID")
    first_issued_on: Day | None = opt("首次颁证日期")
    issued_on: Day | None = opt("颁证日期")
    changed_on: Day | None = opt("换证日期")
    expires_on: Day | None = opt("有效期至")
    scope: str | None = opt("认证范围")
    english_scope: str | None = opt("英文认证范围")
    level: Text | None = opt("级别")
    criteria: list[str] = many("认证依据")
    rule: str | None = opt("认证规则")
    modes: list[str] = many("认证模式")
    sites: list[CertificateSite] = many("场所")
    languages: list[Literal["zh", "en"]] = opt("语言", ["zh"])
    notice: str | None = opt("监督提示")
    query_path: str | None = opt("查询途径")
    remarks: str | None = opt("其他信息")
    result_reported_on: Day | None = opt("结果报送日期")


class Event(Strict):
    """Something that happened to the certificate or the client after issue."""

    kind: EventKind = req("事件")
    date: Day = req("日期")
    number: Text | None = opt("文书编号")
    clause: Text | None = opt("依据条款")
    reason: str | None = opt("原因")
    received_on: Day | None = opt("收到日期")
    verified_on: Day | None = opt("查实日期")
    until: Day | None = opt("期限至")
    decided_by: str | None = opt("决定人")
    approved_on: Day | None = opt("批准日期")
    reported_on: Day | None = opt("上报日期")
    published_on: Day | None = opt("公布日期")
    answered_on: Day | None = opt("答复日期")
    details: str | None = opt("内容")
    before: str | None = opt("变更前")
    after: str | None = opt("变更后")
