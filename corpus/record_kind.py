"""Kinds of records: where they stand, their fields with the labels that name them, types and sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field, field_validator

from corpus.lexicon import Expression
from corpus.scheme import Strict

FieldType = Literal[
    "date",
    "period",
    "quantity",
    "money",
    "code",
    "person",
    "people",
    "mark",
    "signature",
    "text",
    "number",
    "percent",
    "duration",
]


@dataclass(frozen=True, slots=True)
class Label:
    """A label expression: as in the lexicon, and "=甲" is the whole label, "^甲" stands in the heading above."""

    groups: tuple[tuple[str, ...], ...]
    exceptions: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Label:
        """Read one expression; raises ValueError when a group is empty."""
        expression = Expression.parse(text.lower())
        return cls(expression.groups, expression.exceptions)

    def weight(self, label: str, heading: str, last: str = "") -> int:
        """How much of a folded label it explains (0 = not its label); ``last`` is the lower of two header rows."""
        if any(_length(e, label, heading, last) for e in self.exceptions):
            return 0
        total = 0
        for group in self.groups:
            best = max(_length(member, label, heading, last) for member in group)
            if not best:
                return 0
            total += best
        return total


def _length(member: str, label: str, heading: str, last: str) -> int:
    if member.startswith("="):
        return 2 * len(member) if member[1:] in (label, last) else 0
    if member.startswith("^"):
        return 1 if member[1:] in heading else 0
    return 2 * len(member) if member in label else 0


class RecordField(Strict):
    """One field: its Chinese name, the labels that name it, its type, how needed it is, and by which source.

    ``caption``: where no label names it, a single date in the table's caption is taken.
    """

    zh: str
    labels: list[str] = Field(min_length=1)
    type: FieldType
    need: Literal["required", "expected", "optional"] = "optional"
    source: str | None = None
    caption: bool = False

    @field_validator("labels")
    @classmethod
    def _well_formed(cls, labels: list[str]) -> list[str]:
        for text in labels:
            Label.parse(text)
        return labels

    @cached_property
    def expressions(self) -> tuple[Label, ...]:
        """The labels, parsed."""
        return tuple(Label.parse(text) for text in self.labels)


class RecordKind(Strict):
    """A kind of record: ``documents`` are kinds of the lexicon that hold it; ``titles`` name it in a caption.

    ``least`` distinct fields must be there, and all of ``must``; ``shape`` says whether only registers (rows) or
    only forms (label beside value) are meant. With ``key`` (a field), the tables and lines of one section belong
    to one form until the key is given again. ``foreign``: papers in others' names are read as well.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    zh: str
    documents: list[str]
    titles: list[str] = Field(default_factory=list)
    least: int = 2
    must: list[str] = Field(default_factory=list)
    shape: Literal["any", "register", "form"] = "any"
    key: str | None = None
    foreign: bool = False
    fields: dict[str, RecordField]

    @field_validator("fields")
    @classmethod
    def _named(cls, fields: dict[str, RecordField]) -> dict[str, RecordField]:
        wrong = [f for f in fields if not re.fullmatch(r"[a-z][a-z0-9_]*", f)]
        if wrong:
            raise ValueError(f"字段名 {wrong[0]!r} 应为小写英文、数字和下划线")
        return fields

    def field_of(self, label: str, heading: str = "", last: str = "") -> str | None:
        """The field that a folded label names best, or None; equal claims go to the field written first."""
        asked = (label, heading, last)
        if asked not in self.answered:
            self.answered[asked] = self._best(label, heading, last)
        return self.answered[asked]

    @cached_property
    def answered(self) -> dict[tuple[str, str, str], str | None]:
        """The labels asked for so far."""
        return {}

    def _best(self, label: str, heading: str, last: str) -> str | None:
        best, found = 0, None
        for name, spec in self.fields.items():
            weight = max(e.weight(label, heading, last) for e in spec.expressions)
            if weight > best:
                best, found = weight, name
        return found

    @cached_property
    def title_expressions(self) -> tuple[Label, ...]:
        """The titles, parsed."""
        return tuple(Label.parse(text) for text in self.titles)
