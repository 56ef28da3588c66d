"""The least time on site (现场审核时间) as a share of the determined time, and whether a plan keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from corpus.audit_time import AuditTime
from corpus.exact import shown
from docgen.figures import rounding
from docgen.figures.step import DAYS, HOURS, Derivation, Status


@dataclass(frozen=True, slots=True)
class OnSite:
    """The least time on site, in person-days and hours, and the half day that keeps it."""

    minimum: Fraction
    hours: Fraction
    proposal: Fraction


def on_site(time: AuditTime, total: Fraction, d: Derivation) -> OnSite | None:
    """The least time on site of a determined total; None where the scheme sets no share."""
    if time.on_site is None:
        return None
    least = time.on_site.share * total
    found = OnSite(least, least * time.day.hours, rounding.up(least))
    d.add(
        "现场审核时间下限", time.on_site.clause, f"{shown(time.on_site.share)} × {shown(total)}", least, DAYS
    )
    d.add("折合小时", time.day.clause, f"{shown(least)} × {time.day.hours}", found.hours, HOURS)
    d.add("现场时间建议", time.on_site.clause, "不低于下限的半人日", found.proposal, DAYS)
    return found


def meets(plan: Fraction, least: Fraction, label: str, clause: str, d: Derivation) -> Status:
    """Whether a planned figure keeps a lower limit; exactly on it is enough."""
    status: Status = "ok" if plan >= least else "error"
    sign = "≥" if status == "ok" else "<"
    note = "" if status == "ok" else f"还差 {shown(least - plan)} 人日"
    d.add(label, clause, f"{shown(plan)} {sign} {shown(least)}", plan, DAYS, status, note)
    return status
