"""`within-days` - an end follows its start within so many days, working days or months."""

import datetime
from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.generic.base import Generic, told, zh
from checkers.records.values.days import add_months
from corpus.working_days import UnknownYear, add_working_days


class WithinDays(Generic):
    """Fires when ``end`` lies more than ``days``, ``working_days`` or ``months`` (one of them) after ``start``.

    A year whose working days are not held is told as undetermined.
    """

    kind: str
    start: str
    end: str
    days: int | None = None
    working_days: int | None = None
    months: int | None = None

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.start, self.end)):
            late, unknown = [], []
            for entry in form.with_fields(self.start, self.end):
                try:
                    if self._late(entry):
                        late.append(entry)
                except UnknownYear as error:
                    unknown.append((entry, str(error)))
            if late:
                one = late[0]
                what = (
                    f"{zh(self.kind, self.start)}到{zh(self.kind, self.end)}超过 {self._span()}"
                    f"（{one.text(self.start)}、{one.text(self.end)}）"
                )
                yield told(form, late, what, self.end)
            if unknown:
                entry, why = unknown[0]
                yield Fault(f"不能判定期限：{why}", shown(form, entry, field=self.end), undetermined=True)

    def _late(self, entry: Entry) -> bool:
        start, end = entry.day(self.start), entry.first_day(self.end)
        if not start or not end or end <= start + datetime.timedelta(days=self.working_days or 0):
            return False  # so many working days take at least as many days: the calendar is not asked
        return end > self._limit(start)

    def _limit(self, start: datetime.date) -> datetime.date:
        if self.working_days is not None:
            return add_working_days(start, self.working_days).end
        return add_months(start, self.months or 0) + datetime.timedelta(days=self.days or 0)

    def _span(self) -> str:
        if self.working_days is not None:
            return f"{self.working_days} 个工作日"
        return f"{self.days} 天" if self.days is not None else f"{self.months} 个月"

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.start), (self.kind, self.end)]
