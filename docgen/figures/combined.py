"""Audit time of several management systems audited together (结合审核)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from corpus.audit_time import AuditTime
from corpus.exact import shown
from docgen.figures import rounding
from docgen.figures.onsite_share import OnSite, meets, on_site
from docgen.figures.step import DAYS, Derivation, Status, Step


@dataclass(frozen=True, slots=True)
class Combined:
    """The sum of the single times, the least together, and the half day that keeps it."""

    total: Fraction
    floor: Fraction
    proposal: Fraction
    bumped: bool
    on_site: OnSite | None
    plan_status: Status | None
    status: Status
    steps: tuple[Step, ...]


def determine(time: AuditTime, systems: Mapping[str, Fraction], plan: Fraction | None = None) -> Combined:
    """The least time of a combined audit. ``systems``: name to its own determined time, each adjusted before."""
    assert time.combined is not None
    rule, d = time.combined, Derivation()
    total = sum(systems.values(), Fraction(0))
    for name, days in systems.items():
        d.add(f"单独审核时间：{name}", rule.clause, "各体系分别核定", days, DAYS)
    floor = rule.share * total
    d.add("结合审核下限", rule.clause, f"{shown(rule.share)} × {shown(total)}", floor, DAYS)
    proposal = rounding.not_below(floor, floor)
    note = "最接近的半人日会低于下限，取其上的半人日" if proposal.bumped else ""
    clause = time.rounding.clause if time.rounding else rule.clause
    d.add("半人日调整", clause, f"{shown(floor)} → {shown(proposal.value)}", proposal.value, DAYS, note=note)
    share = on_site(time, proposal.value, d)
    judged = None if plan is None else meets(plan, floor, "计划的结合审核时间", rule.clause, d)
    return Combined(total, floor, proposal.value, proposal.bumped, share, judged, d.status, tuple(d.steps))
