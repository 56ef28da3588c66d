"""`latest-within` - the latest of all records of a kind is recent enough on the day of the check."""

from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.generic.base import Generic
from checkers.records.values.days import add_months
from corpus.store import load_record_kinds


class LatestWithin(Generic):
    """Fires when the latest certain day of ``field`` over all forms lies more than ``months`` before the as-of date.

    Silent where one of the records was read from a picture, as its day may be misread.
    """

    kind: str
    field: str
    months: int

    def judge(self, desk: Desk) -> Iterator[Fault]:
        forms = list(desk.forms(self.kind, least=(self.field,)))
        held = [(day, f, e) for f in forms for e in f.entries if (day := e.last_day(self.field))]
        if not held or any(f.recognised for f in desk.forms(self.kind)):
            return
        day, form, entry = max(held, key=lambda h: h[0])
        if add_months(day, self.months) < desk.as_of:
            zh = load_record_kinds()[self.kind].zh
            said = f"最近一次{zh}是 {day}，距审查基准日 {desk.as_of} 已超过 {self.months} 个月"
            yield Fault(said, shown(form, entry, field=self.field))

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.field)]
