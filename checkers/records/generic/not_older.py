"""`not-older` - a day is recent enough on the day of the check."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic, told, zh
from checkers.records.values.days import add_months


class NotOlder(Generic):
    """Fires when the last certain day of ``field`` lies more than ``months`` before the as-of date."""

    kind: str
    field: str
    months: int

    def judge(self, desk: Desk) -> Iterator[Fault]:
        oldest = add_months(desk.as_of, -self.months)
        for form in desk.forms(self.kind, least=(self.field,)):
            old = [e for e in form.entries if (day := e.last_day(self.field)) and day < oldest]
            if old:
                what = f"{zh(self.kind, self.field)} {old[0].text(self.field)} 距审查基准日 {desk.as_of} 超过 {self.months} 个月"
                yield told(form, old, what, self.field)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]
