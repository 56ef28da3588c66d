"""Rules on the rows of one register together: `unique`, `sum-agrees`, `count-agrees`, `recurs`."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.generic.base import Generic, told, zh
from checkers.records.values.days import add_months


class Unique(Generic):
    """Fires when one code in ``field`` stands in rows that differ in ``of`` (a person, an item)."""

    kind: str
    field: str
    of: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.field, self.of)):
            holders: dict[str, list[Entry]] = defaultdict(list)
            for entry in form.with_fields(self.field, self.of):
                code = entry.code(self.field)
                if code and any(c.isdigit() for c in code):
                    holders[code].append(entry)
            for code, entries in holders.items():
                who = dict.fromkeys(fold(e.text(self.of)) for e in entries)
                if len(who) > 1:
                    said = f"{zh(self.kind, self.field)} {code} 重复：{'、'.join(who)}"
                    yield Fault(said, shown(form, *entries))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field), (self.kind, self.of)]


class SumAgrees(Generic):
    """Fires when ``total`` of the head differs from the sum of ``part`` over the rows (all rows certain)."""

    kind: str
    total: str
    part: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.total, self.part)):
            total = form.head.quantity(self.total)
            parts = [e.quantity(self.part) for e in form.rows if e.filled(self.part)]
            if total is None or len(parts) < 2 or any(p is None for p in parts):
                continue
            sure = [p for p in parts if p is not None]
            if len({total.measures, *(p.measures for p in sure)}) > 1:
                continue
            added = sum((p.amount for p in sure), Fraction(0))
            if added != total.amount:
                said = (
                    f"{form.kind.zh}的{zh(self.kind, self.total)}“{form.head.text(self.total)}”"
                    f"与各行相加 {float(added):g} 不一致"
                )
                yield Fault(said, shown(form, form.head, field=self.total))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.total), (self.kind, self.part)]


class CountAgrees(Generic):
    """Fires when the number ``stated`` in the head differs from the rows whose ``of`` is filled.

    ``of`` naming persons counts the persons of the head's list as well; ``more_ok``: more rows than stated are no fault.
    """

    kind: str
    stated: str
    of: str
    more_ok: bool = False

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.stated, self.of)):
            stated = form.head.number(self.stated)
            there = self._count(form)
            if stated is None or not there or form.recognised or stated == there:
                continue
            if self.more_ok and there > stated:
                continue
            said = (
                f"{form.kind.zh}写{zh(self.kind, self.stated)} {form.head.text(self.stated)}，"
                f"实际有{zh(self.kind, self.of)} {there} 个"
            )
            yield Fault(said, shown(form, form.head, field=self.stated))

    def _count(self, form: Form) -> int:
        rows = sum(not v.blank for e in form.rows for v in e.values.get(self.of, []))
        return rows or sum(len(form.head.people(self.of)) for _ in [0])

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.stated), (self.kind, self.of)]


class Recurs(Generic):
    """Fires when two neighbouring days of ``field`` lie more than ``months`` apart."""

    kind: str
    field: str
    months: int

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.field,)):
            dated = sorted(((d, i) for i, e in enumerate(form.rows) if (d := e.day(self.field))))
            for (day, _), (following, at) in itertools.pairwise(dated):
                if following > add_months(day, self.months):
                    what = f"{zh(self.kind, self.field)} {day} 到 {following} 间隔超过 {self.months} 个月"
                    yield told(form, [form.rows[at]], what, self.field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]
