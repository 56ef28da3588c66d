"""Records with typed fields: a form (label beside value) or a register (one entry a row)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from checkers.records.values import amounts, codes, marks
from checkers.records.values.amounts import Quantity
from checkers.records.values.days import Period
from checkers.records.values.people import people
from checkers.records.values.value import Value
from checkers.structure.part import Document, Part, Passage
from corpus.record_kind import RecordKind

Read = TypeVar("Read")


@dataclass(eq=False)
class Entry:
    """One record: the values of its fields. ``head`` is what stands above a register and holds for its rows.

    The readings (`day`, `quantity`, `people` ...) answer None or () for what is not there, blank or doubtful;
    `value` gives the value itself, also a doubtful one.
    """

    kind: RecordKind
    values: dict[str, list[Value]] = field(default_factory=dict)
    passage: Passage | None = None  # the row; None for a form
    head: Entry | None = None

    def all(self, name: str) -> list[Value]:
        """All values of a field, of the row or else of what stands above; KeyError for an unknown field."""
        if name not in self.kind.fields:
            raise KeyError(f"record kind {self.kind.id} has no field {name}")
        own = self.values.get(name, [])
        return own or (self.head.all(name) if self.head else [])

    def value(self, name: str) -> Value | None:
        """The first value that is filled, else the first."""
        found = self.all(name)
        return next((v for v in found if not v.blank), found[0] if found else None)

    def has(self, name: str) -> bool:
        """Whether there is a place for the field, filled or not."""
        return bool(self.all(name))

    def filled(self, name: str) -> bool:
        """Whether the field is filled."""
        return any(not v.blank for v in self.all(name))

    def left_blank(self, name: str) -> bool:
        """Whether there is a place for the field that nobody filled."""
        return self.has(name) and not self.filled(name)

    def text(self, name: str) -> str:
        """The verbatim text; "" when not there or blank."""
        found = self.value(name)
        return "" if found is None or found.blank else found.text.strip()

    def _sure(self, name: str, read: Callable[[Value], Read | None]) -> Read | None:
        found = self.value(name)
        return None if found is None or found.blank or found.recognised else read(found)

    def period(self, name: str) -> Period | None:
        """The one day or span the field tells, if certain."""
        return self._sure(name, _one_period)

    def day(self, name: str) -> datetime.date | None:
        """The one day the field tells; None for months, spans and doubtful dates."""
        found = self.period(name)
        return found.day if found else None

    def first_day(self, name: str) -> datetime.date | None:
        """The day, or the first day of a month or span."""
        found = self.period(name)
        return found.first if found else None

    def last_day(self, name: str) -> datetime.date | None:
        """The day, or the last day of a month or span (of several dates in one cell, the last)."""
        days = self._sure(name, lambda v: [p.last for p in v.periods if p.last and not p.doubtful] or None)
        return max(days) if days else None

    def quantity(self, name: str) -> Quantity | None:
        """The amount with its unit, exact; None when rough or ambiguous."""
        found = self._sure(name, lambda v: amounts.quantity(v.text, v.label))
        return found if found and not found.doubtful else None

    def number(self, name: str) -> Fraction | None:
        """The figure, exact."""
        read = {"percent": amounts.percent, "money": amounts.money}
        return self._sure(name, lambda v: read.get(v.spec.type, amounts.number)(v.text))

    def code(self, name: str) -> str | None:
        """The code as it is compared (upper case, no blanks)."""
        return self._sure(name, lambda v: codes.code(v.text))

    def people(self, name: str) -> tuple[str, ...]:
        """The persons named."""
        return self._sure(name, lambda v: people(v.text)) or ()

    def person(self, name: str) -> str | None:
        """The one person named."""
        found = self.people(name)
        return found[0] if len(found) == 1 else None

    def ticked(self, name: str) -> bool | None:
        """Yes, no, or None when it is neither."""
        return self._sure(name, lambda v: marks.ticked(v.text))

    @property
    def place(self) -> Passage | None:
        """The passage that shows the entry: the row, or the first filled field."""
        if self.passage is not None:
            return self.passage
        return next((v.passage for vs in self.values.values() for v in vs if not v.blank), None)


def _one_period(value: Value) -> Period | None:
    found = value.periods
    return found[0] if len(found) == 1 and not found[0].doubtful and not found[0].impossible else None


@dataclass(eq=False)
class Form:
    """One occurrence of a record kind: ``head`` holds the labelled lines, ``rows`` the rows of its register."""

    kind: RecordKind
    document: Document
    part: Part
    title: str
    head: Entry
    rows: list[Entry] = field(default_factory=list)
    captions: Sequence[Passage] = ()

    @property
    def entries(self) -> list[Entry]:
        """The rows of a register, or the form itself."""
        return self.rows or [self.head]

    @property
    def fields(self) -> set[str]:
        """The fields it has a place for, filled or not."""
        return {name for entry in (self.head, *self.rows) for name in entry.values}

    @property
    def recognised(self) -> bool:
        """Whether it was read from a picture."""
        return self.document.recognised

    def with_fields(self, *names: str) -> Iterator[Entry]:
        """The entries in which all the fields are filled."""
        return (e for e in self.entries if all(e.filled(n) for n in names))
