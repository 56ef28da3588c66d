"""`operates` - a system is in force and has left records for so many months before the day of judging."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from checkers.check import Check
from checkers.checks.combine import best
from checkers.checks.states import States
from checkers.dates import dates_in
from checkers.finding import Outcome, Verdict
from checkers.folding import fold
from checkers.structure.part import Document, Passage
from checkers.view import View

_MONTH = 30  # days of a month, in the applicant's favour


class Operates(Check):
    """`concept` tells since when; the first dated row of the `records` shows it; under `months` is partly met."""

    concept: list[str]
    records: list[str]
    months: int = 3

    def judge(self, view: View) -> Outcome:
        shown = best(
            [
                States(concept=self.concept).judge(view),
                States(concept=self.records, where=self.records, only_there=True).judge(view),
            ]
        )
        first = min(self._days(view), key=lambda f: f[0], default=None)
        if first is None or view.index.as_of is None:
            return shown
        day, document, passage = first
        needed = view.index.as_of - datetime.timedelta(days=self.months * _MONTH)
        if day <= needed:
            return shown
        reasons = (f"最早的运行记录为 {day:%Y-%m-%d}，不足 {self.months} 个月",)
        return Outcome(Verdict.PARTLY_MET, 0.7, (view.place(document, passage),), reasons=reasons)

    def _days(self, view: View) -> Iterator[tuple[datetime.date, Document, Passage]]:
        """The day of each filled row of the records, as its first column of dates tells it."""
        for document, part, _ in view.index.parts(self.records, 0.75):
            for table in part.walk():
                for record in table.records:
                    if record.passage.flags:
                        continue
                    told = (next(dates_in(fold(a.value)), None) for a in record.answers)
                    first = next((w for w in told if w), None)
                    if first and first.last_day:
                        yield first.last_day, document, record.passage

    def kinds(self) -> set[str]:
        return set(self.records)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.records}
