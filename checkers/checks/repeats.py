"""`repeats` - at least so many dated occasions of a record; the interval is left to a person."""

import re

from checkers.check import Check
from checkers.checks.records import Records, _unfit
from checkers.finding import Outcome, Verdict
from checkers.structure.part import Passage
from checkers.view import View, place

_DATE = re.compile(r"(20\d\d)[年./\-](\d{1,2})([月./\-](\d{1,2}))?")


class Repeats(Check):
    """`concept` narrows the occasions to those that show it."""

    document: list[str]
    concept: list[str] = []
    least: int = 2

    def judge(self, view: View) -> Outcome:
        dates: dict[str, tuple[object, Passage]] = {}
        for document, part, _ in view.index.parts(self.document):
            if _unfit(view, part, self.document):
                continue
            for passage in part.all_passages():
                if passage.kind != "header" and not passage.flags:
                    for match in _DATE.finditer(passage.folded):
                        dates.setdefault(match.group(), (document, passage))
        hits = view.find(self.concept, self.document, asks="record") if self.concept else None
        base = Records(document=self.document).judge(view)
        if self.concept and hits is not None and not hits.good:
            return view.outcome(hits, view.name(self.concept))
        if len(dates) >= self.least:
            places = [place(d, p) for d, p in dates.values()]  # type: ignore[arg-type]
            evidence = tuple(dict.fromkeys([*base.evidence, *places]))[:3]
            reasons = (f"见 {len(dates)} 个日期的记录：{'、'.join(sorted(dates)[:6])}",)
            return Outcome(Verdict.MET, 0.8, evidence, reasons=reasons)
        if base.verdict is Verdict.MET:
            return Outcome(
                Verdict.PARTLY_MET,
                0.65,
                base.evidence,
                (),
                (f"只见 {len(dates)} 个日期的记录，看不出周期性", *base.reasons),
            )
        return base

    def kinds(self) -> set[str]:
        return set(self.document)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.document}
