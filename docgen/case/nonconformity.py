"""A nonconformity (不符合项) with correction, cause, corrective action and verification."""

from __future__ import annotations

from typing import Literal

from docgen.case.values import Day, Strict, Text, opt, req


class Verification(Strict):
    """How a corrective action was verified."""

    method: Literal["documents", "on_site", "next_audit"] | None = opt("验证方式")
    result: Literal["effective", "not_effective"] | None = opt("验证结果")
    verified_by: str | None = opt("验证人")
    date: Day | None = opt("验证日期")
    note: str | None = opt("验证说明")


class Nonconformity(Strict):
    """One nonconformity from the statement of fact to its closing."""

    number: Text = req("编号")
    audit: Text = req("审核编号")
    grade: Literal["major", "minor"] = req("严重程度")
    clause: Text = req("不符合条款")
    criterion: str | None = opt("准则")
    department: str | None = opt("部门或过程")
    statement: str = req("不符合事实")
    evidence: str | None = opt("证据")
    found_on: Day | None = opt("发现日期")
    auditor: str | None = opt("审核员")
    guide: str | None = opt("陪同人员")
    confirmed_by: str | None = opt("受审核方确认人")
    confirmed_on: Day | None = opt("确认日期")
    due: Day | None = opt("完成期限")
    correction: str | None = opt("纠正")
    cause: str | None = opt("原因分析")
    corrective_action: str | None = opt("纠正措施")
    responsible: str | None = opt("责任人")
    plan_accepted_on: Day | None = opt("措施计划接受日期")
    completed_on: Day | None = opt("完成日期")
    verification: Verification | None = opt("验证")

    @property
    def closed_on(self) -> Day | None:
        """The day on which the corrective action was found effective; None while open."""
        done = self.verification
        return done.date if done and done.result == "effective" else None
