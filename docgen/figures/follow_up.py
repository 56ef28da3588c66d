"""Audit time of a surveillance or recertification: a share of the initial time of today's headcount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from corpus.audit_time import AuditKind, AuditTime
from corpus.exact import shown
from docgen.figures import rounding
from docgen.figures.headcount import Base, tabled
from docgen.figures.step import DAYS, Derivation, Status, Step

WORDS = {"initial": "初次认证", "surveillance": "监督", "recertification": "再认证"}


@dataclass(frozen=True, slots=True)
class FollowUpTime:
    """Two floors, since the source can be read both ways: of the tabled and of the determined initial time.

    ``proposal`` and ``loose_proposal`` are the half days that keep each floor; ``plan_status`` judges each plan.
    """

    base: Base
    strict_floor: Fraction | None
    loose_floor: Fraction | None
    proposal: Fraction | None
    loose_proposal: Fraction | None
    plan_status: tuple[Status, ...]
    status: Status
    steps: tuple[Step, ...]


def determine(
    time: AuditTime,
    kind: AuditKind,
    headcount: Any,
    initial_today: Fraction | None = None,
    plans: Sequence[Fraction] = (),
) -> FollowUpTime:
    """The least time of a later audit and what each planned figure is worth.

    ``initial_today``: the initial time determined for today's headcount, reductions included (default: the tabled
    one). Raises CertdeskError on a headcount that is none, KeyError where the scheme gives no share for ``kind``.
    """
    rule, d = time.follow_up[kind], Derivation()
    base = tabled(time, headcount, d)
    if base.days is None:
        return FollowUpTime(base, None, None, None, None, (), d.status, tuple(d.steps))
    strict = rule.share * base.days
    loose = rule.share * (base.days if initial_today is None else initial_today)
    loose = min(strict, loose)
    note = "按当前有效人数的表值"
    d.add(
        f"{WORDS[kind]}时间下限",
        rule.clause,
        f"{shown(rule.share)} × {shown(base.days)}",
        strict,
        DAYS,
        note=note,
    )
    if loose != strict:
        d.add(
            f"{WORDS[kind]}时间下限（另一读法）", rule.clause, f"{shown(rule.share)} × {shown(loose / rule.share)}",
            loose, DAYS, note=f"基数可读作减少后的核定值（{rule.anomaly}）：低于此数为不符合，介于两者之间须注意",
        )  # fmt: skip
    proposal, loose_proposal = rounding.not_below(strict, strict), rounding.not_below(loose, loose)
    _write_proposal(time, strict, proposal, d)
    judged = tuple(_judge(plan, strict, loose, rule.clause, d) for plan in plans)
    return FollowUpTime(
        base, strict, loose, proposal.value, loose_proposal.value, judged, d.status, tuple(d.steps)
    )


def _write_proposal(time: AuditTime, floor: Fraction, proposal: rounding.Rounded, d: Derivation) -> None:
    if time.rounding:
        note = "最接近的半人日会低于下限，取其上的半人日" if proposal.bumped else ""
        d.add("半人日调整", time.rounding.clause, f"{shown(floor)} → {shown(proposal.value)}", proposal.value, DAYS,
              note=note)  # fmt: skip


def _judge(plan: Fraction, strict: Fraction, loose: Fraction, clause: str, d: Derivation) -> Status:
    status: Status = "ok" if plan >= strict else "warn" if plan >= loose else "error"
    note = {
        "ok": "",
        "warn": "只在另一读法下成立，须写明所取读法",
        "error": f"还差 {shown(loose - plan)} 人日",
    }
    sign = "≥" if plan >= strict else "<"
    d.add("计划时间", clause, f"{shown(plan)} {sign} {shown(strict)}", plan, DAYS, status, note[status])
    return status
