"""Audit time of an initial audit: the tabled days, additions and reductions, the cap, the rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from corpus.audit_time import AuditTime
from corpus.exact import shown
from docgen.figures import rounding
from docgen.figures.headcount import Base, tabled
from docgen.figures.step import DAYS, Derivation, Status, Step


@dataclass(frozen=True, slots=True)
class Change:
    """Person-days added or taken away, with the reason."""

    days: Fraction
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The determined time. ``time`` is None where a rule forbids it or a figure is lacking.

    ``floor``: the least that the cap on reductions allows; ``raw``: before rounding; ``proposal``: the half day
    that breaks no cap, also where the scheme itself does not round.
    """

    base: Base
    floor: Fraction | None
    raw: Fraction | None
    net_reduction: Fraction | None
    time: Fraction | None
    proposal: Fraction | None
    bumped: bool
    missing: tuple[str, ...]
    status: Status
    steps: tuple[Step, ...]


def determine(
    time: AuditTime,
    headcount: Any,
    additions: Sequence[Change] = (),
    reductions: Sequence[Change] = (),
    given: Change | None = None,
) -> Adjusted:
    """The time of an initial audit by headcount. ``given``: base days a person determined where the table is open.

    Raises CertdeskError on a headcount that is none.
    """
    d = Derivation()
    base = tabled(time, headcount, d)
    if given is not None:
        base = _given(base, given, d)
    if base.days is None or d.status == "error":
        return Adjusted(base, None, None, None, None, None, False, (), d.status, tuple(d.steps))
    return _adjust(time, base, base.days, additions, reductions, d)


def _given(base: Base, given: Change, d: Derivation) -> Base:
    """Base days that a person determined where the table has none: with a reason, not below a certain bound."""
    if base.days is not None:
        d.add(
            "人工给定的基础人日", "", "表中有数值，未采用", given.days, DAYS, "warn", "只在表中没有数值时使用"
        )
        return base
    d.steps.pop()
    low = base.lower_bound is not None and given.days < base.lower_bound
    status: Status = "error" if low or not given.reason.strip() else "warn"
    note = (
        f"低于可确定的下限 {shown(base.lower_bound or 0)}"
        if low
        else f"人工核定：{given.reason.strip() or '缺少理由'}"
    )
    d.add("基础人日", "", "人工给定", given.days, DAYS, status, note)
    return Base(base.headcount, given.days, base.lower_bound, None, base.flags)


def _adjust(
    time: AuditTime,
    base: Base,
    days: Fraction,
    additions: Sequence[Change],
    reductions: Sequence[Change],
    d: Derivation,
) -> Adjusted:
    rule = time.adjustment
    added, taken = (sum((c.days for c in cs), Fraction(0)) for cs in (additions, reductions))
    missing = _reasons(time, additions, reductions, d)
    raw = days + added - taken
    least = days * (1 - rule.limit) if rule else Fraction(0)
    net = (taken - added) / days
    if additions or reductions:
        _write_changes(additions, reductions, d)
        clause = rule.clause if rule else ""
        d.add("增减后", clause, f"{shown(days)} + {shown(added)} - {shown(taken)}", raw, DAYS)
        if rule:
            _cap(rule.clause, rule.limit, days, taken, raw, least, net, d)
    broken = d.status in ("error", "needs_human")
    final = rounding.not_below(raw, least)
    if time.rounding and not broken:
        _write_rounding(time, raw, final, d)
    result = None if broken else (final.value if time.rounding else raw)
    return Adjusted(
        base,
        least,
        raw,
        net,
        result,
        None if broken else final.value,
        final.bumped,
        missing,
        d.status,
        tuple(d.steps),
    )


def _reasons(
    time: AuditTime, additions: Sequence[Change], reductions: Sequence[Change], d: Derivation
) -> tuple[str, ...]:
    rule = time.adjustment
    missing: tuple[str, ...] = ()
    for kind, word, changes in (("additions", "增加", additions), ("reductions", "减少", reductions)):
        for change in changes:
            if rule and kind in rule.reasons_for and not change.reason.strip():
                d.add(
                    f"{word}人日的理由", rule.reason_clause, f"{word} {shown(change.days)}", None, DAYS, "error",
                    f"{word}人日须写明理由",
                )  # fmt: skip
                missing = ("reason",)
    return missing


def _write_changes(additions: Sequence[Change], reductions: Sequence[Change], d: Derivation) -> None:
    for word, changes in (("增加", additions), ("减少", reductions)):
        for change in changes:
            d.add(word, "", change.reason or "（未写理由）", change.days, DAYS)


def _cap(
    clause: str,
    limit: Fraction,
    base: Fraction,
    taken: Fraction,
    raw: Fraction,
    least: Fraction,
    net: Fraction,
    d: Derivation,
) -> None:
    percent = f"{shown(limit * 100)}%"
    status: Status = "ok"
    note = ""
    if raw < least:
        status, note = "error", f"净减少 {shown(net)}（占表值），超过 {percent}"
    elif taken > limit * base:
        status, note = "warn", f"毛减少 {shown(taken)} 人日超过 {percent}，因有增加而未破下限"
    sign = "≥" if raw >= least else "<"
    d.add(
        "减少上限",
        clause,
        f"{shown(raw)} {sign} {shown(1 - limit)} × {shown(base)}",
        least,
        DAYS,
        status,
        note,
    )


def _write_rounding(time: AuditTime, raw: Fraction, final: rounding.Rounded, d: Derivation) -> None:
    assert time.rounding is not None
    note = "最接近的半人日会突破下限，取其上的半人日" if final.bumped else ""
    if not final.bumped and final.value != raw:
        note = "取最接近的半人日，正中时进位（默认）"
    d.add(
        "半人日调整",
        time.rounding.clause,
        f"{shown(raw)} → {shown(final.value)}",
        final.value,
        DAYS,
        note=note,
    )
