"""Which clauses (条款) each surveillance takes: enough each time, all of them over the cycle."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from corpus.exact import shown
from corpus.sampling import ClauseRule, Sampling
from corpus.scheme import Scheme
from corpus.store import clause_order
from docgen.figures.draw import draw
from docgen.figures.step import Derivation, Status, Step

CLAUSES = "条"


@dataclass(frozen=True, slots=True)
class ClausePlan:
    """One list of clauses for each audit, the first ``held`` of them as recorded; the others drawn.

    ``least`` is None where the source gives no number for one audit.
    """

    audits: tuple[tuple[str, ...], ...]
    held: int
    least: int | None
    seed: str
    status: Status
    steps: tuple[Step, ...]


def least(rule: ClauseRule, applicable: int) -> int | None:
    """The least number of clauses of one audit; None where the source has no figure."""
    return None if rule.share is None else ceil(rule.share * applicable)


def applicable(rule: ClauseRule, scheme: Scheme, modules: Collection[str] | None = None) -> list[str]:
    """The clauses that surveillances choose from; ``modules`` (printed names) narrows them to those of a level."""
    return [*rule.listed] or [
        i.id
        for i in scheme.items
        if i.id.startswith(tuple(rule.items))
        and i.status is None
        and (modules is None or i.module in modules)
    ]


def propose(
    sampling: Sampling,
    clauses: Sequence[str],
    seed: str,
    always: Collection[str] = (),
    held: Sequence[Collection[str]] = (),
) -> ClausePlan:
    """A draw that keeps the number at each audit and covers all clauses together.

    ``always``: clauses taken at each audit; ``held``: what the surveillances held already took, kept as it is.
    """
    d = Derivation()
    rule = sampling.clauses
    if rule is None:
        return ClausePlan((), 0, None, seed, "ok", ())
    every, fixed = set(clauses), set(always) & set(clauses)
    size = _size(sampling, rule, len(every), d)
    taken = [_in_order(every & set(h)) for h in held]
    for number, one in enumerate(taken, 1):
        d.add(f"第 {number} 次监督", rule.clause, "已实施或已计划", len(one), CLAUSES)
    while len(taken) < rule.audits:
        seen = {c for one in taken for c in one}
        left = every - seen - fixed
        wanted = max(size - len(fixed), ceil(Fraction(len(left), rule.audits - len(taken))))
        taken.append(_in_order(fixed | set(draw(every - fixed, wanted, seed, seen))))
        d.add(f"第 {len(taken)} 次监督", rule.clause, f"种子 {seed}，未看过的优先", len(taken[-1]), CLAUSES)
    covered = {c for one in taken for c in one}
    status: Status = "ok" if covered == every else "error"
    note = "" if status == "ok" else f"还有 {len(every - covered)} 条没有看"
    d.add(
        "合计覆盖",
        rule.clause,
        f"{len(taken)} 次监督的并集，共 {len(every)} 条",
        len(covered),
        CLAUSES,
        status,
        note,
    )
    return ClausePlan(tuple(taken), len(held), least(rule, len(every)), seed, d.status, tuple(d.steps))


def _in_order(clauses: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(clauses, key=lambda c: (clause_order(c), c)))


def judge(
    sampling: Sampling, clauses: Sequence[str], audits: Sequence[Collection[str]], d: Derivation
) -> Status:
    """Whether the clauses of the surveillances so far keep the number, and, when all are given, cover everything."""
    rule = sampling.clauses
    if rule is None:
        return "ok"
    every = set(clauses)
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
