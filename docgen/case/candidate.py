"""A pre-screening result taken into the case as a candidate, which only an auditor turns into a finding."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Day, Strict, Text, many, opt, req


class Quotation(Strict):
    """Where a file says it, word for word."""

    file: str = req("文件")
    place: str | None = opt("位置")
    quote: str | None = opt("原文")


class Candidate(Strict):
    """A result of pre-screening; `status` stays candidate until an auditor confirms or rejects it."""

    id: Text = req("编号")
    source: Literal["element", "record"] = req("来源")
    element: Text | None = opt("条目编号")
    rule: Text | None = opt("记录规则")
    clause: Text | None = opt("条款")
    statement: str | None = opt("要求")
    verdict: Text | None = opt("预审判定")
    severity: Text | None = opt("严重程度")
    reasons: list[str] = many("理由")
    evidence: list[Quotation] = many("证据")
    status: Literal["candidate", "confirmed", "rejected"] = opt("状态", "candidate")
    confirmed_by: str | None = opt("确认人")
    confirmed_on: Day | None = opt("确认日期")
    note: str | None = opt("审核员意见")
