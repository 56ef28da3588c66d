"""`date-order` - one day of a record does not lie after another."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.form import Entry
from checkers.records.generic.base import Generic, told, zh
from checkers.records.values.clock import times

_FEW = 3


class DateOrder(Generic):
    """Fires when the first certain day of ``earlier`` lies after the last day of ``later``.

    ``clock``: on the same day the first times of day told are compared too. ``unless_most``: where more than half
    of the rows (of three and more) were out of order, the column means something else (a yearly renewal), so silent.
    """

    kind: str
    earlier: str
    later: str
    clock: bool = False
    unless_most: bool = False

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.earlier, self.later)):
            compared = [
                (e, w)
                for e in form.with_fields(self.earlier, self.later)
                if (w := self._wrong(e)) is not None
            ]
            wrong = [e for e, w in compared if w]
            if not wrong or (self.unless_most and len(compared) >= _FEW and 2 * len(wrong) > len(compared)):
                continue
            one = wrong[0]
            what = (
                f"{zh(self.kind, self.earlier)}晚于{zh(self.kind, self.later)}"
                f"（{one.text(self.earlier)}、{one.text(self.later)}）"
            )
            yield told(form, wrong, what, self.later)

    def _wrong(self, entry: Entry) -> bool | None:
        """Whether an entry is out of order; None when it cannot be told."""
        first, last = entry.first_day(self.earlier), entry.last_day(self.later)
        if not first or not last:
            return None
        if first == last and self.clock:
            one, other = times(entry.text(self.earlier)), times(entry.text(self.later))
            return bool(one and other and one[0] > other[0])
        return first > last

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.earlier), (self.kind, self.later)]
