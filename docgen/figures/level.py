"""Which level (级别) the answers of an assessment reach: a lower and an upper bound when answers are lacking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Literal

from corpus.levels import LevelRow, Levels
from docgen.figures.step import Derivation, Status, Step

NO_RATING = 0
Note = Literal["total_differs", "partly_only", "level_1", "range", "module_missing"]
Comparison = Literal["supports", "does_not_support", "undetermined"]
ITEMS = "项"


@dataclass(frozen=True, slots=True)
class Counts:
    """Answers of some items by kind; ``unknown`` = not assessed or missing in the source."""

    not_met: int = 0
    partly: int = 0
    fully: int = 0
    unknown: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def total(self) -> int:
        """How many items there are."""
        return self.not_met + self.partly + self.fully + self.unknown

    @property
    def present(self) -> bool:
        """Whether the module counts as there: not every item of it is not met."""
        return self.total > self.not_met

    def __str__(self) -> str:
        text = f"不满足 {self.not_met}、部分满足 {self.partly}、完全满足 {self.fully}"
        return f"{text}、未判定 {self.unknown}" if self.unknown else text


@dataclass(frozen=True, slots=True)
class LevelResult:
    """The lowest and highest level that the answers allow (0 = no rating), and whether a person must decide."""

    at_least: int
    at_most: int
    needs_person: bool
    notes: tuple[Note, ...]
    status: Status
    steps: tuple[Step, ...]


def determine(levels: Levels, modules: Mapping[str, Counts]) -> LevelResult:
    """The level by the table of the scheme. ``modules``: the answers per module; one out of scope is absent."""
    d = Derivation()
    for name, counts in modules.items():
        d.add(f"模块 {levels.names.get(name, name)}", levels.clause, str(counts), counts.total, ITEMS)
    there = {name for name, counts in modules.items() if counts.present}
    needed = set(levels.rows[-1].modules)
    if not needed <= there:
        lacking = "、".join(levels.names[m] for m in levels.rows[-1].modules if m not in there)
        d.add("级别", levels.clause, f"不具备：{lacking}", levels.no_rating, "", "needs_human",
              "各级都要求具备，须人工确认")  # fmt: skip
        return LevelResult(NO_RATING, NO_RATING, True, ("module_missing",), d.status, tuple(d.steps))
    return _by_rows(levels, modules, there, d)


def compare(result: LevelResult, applied: int) -> Comparison:
    """What the answers say about the level applied for. A person decides in any case."""
    if applied <= result.at_least:
        return "supports"
    return "does_not_support" if applied > result.at_most else "undetermined"


def _by_rows(levels: Levels, modules: Mapping[str, Counts], there: set[str], d: Derivation) -> LevelResult:
    at_least = at_most = NO_RATING
    notes: list[Note] = []
    for row in levels.rows:
        if not set(row.modules) <= there:
            lacking = "、".join(levels.names[m] for m in row.modules if m not in there)
            d.add(f"{row.level} 级（{row.name}）", row.clause, f"不具备：{lacking}", "不适用")
            continue
        counts = sum((modules[m] for m in row.modules), Counts())
        if row.printed_total not in (None, counts.total):
            notes.append("total_differs")
        sure, maybe = _reached(row, counts, modules)
        if maybe and at_most == NO_RATING:
            at_most = row.level
        if _only_partly(row, counts):
            notes.append("partly_only")
        _write(levels, row, counts, sure, maybe, d)
        if sure:
            at_least = row.level
            break
    lowest = levels.rows[-1].level
    if lowest in (at_least, at_most):
        notes.append("level_1")
    if at_least != at_most:
        notes.append("range")
    kept: tuple[Note, ...] = tuple(dict.fromkeys(notes))
    person = bool({"partly_only", "level_1", "range"} & set(kept))
    _write_result(levels, at_least, at_most, kept, person, d)
    return LevelResult(at_least, at_most, person, kept, d.status, tuple(d.steps))


def _reached(row: LevelRow, c: Counts, modules: Mapping[str, Counts]) -> tuple[bool, bool]:
    """Surely reached whatever the unknown answers are; possibly reached when they are all fully met."""
    if row.most_not_met is None or row.most_partly is None or row.least_fully is None:
        return all(modules[m].partly + modules[m].fully > 0 for m in row.modules), True
    sure = (
        c.not_met + c.unknown <= row.most_not_met
        and c.partly + c.unknown <= row.most_partly
        and c.fully >= row.least_fully
    )
    maybe = (
        c.not_met <= row.most_not_met
        and c.partly <= row.most_partly
        and c.fully + c.unknown >= row.least_fully
    )
    return sure, maybe


def _only_partly(row: LevelRow, c: Counts) -> bool:
    """Missed by the limit of partly-met items alone, though fewer items fall short than the row allows."""
    if row.most_not_met is None or row.most_partly is None or row.least_fully is None or c.unknown:
        return False
    within = c.not_met <= row.most_not_met and c.fully >= row.least_fully
    return (
        within and c.partly > row.most_partly and c.not_met + c.partly <= row.most_not_met + row.most_partly
    )


def _write(levels: Levels, row: LevelRow, c: Counts, sure: bool, maybe: bool, d: Derivation) -> None:
    limits = (
        "原表各栏为“/”，没有数值"
        if row.least_fully is None
        else f"限 不满足≤{row.most_not_met}、部分≤{row.most_partly}、完全≥{row.least_fully}"
    )
    notes = []
    if row.printed_total not in (None, c.total):
        notes.append(
            f"实列 {c.total} 项，表内合计 {row.printed_total}（{'、'.join(levels.total_anomalies)}）"
        )
    if _only_partly(row, c):
        notes.append("仅部分满足一栏超限，按字面不达，请人工确认")
    value = "达到" if sure else "可能达到" if maybe else "未达到"
    status: Status = "ok" if sure or not maybe else "needs_human"
    d.add(f"{row.level} 级（{row.name}）", row.clause, f"{c}；{limits}", value, "", status, "；".join(notes))


def _write_result(
    levels: Levels, at_least: int, at_most: int, notes: tuple[Note, ...], person: bool, d: Derivation
) -> None:
    names = {r.level: f"{r.level} 级（{r.name}）" for r in levels.rows} | {NO_RATING: levels.no_rating}
    text = names[at_least] if at_least == at_most else f"{names[at_least]} 至 {names[at_most]}"
    why = {
        "range": "有未判定的条款，结果是一个范围",
        "level_1": "最低级没有数值限值，由人工确认",
        "partly_only": "有级别只差部分满足一栏",
    }
    note = "；".join(why[n] for n in notes if n in why)
    d.add(
        "级别", levels.clause, "自高至低取第一个达到的级别", text, "", "needs_human" if person else "ok", note
    )
