"""Person-days of the document review (文件审查): a range, and when it may be left out."""

from __future__ import annotations

from fractions import Fraction

from corpus.audit_time import AuditKind, AuditTime
from corpus.exact import shown
from docgen.figures.step import DAYS, Derivation, Status


def judge(
    time: AuditTime, kind: AuditKind, days: Fraction | None, no_change_statement: bool, d: Derivation
) -> Status:
    """Whether the planned days keep the range; 0 (or nothing) passes only where the scheme lets it be left out."""
    rule = time.document_review
    if rule is None:
        return "ok"
    planned = days or Fraction(0)
    limits = f"{shown(rule.least)} ≤ {shown(planned)} ≤ {shown(rule.most)}"
    if planned == 0:
        return _left_out(time, kind, no_change_statement, d)
    status: Status = "ok" if rule.least <= planned <= rule.most else "error"
    note = "" if status == "ok" else f"应在 {shown(rule.least)} 至 {shown(rule.most)} 人日之间"
    d.add("文件审查人日", rule.clause, limits, planned, DAYS, status, note)
    return status


def _left_out(time: AuditTime, kind: AuditKind, no_change_statement: bool, d: Derivation) -> Status:
    rule = time.document_review
    assert rule is not None
    if kind not in rule.required_at:
        d.add("文件审查人日", rule.clause, "本类审查未要求", 0, DAYS, note="原文未要求，按需安排（默认）")
        return "ok"
    waivable = kind in rule.waived_by_statement_at
    status: Status = "ok" if waivable and no_change_statement else "error"
    clause = rule.waiver_clause if waivable else rule.clause
    asked = "，或由获证组织签署无变化声明" if waivable else ""
    note = (
        "已有签署的无变化声明"
        if status == "ok"
        else f"须安排 {shown(rule.least)} 至 {shown(rule.most)} 人日{asked}"
    )
    d.add("文件审查人日", clause, "未安排文件审查", 0, DAYS, status, note)
    return status
