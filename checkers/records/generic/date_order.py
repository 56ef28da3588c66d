"""`date-order` - one day of a record does not lie after another."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic, told, zh


class DateOrder(Generic):
    """Fires when the first certain day of ``earlier`` lies after the last day of ``later``."""

    kind: str
    earlier: str
    later: str

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.earlier, self.later)):
            wrong = []
            for entry in form.with_fields(self.earlier, self.later):
                first, last = entry.first_day(self.earlier), entry.last_day(self.later)
                if first and last and first > last:
                    wrong.append(entry)
            if wrong:
                one = wrong[0]
                what = (
                    f"{zh(self.kind, self.earlier)}晚于{zh(self.kind, self.later)}"
                    f"（{one.text(self.earlier)}、{one.text(self.later)}）"
                )
                yield told(form, wrong, what, self.later)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.earlier), (self.kind, self.later)]
