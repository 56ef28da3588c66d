"""The written derivation of a figure: steps with clause, expression, value and status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from corpus.exact import shown

Status = Literal["ok", "warn", "error", "needs_human"]
Value = Fraction | int | str | None
GRAVITY: tuple[Status, ...] = ("ok", "warn", "needs_human", "error")
STATUS_WORDS: dict[Status, str] = {"ok": "通过", "warn": "注意", "error": "不符合", "needs_human": "须人工"}
DAYS, HOURS = "人日", "小时"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a derivation. ``value`` is exact; None means that there is no figure."""

    step: str
    clause: str
    expression: str
    value: Value
    unit: str = ""
    status: Status = "ok"
    note: str = ""

    def as_data(self) -> dict[str, str | None]:
        """The step for JSON: exact decimals (or fractions) as texts."""
        return {
            "step": self.step,
            "clause": self.clause,
            "expression": self.expression,
            "value": written(self.value),
            "unit": self.unit,
            "status": self.status,
            "note": self.note,
        }


@dataclass(slots=True)
class Derivation:
    """The steps of one calculation as they are taken."""

    steps: list[Step] = field(default_factory=list)

    def add(
        self,
        step: str,
        clause: str,
        expression: str,
        value: Value,
        unit: str = "",
        status: Status = "ok",
        note: str = "",
    ) -> None:
        """Write one step down."""
        self.steps.append(Step(step, clause, expression, value, unit, status, note))

    @property
    def status(self) -> Status:
        """The gravest status of all steps."""
        return gravest(s.status for s in self.steps)


def gravest(statuses: Iterable[Status]) -> Status:
    """The gravest of several statuses; ok when there is none."""
    return max(statuses, key=GRAVITY.index, default="ok")


def written(value: Value) -> str | None:
    """A value as people read it: an exact decimal, a fraction, or the text itself."""
    return value if value is None or isinstance(value, str) else shown(value)
