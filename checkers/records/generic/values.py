"""Rules on a single value: `value-pattern`, `bounded`, `not-below`, `people-listed`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from pydantic import field_validator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry
from checkers.records.generic.base import Generic, told, zh


class ValuePattern(Generic):
    """Fires when a filled, certain ``field`` does not match ``pattern`` (a regular expression on the folded text)."""

    kind: str
    field: str
    pattern: str
    wanted: str  # what is right, in Chinese

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern

    def judge(self, desk: Desk) -> Iterator[Fault]:
        sought = re.compile(self.pattern)
        for form in desk.forms(self.kind, least=(self.field,)):
            wrong = [e for e in form.entries if (t := fold(e.text(self.field))) and not sought.search(t)]
            if wrong and not form.recognised:
                what = f"{zh(self.kind, self.field)}“{wrong[0].text(self.field)}”不是{self.wanted}"
                yield told(form, wrong, what, self.field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]


class Bounded(Generic):
    """Fires when the certain figure of ``field`` lies below ``least`` or above ``most`` (compared exactly)."""

    kind: str
    field: str
    least: float | int | str | None = None
    most: float | int | str | None = None

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.field,)):
            wrong = [e for e in form.entries if (n := e.number(self.field)) is not None and self._outside(n)]
            if wrong:
                limit = f"低于 {self.least}" if self.least is not None else f"高于 {self.most}"
                what = f"{zh(self.kind, self.field)}“{wrong[0].text(self.field)}”{limit}"
                yield told(form, wrong, what, self.field)

    def _outside(self, figure: Fraction) -> bool:
        low = self.least is not None and figure < Fraction(str(self.least))
        return low or (self.most is not None and figure > Fraction(str(self.most)))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]


class PeopleListed(Generic):
    """Fires when persons in ``field`` stand in no ``person`` field of a kind ``among`` (such as the roster).

    Silent when there is no such list, or when fewer than half of the persons are on it (another list).
    """

    kind: str
    field: str
    among: str
    person: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        listed = {p for f in desk.forms(self.among) for e in f.entries for p in e.people(self.person)}
        if not listed:
            return
        for form in desk.forms(self.kind, least=(self.field,)):
            named = [(e, p) for e in form.entries for p in e.people(self.field)]
            strangers = [(e, p) for e, p in named if p not in listed]
            if strangers and len(strangers) < 0.5 * len(named):
                who = "、".join(dict.fromkeys(p for _, p in strangers[:6]))
                among = next(iter(desk.forms(self.among))).kind.zh
                what = f"{zh(self.kind, self.field)}里的 {who} 不在{among}中"
                yield told(form, list(dict.fromkeys(e for e, _ in strangers)), what)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field), (self.among, self.person)]


class NotBelow(Generic):
    """Fires when the certain figure of ``field`` is smaller than that of ``least`` in the same record."""

    kind: str
    field: str
    least: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.field, self.least)):
            low = [e for e in form.with_fields(self.field, self.least) if self._low(e)]
            if low:
                what = f"{zh(self.kind, self.field)} {low[0].text(self.field)} 低于{zh(self.kind, self.least)} {low[0].text(self.least)}"
                yield told(form, low, what, self.field)

    def _low(self, entry: Entry) -> bool:
        have, need = entry.number(self.field), entry.number(self.least)
        return have is not None and need is not None and have < need

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field), (self.kind, self.least)]
