"""Which clauses (条款) each surveillance takes: enough each time, all of them over the cycle."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from corpus.exact import shown
from corpus.sampling import ClauseRule, Sampling
from docgen.figures.draw import draw
from docgen.figures.step import Derivation, Status, Step

CLAUSES = "条"


@dataclass(frozen=True, slots=True)
class ClausePlan:
    """One list of clauses for each audit; ``least`` None where the source gives no number for one audit."""

    audits: tuple[tuple[str, ...], ...]
    least: int | None
    seed: str
    status: Status
    steps: tuple[Step, ...]


def least(rule: ClauseRule, applicable: int) -> int | None:
    """The least number of clauses of one audit; None where the source has no figure."""
    return None if rule.share is None else ceil(rule.share * applicable)


def propose(
    sampling: Sampling, applicable: Sequence[str], seed: str, always: Collection[str] = ()
) -> ClausePlan:
    """A draw that keeps the number at each audit and covers all clauses together. ``always``: taken at each one."""
    d = Derivation()
    rule = sampling.clauses
    if rule is None:
        return ClausePlan((), None, seed, "ok", ())
    size = _size(sampling, rule, len(set(applicable)), d)
    taken: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for number in range(1, rule.audits + 1):
        fixed = sorted(set(always) & set(applicable))
        left = set(applicable) - seen - set(fixed)
        audits_left = rule.audits - number + 1
        wanted = max(size - len(fixed), ceil(Fraction(len(left), audits_left)))
        chosen = tuple(sorted({*fixed, *draw(set(applicable) - set(fixed), wanted, seed, seen)}))
        seen |= set(chosen)
        taken.append(chosen)
        d.add(f"第 {number} 次监督", rule.clause, f"种子 {seed}，未看过的优先", len(chosen), CLAUSES)
    d.add("合计覆盖", rule.clause, f"{rule.audits} 次监督的并集", len(seen), CLAUSES)
    return ClausePlan(tuple(taken), least(rule, len(set(applicable))), seed, d.status, tuple(d.steps))


def judge(
    sampling: Sampling, applicable: Sequence[str], audits: Sequence[Collection[str]], d: Derivation
) -> Status:
    """Whether the clauses of the surveillances so far keep the number, and, when all are given, cover everything."""
    rule = sampling.clauses
    if rule is None:
        return "ok"
    every = set(applicable)
    number = least(rule, len(every))
    for index, taken in enumerate(audits, 1):
        count = len(every & set(taken))
        if number is not None and count < number:
            d.add(f"第 {index} 次监督的条款", rule.clause, f"{count} < {number}", count, CLAUSES, "error",
                  f"至少 {number} 条")  # fmt: skip
    lacking = every - {c for taken in audits for c in taken}
    if lacking and len(audits) >= rule.audits:
        names = "、".join(sorted(lacking)[:10])
        d.add("合计覆盖", rule.clause, f"未覆盖：{names}", len(every) - len(lacking), CLAUSES, "error",
              f"还有 {len(lacking)} 条没有看")  # fmt: skip
    return d.status


def _size(sampling: Sampling, rule: ClauseRule, applicable: int, d: Derivation) -> int:
    number = least(rule, applicable)
    if number is None:
        silent = sampling.silent.get("clause_share")
        d.add(
            "每次条款数", rule.clause, f"适用 {applicable} 条", None, CLAUSES, "needs_human",
            (silent.asks if silent else "原文没有给数") + "；下面是均分到各次的建议",
        )  # fmt: skip
        return ceil(Fraction(applicable, rule.audits))
    assert rule.share is not None
    note = f"适用条款数的口径见 {rule.anomaly}" if rule.anomaly else ""
    d.add("每次条款数", rule.clause, f"⌈{shown(rule.share)} × {applicable}⌉", number, CLAUSES, note=note)
    return number
