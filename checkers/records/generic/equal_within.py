"""`equal-within` and `differ-within` - two fields of one record agree, or must not be the same."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry
from checkers.records.generic.base import Generic, Reading, read, same, told, zh


class EqualWithin(Generic):
    """Fires when ``one`` and ``other`` are both certain and not the same; ``unless`` filled explains it."""

    kind: str
    one: str
    other: str
    reading: Reading
    unless: list[str] = []

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.one, self.other)):
            wrong = [e for e in form.with_fields(self.one, self.other) if self._wrong(e)]
            if wrong:
                e = wrong[0]
                what = (
                    f"{zh(self.kind, self.one)}与{zh(self.kind, self.other)}不一致"
                    f"（{e.text(self.one)}、{e.text(self.other)}）"
                )
                yield told(form, wrong, what, self.other)

    def _wrong(self, entry: Entry) -> bool:
        one, other = read(entry, self.one, self.reading), read(entry, self.other, self.reading)
        if one is None or other is None or any(entry.filled(n) for n in self.unless):
            return False
        return same(one, other) is False

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, f) for f in (self.one, self.other, *self.unless)]


class DifferWithin(Generic):
    """Fires when the persons (or readings) of ``one`` and ``other`` are the same where they must not be."""

    kind: str
    one: str
    other: str
    reading: Reading = "people"

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.one, self.other)):
            wrong = [e for e in form.with_fields(self.one, self.other) if self._wrong(e)]
            if wrong:
                what = f"{zh(self.kind, self.one)}与{zh(self.kind, self.other)}是同一个（{wrong[0].text(self.one)}）"
                yield told(form, wrong, what, self.other)

    def _wrong(self, entry: Entry) -> bool:
        one, other = read(entry, self.one, self.reading), read(entry, self.other, self.reading)
        return one is not None and other is not None and same(one, other) is True

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.one), (self.kind, self.other)]
