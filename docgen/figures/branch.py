"""The least time on site at a branch (分场所) of its own headcount."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from corpus.audit_time import AuditKind, AuditTime
from corpus.exact import shown
from docgen.figures.headcount import Base, tabled
from docgen.figures.step import DAYS, HOURS, Derivation, Status, Step


@dataclass(frozen=True, slots=True)
class BranchTime:
    """``onsite_base``: the time on site that the table would give the branch alone; ``minimum``: its least share."""

    base: Base
    onsite_base: Fraction | None
    minimum: Fraction | None
    hours: Fraction | None
    status: Status
    steps: tuple[Step, ...]


def determine(time: AuditTime, headcount: Any, kind: AuditKind = "initial") -> BranchTime:
    """The least time on site at one branch. Raises CertdeskError on a headcount that is none."""
    assert time.branch is not None
    assert time.on_site is not None
    rule, d = time.branch, Derivation()
    base = tabled(time, headcount, d)
    if base.days is None:
        return BranchTime(base, None, None, None, d.status, tuple(d.steps))
    onsite = time.on_site.share * base.days
    d.add(
        "分场所现场基数", rule.clause, f"{shown(time.on_site.share)} × {shown(base.days)}", onsite, DAYS,
        note=f"附录没有现场一栏，按现场比例推得（{rule.anomaly}）",
    )  # fmt: skip
    follow_up = time.follow_up.get(kind)
    if follow_up and time.settings.branch_applies_follow_up_share:
        d.add(
            "监督或再认证比例", follow_up.clause, f"{shown(follow_up.share)} × {shown(onsite)}",
            follow_up.share * onsite, DAYS, note="分场所是否再乘此比例原文未写（设定 branch_applies_follow_up_share）",
        )  # fmt: skip
        onsite = follow_up.share * onsite
    least = rule.share * onsite
    d.add("分场所现场下限", rule.clause, f"{shown(rule.share)} × {shown(onsite)}", least, DAYS)
    hours = least * time.day.hours
    d.add("折合小时", time.day.clause, f"{shown(least)} × {time.day.hours}", hours, HOURS)
    return BranchTime(base, onsite, least, hours, d.status, tuple(d.steps))
