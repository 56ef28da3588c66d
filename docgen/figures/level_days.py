"""Person-days on site by the level applied for (级别), where a scheme tables them by level."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from corpus.audit_time import AuditKind, AuditTime
from corpus.errors import CertdeskError
from corpus.exact import shown
from docgen.figures.follow_up import WORDS
from docgen.figures.step import DAYS, HOURS, Derivation, Step


@dataclass(frozen=True, slots=True)
class LevelTime:
    """The least person-days on site of a level, also in hours."""

    days: Fraction
    hours: Fraction
    steps: tuple[Step, ...]


def determine(time: AuditTime, level: int, kind: AuditKind) -> LevelTime:
    """Look the level up. Raises CertdeskError on a level that the scheme does not know."""
    assert time.levels is not None
    table, d = time.levels, Derivation()
    if level not in table.days:
        raise CertdeskError(f"没有级别 {level}；可用：{'、'.join(map(str, sorted(table.days)))}")
    days: Fraction = getattr(table.days[level], kind)
    clause = table.recertification_clause if kind == "recertification" else table.clause
    note = f"不随人数与场所数变化（{'、'.join(table.anomalies)}）"
    d.add("现场人日", clause, f"{level} 级，{WORDS[kind]}", days, DAYS, note=note)
    hours = days * time.day.hours
    d.add("折合小时", time.day.clause, f"{shown(days)} × {time.day.hours}", hours, HOURS)
    return LevelTime(days, hours, tuple(d.steps))
