"""`within-days` - an end follows its start within so many days, or months."""

import datetime
from collections.abc import Iterable, Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic, told, zh
from checkers.records.values.days import add_months


class WithinDays(Generic):
    """Fires when ``end`` lies more than ``days`` calendar days (or ``months``) after ``start``."""

    kind: str
    start: str
    end: str
    days: int | None = None
    months: int | None = None

    def judge(self, desk: Desk) -> Iterator[Fault]:
        for form in desk.forms(self.kind, least=(self.start, self.end)):
            late = []
            for entry in form.with_fields(self.start, self.end):
                start, end = entry.day(self.start), entry.first_day(self.end)
                if start and end and end > self._limit(start):
                    late.append(entry)
            if late:
                span = f"{self.days} 天" if self.days is not None else f"{self.months} 个月"
                one = late[0]
                what = (
                    f"{zh(self.kind, self.start)}到{zh(self.kind, self.end)}超过 {span}"
                    f"（{one.text(self.start)}、{one.text(self.end)}）"
                )
                yield told(form, late, what, self.end)

    def _limit(self, start: datetime.date) -> datetime.date:
        return add_months(start, self.months or 0) + datetime.timedelta(days=self.days or 0)

    def names(self) -> Iterable[tuple[str, str]]:
        return [(self.kind, self.start), (self.kind, self.end)]
