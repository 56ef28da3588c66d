"""The tabled person-days (基础人日) of an effective headcount."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from corpus.audit_time import AuditTime, Band, HeadcountTable, Settings
from corpus.errors import CertdeskError
from corpus.exact import exact, shown
from docgen.figures.step import DAYS, Derivation

BAND_GAP, OVER_TABLE, TWO_READINGS = "band_gap", "over_table", "two_readings"


@dataclass(frozen=True, slots=True)
class Base:
    """The tabled days; ``days`` None where the table has no figure, then perhaps a ``lower_bound``.

    ``other_reading``: what the other reading of an ambiguous row gives, where it differs.
    """

    headcount: int
    days: Fraction | None
    lower_bound: Fraction | None = None
    other_reading: Fraction | None = None
    flags: tuple[str, ...] = ()


def tabled(time: AuditTime, headcount: Any, d: Derivation) -> Base:
    """Look the headcount up. Raises CertdeskError on a headcount that is none (0, negative, text)."""
    assert time.table is not None
    table, persons = time.table, whole(headcount, d)
    lower = 1
    for band in table.bands:
        if persons <= band.up_to:
            return _row(table, band, lower, persons, time.settings, d)
        lower = band.up_to + 1
    return _beyond(table, persons, time.settings, d)


def whole(headcount: Any, d: Derivation) -> int:
    """The effective number of personnel as a whole number; part-time shares are rounded up and said so."""
    try:
        number = exact(headcount)
    except ValueError as error:
        raise CertdeskError(f"有效人数{error}") from error
    if number <= 0:
        raise CertdeskError(f"有效人数应为不小于 1 的数，实为 {shown(number)}")
    if number.denominator != 1:
        d.add(
            "有效人数",
            "",
            f"{shown(number)} 进为整数",
            ceil(number),
            "人",
            note="折算人数有小数，向上取整（默认）",
        )
    return ceil(number)


def _row(
    table: HeadcountTable, band: Band, lower: int, persons: int, settings: Settings, d: Derivation
) -> Base:
    where = f"有效人数 {persons}，{f'{lower}～{band.up_to}' if lower > 1 else f'{band.up_to} 及以下'} 人一档"
    if band.days is not None:
        note = f"照印取值（{band.anomaly}）" if band.anomaly else ""
        d.add("基础人日", table.clause, where, band.days, DAYS, note=note)
        return Base(persons, band.days)
    if settings.gap_policy == "refuse":
        d.add(
            "基础人日", table.clause, where, None, DAYS, "needs_human",
            f"原文没有这一档（{band.anomaly}），按设定 gap_policy=refuse 不取值，请核定基础人日并写明理由",
        )  # fmt: skip
        return Base(persons, None, flags=(BAND_GAP,))
    days = band.readings[settings.gap_policy]
    d.add(
        "基础人日", table.clause, where, days, DAYS, "warn",
        f"原文没有这一档（{band.anomaly}），按设定 gap_policy={settings.gap_policy} 取值",
    )  # fmt: skip
    return Base(persons, days, flags=(BAND_GAP,))


def _beyond(table: HeadcountTable, persons: int, settings: Settings, d: Derivation) -> Base:
    beyond, last = table.beyond, table.bands[-1]
    if beyond.per is None or beyond.step_days is None or last.days is None:
        least = beyond.lower_bound
        d.add(
            "基础人日", beyond.clause, f"有效人数 {persons} > {last.up_to}", None, DAYS, "needs_human",
            f"原文只说顺延规律，没有数值（{beyond.anomaly}）；不低于 {shown(least or 0)} 人日，请核定并写明理由",
        )  # fmt: skip
        return Base(persons, None, lower_bound=least, flags=(OVER_TABLE,))
    more = persons - last.up_to
    started = last.days + -(-more // beyond.per) * beyond.step_days
    full = last.days + more // beyond.per * beyond.step_days
    days, other = (started, full) if settings.last_step == "started" else (full, started)
    note = f"每 {beyond.per} 人{'不足亦计' if settings.last_step == 'started' else '满才计'}（设定 last_step，{beyond.anomaly}）"
    if other != days:
        note += f"；另一读法为 {shown(other)} 人日"
    d.add(
        "基础人日", beyond.clause, f"{shown(last.days)} + ({persons} - {last.up_to}) ÷ {beyond.per}", days, DAYS,
        note=note,
    )  # fmt: skip
    return Base(
        persons, days, None, other if other != days else None, (TWO_READINGS,) if other != days else ()
    )
