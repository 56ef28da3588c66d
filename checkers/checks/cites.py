"""`cites` - the standard of the scheme is named, in an edition not yet replaced."""

from __future__ import annotations

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.view import View
from corpus.standards import Cited, numbers_in, standards


class Cites(Check):
    """`concept` names the standard `base` (GB/T 31274); only an edition that was replaced is partly met."""

    concept: list[str]
    base: str
    where: list[str] = []
    only_there: bool = False

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, self.where, self.only_there)
        outcome = view.outcome(found, view.name(self.concept))
        if outcome.verdict is not Verdict.MET:
            return outcome
        editions = [[c for c in numbers_in(h.passage.text) if c.base == self.base] for h in found.good]
        named = [e for e in editions if e]
        if not named or not all(_replaced(cited) for e in named for cited in e):
            return outcome
        reasons = (f"所写 {named[0][0].text} 已被代替", *outcome.reasons)
        return Outcome(Verdict.PARTLY_MET, 0.75, view.evidence(found.good, self.where), reasons=reasons)

    def kinds(self) -> set[str]:
        return set(self.where)

    def concepts(self) -> set[str]:
        return set(self.concept)


def _replaced(cited: Cited) -> bool:
    """Whether the register of standards knows the edition as superseded."""
    known = standards().get(cited.number)
    return known is not None and known.status == "superseded"
