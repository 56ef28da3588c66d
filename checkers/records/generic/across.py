"""Rules between two kinds of records that a shared key joins: `equal-across`, `order-across`, `refers-to`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.generic.base import Generic, Reading, read, same, told, zh
from checkers.records.values import codes
from corpus.scheme import Strict


class Side(Strict):
    """One side of a comparison: a kind, the field that is the shared key, and the field compared."""

    kind: str
    key: str
    field: str


def keyed(desk: Desk, kind: str, key: str) -> dict[str, list[tuple[Form, Entry]]]:
    """The entries of a kind by their key (a code or name, as it is compared)."""
    found: dict[str, list[tuple[Form, Entry]]] = {}
    for form in desk.forms(kind, least=(key,)):
        for entry in form.entries:
            value = entry.value(key)
            if value is not None and not value.blank and not value.recognised:
                found.setdefault(codes.code(value.text), []).append((form, entry))
    return found


class EqualAcross(Generic):
    """Fires for each key whose two sides tell different values; keys with several entries a side are left out."""

    left: Side
    right: Side
    reading: Reading

    def judge(self, desk: Desk) -> Iterator[Fault]:
        right = keyed(desk, self.right.kind, self.right.key)
        for key, mine in keyed(desk, self.left.kind, self.left.key).items():
            theirs = right.get(key, [])
            if len(mine) == 1 and len(theirs) == 1:
                yield from self._compare(key, mine[0], theirs[0])

    def _compare(self, key: str, mine: tuple[Form, Entry], theirs: tuple[Form, Entry]) -> Iterator[Fault]:
        (form, entry), (other_form, other_entry) = mine, theirs
        one = read(entry, self.left.field, self.reading)
        other = read(other_entry, self.right.field, self.reading)
        if one is not None and other is not None and same(one, other) is False:
            said = (
                f"{key}：{form.kind.zh}的{zh(self.left.kind, self.left.field)}"
                f"“{entry.text(self.left.field)}”与{other_form.kind.zh}的"
                f"{zh(self.right.kind, self.right.field)}“{other_entry.text(self.right.field)}”不一致"
            )
            places = shown(form, entry, field=self.left.field)
            yield Fault(said, (*places, *shown(other_form, other_entry, field=self.right.field)))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(s.kind, f) for s in (self.left, self.right) for f in (s.key, s.field)]


class OrderAcross(Generic):
    """Fires for each key whose earliest day on the ``later`` side lies before the last day of the ``earlier`` side."""

    earlier: Side
    later: Side

    def judge(self, desk: Desk) -> Iterator[Fault]:
        after = keyed(desk, self.later.kind, self.later.key)
        for key, before in keyed(desk, self.earlier.kind, self.earlier.key).items():
            last = [(d, f, e) for f, e in before if (d := e.last_day(self.earlier.field))]
            first = [(d, f, e) for f, e in after.get(key, []) if (d := e.first_day(self.later.field))]
            if not last or not first:
                continue
            (end, form, entry), (start, later_form, later_entry) = (
                max(last, key=lambda x: x[0]),
                min(first, key=lambda x: x[0]),
            )
            if start < end:
                said = (
                    f"{key}：{later_form.kind.zh}的{zh(self.later.kind, self.later.field)} {start} 早于"
                    f"{form.kind.zh}的{zh(self.earlier.kind, self.earlier.field)} {end}"
                )
                places = shown(later_form, later_entry, field=self.later.field)
                yield Fault(said, (*places, *shown(form, entry, field=self.earlier.field)))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(s.kind, f) for s in (self.earlier, self.later) for f in (s.key, s.field)]


class RefersTo(Generic):
    """Fires when ``field`` names something that no record of kind ``to`` has as its ``key``.

    Silent when there is no record of that kind at all, or none of the references is known (another numbering).
    """

    kind: str
    field: str
    to: str
    key: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        known = set(keyed(desk, self.to, self.key))
        for form in desk.forms(self.kind, least=(self.field,)):
            told_here = [(e, c) for e in form.entries if (c := e.code(self.field))]
            missing = [e for e, c in told_here if c not in known]
            if known and missing and len(missing) < len(told_here):
                to = next(iter(desk.forms(self.to))).kind.zh
                what = f"{zh(self.kind, self.field)} {missing[0].text(self.field)} 在{to}里查不到"
                yield told(form, missing, what, self.field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field), (self.to, self.key)]
