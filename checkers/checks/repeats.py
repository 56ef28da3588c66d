"""`repeats` - at least so many dated occasions of a record; the interval is left to a person."""

import datetime
import re
from collections.abc import Iterator

from checkers.check import Check
from checkers.checks.records import Records, _unfit
from checkers.dates import dates_in
from checkers.finding import Evidence, Outcome, Verdict
from checkers.folding import fold
from checkers.structure.part import Document, Part, Passage
from checkers.view import View

_SURE = 0.75
_STALE = datetime.timedelta(days=731)  # nothing for two years: no longer kept up
_DATE = re.compile(
    r"(20\d\d)[年./\-](\d{1,2})([月./\-](\d{1,2}))?|20\d\d年?(q[1-4]|第?[一二三四1-4]季度?|[上下]半年)"
)
_WHEN = re.compile(r"日期|时间|日子|哪天|几号|月份|季度|期间|date|日$")
_BARE = re.compile(
    r"\d{1,2}[./]\d{1,2}|\d{1,2}月(\d{1,2}日?|份|[上中下]旬)?|q[1-4]|第?[一二三四]季度?|[上下]半年"
)


class Repeats(Check):
    """`concept` narrows the occasions to those that show it."""

    document: list[str]
    concept: list[str] = []
    least: int = 2

    def judge(self, view: View) -> Outcome:
        hits = view.find(self.concept, self.document, asks="record").good if self.concept else []
        dates = self._occasions(view, {h.passage.number for h in hits})
        if self.concept and not hits:
            return view.outcome(
                view.find(self.concept, self.document, asks="record"), view.name(self.concept)
            )
        base = Records(document=self.document).judge(view)
        if base.verdict is Verdict.MISSING and not hits:
            return base
        places: tuple[Evidence, ...] = (
            view.evidence(hits, self.document, 1)
            + base.evidence[:1]
            + tuple(view.place(d, p, self.document) for d, p in dates.values())
        )
        evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(places))[:3]
        newest = max((w.last_day for d in dates for w in dates_in(d) if w.last_day), default=None)
        if newest and view.index.as_of and view.index.as_of - newest > _STALE and base.verdict is Verdict.MET:
            reasons: tuple[str, ...] = (f"最近一次记录为 {newest:%Y-%m-%d}，已逾两年", *base.reasons)
            return Outcome(Verdict.PARTLY_MET, 0.65, evidence, reasons=reasons)
        if len(dates) >= self.least:
            reasons = (f"见 {len(dates)} 个日期的记录：{'、'.join(sorted(dates)[:6])}",)
            return Outcome(Verdict.MET, 0.8, evidence, reasons=reasons)
        if base.verdict is Verdict.MET or (hits and dates):
            reasons = (f"只见 {len(dates)} 个日期的记录，看不出周期性", *base.reasons)
            return Outcome(Verdict.PARTLY_MET, 0.65, evidence, reasons=reasons)
        return base

    def _occasions(self, view: View, wanted: set[int]) -> dict[str, tuple[Document, Passage]]:
        """The days told in records of the kinds; with a concept only in tables or sections that show it."""
        dates: dict[str, tuple[Document, Passage]] = {}
        parts = view.index.parts(self.document, 0.6)
        sure = [p for p in parts if p[2] >= _SURE and not self.concept] or parts
        for document, part, _ in sure:
            passages = [p for p in part.all_passages() if p.kind != "header" and not p.flags]
            if _unfit(view, part, self.document):
                continue
            if self.concept and not any(p.number in wanted for p in passages):
                continue
            for passage in passages:
                for match in _DATE.finditer(passage.folded):
                    dates.setdefault(match.group(), (document, passage))
            for day, passage in _bare_days(part):
                dates.setdefault(day, (document, passage))
        return dates

    def kinds(self) -> set[str]:
        return set(self.document)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.document}


def _bare_days(part: Part) -> Iterator[tuple[str, Passage]]:
    """The days and months that the rows of a ledger give without a year, under a label that asks when."""
    for table in part.walk():
        for record in table.records:
            for answer in record.answers:
                value = fold(answer.value).strip()
                if not record.passage.flags and _WHEN.search(fold(answer.label)) and _BARE.fullmatch(value):
                    yield value, record.passage
