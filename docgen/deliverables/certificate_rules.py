"""Preconditions of a certificate: its dates, level, criteria, number, language and where it can be looked up."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from corpus.deliverables import Requirement
from corpus.standards import numbers_in, standards
from docgen.case.model import Case
from docgen.deliverables.number_values import number_values
from docgen.figures.timeline.period import MONTHS, add_months
from docgen.issued.numbering import Pattern

Data = Mapping[str, Any]
_ENDING = ("withdrawal", "cancellation")


def grade_table_supplied(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A grade on the certificate needs the body's own grade table, as the scheme refers to one it does not print."""
    level = case.certificate.level if case.certificate else None
    if (level or case.level_applied) and not (case.body and case.body.grade_table):
        yield "证书要写级别，但机构没有提供等级标准表（body.grade_table）"


def issued_after_decision(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The certificate is not dated before the decision."""
    issued = case.certificate.issued_on if case.certificate else None
    decided = case.decision.date if case.decision else None
    if issued and decided and issued < decided:
        yield f"颁证日期 {issued} 早于决定日期 {decided}（certificate.issued_on）"


def validity_within(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The certificate is valid for no more years than `limit`, and for more than none."""
    certificate, years = case.certificate, int(requirement.limit or "3")
    if certificate is None or certificate.issued_on is None or certificate.expires_on is None:
        return
    latest = add_months(certificate.issued_on, years * MONTHS)
    previous = case.application.previous_certificate if case.application else None
    if previous and previous.expires_on and case.audit_type == "recertification":
        latest = add_months(previous.expires_on, years * MONTHS)
    if not certificate.issued_on < certificate.expires_on <= latest:
        yield f"有效期至 {certificate.expires_on} 应晚于颁证日期、不迟于 {latest}（certificate.expires_on）"


def change_dated(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A certificate after an approved change carries the day of its reissue."""
    approved = [e for e in case.events if e.kind == "change" and e.approved_on]
    changed = case.certificate.changed_on if case.certificate else None
    if approved and (changed is None or changed < max(e.approved_on or e.date for e in approved)):
        yield "变更已批准，证书没有写批准后的换证日期（certificate.changed_on）"


def not_ended(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """A certificate that was withdrawn or cancelled is not written again; a suspended one only after restoration."""
    last: dict[str, datetime.date] = {}
    for event in case.events:
        last[event.kind] = max(event.date, last.get(event.kind, event.date))
    for kind in _ENDING:
        if kind in last:
            yield f"证书已于 {last[kind]} {'撤销' if kind == 'withdrawal' else '注销'}（events）"
    if "suspension" in last and last.get("restoration", datetime.date.min) < last["suspension"]:
        yield f"证书自 {last['suspension']} 起暂停，尚未恢复（events）"


def level_as_decided(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The level on the certificate is the one decided."""
    certified = case.certificate.level if case.certificate else None
    decided = case.decision.level if case.decision else None
    if certified != decided:
        yield f"证书级别“{certified or '无'}”与决定级别“{decided or '无'}”不同（certificate.level）"


def criteria_in_force(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """Each criterion is no standard whose existence or validity on the day of issue is doubtful."""
    certificate = case.certificate
    if certificate is None or certificate.issued_on is None:
        return
    for cited in (c for text in certificate.criteria for c in numbers_in(text)):
        known = standards().get(cited.number)
        standing = known.standing(certificate.issued_on) if known else "in_force"
        if standing == "unknown":
            yield f"认证依据 {cited.number} 查不到公开的版本信息，不能写上证书（certificate.criteria）"
        elif standing != "in_force":
            yield f"认证依据 {cited.number} 在颁证日期不是有效版本（certificate.criteria）"


def chinese_used(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The certificate is in Chinese, whatever twin it has."""
    if case.certificate and "zh" not in case.certificate.languages:
        yield "境内使用的证书应有中文（certificate.languages）"


def english_complete(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """What an English twin page needs is there."""
    if case.certificate is None or "en" not in case.certificate.languages:
        return
    client, body = case.client, case.body
    needed = {
        "client.english_name": client and client.english_name,
        "client.english_address": client and client.english_address,
        "body.english_name": body and body.english_name,
        "certificate.english_scope": case.certificate.english_scope,
    }
    named = [s.site for s in case.certificate.sites] or [s.id for s in case.sites]
    needed |= {f"sites {s.id} 的 english_address": s.english_address for s in case.sites if s.id in named}
    lacking = [path for path, value in needed.items() if not value]
    if lacking:
        yield f"要出英文证书，缺 {'、'.join(lacking)}"


def query_path_own(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The way to look the certificate up is not only that of the authorities named in `limit`."""
    path = (case.certificate and case.certificate.query_path) or (case.body and case.body.query_path) or ""
    left = path
    for name in (requirement.limit or "").split(","):
        left = left.replace(name, "")
    if path and not re.search(
        r"[A-Za-z0-9]{3}|网站|公众号|电话|平台", re.sub(r"官方网站|官网|网站查询", "", left)
    ):
        yield "查询途径不能只写监管部门的平台，还应写本机构的（certificate.query_path）"


def number_fits(case: Case, data: Data, requirement: Requirement) -> Iterator[str]:
    """The number follows the body's own pattern, where it gives one (`limit` = its key in body.numbering)."""
    certificate, body = case.certificate, case.body
    pattern = body.numbering.get(requirement.limit or "certificate") if body else None
    if not pattern or certificate is None or not certificate.number or certificate.issued_on is None:
        return
    issued = certificate.first_issued_on or certificate.issued_on
    if Pattern(pattern).serial_of(certificate.number, number_values(case, issued)) is None:
        yield f"证书编号 {certificate.number} 不合机构的编号规则 {pattern}（certificate.number）"
