"""`states` - an own, in-force sentence, row or field shows the concept."""

from dataclasses import replace

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.search import Hit
from checkers.view import Found, View, speak_against


class States(Check):
    """`where` ranks places; with `only_there` other places are near misses.

    With `about`, only what is said of one of those concepts counts: in the same row, or in its section or file.
    """

    concept: list[str]
    where: list[str] = []
    only_there: bool = False
    about: list[str] = []

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, self.where, self.only_there)
        if self.about:
            return self._of_each(view, found)
        return view.outcome(found, view.name(self.concept))

    def _of_each(self, view: View, found: Found) -> Outcome:
        """What is said of the topics; where something of them is only planned, the rest is a part."""
        found.good, beside = _about(view, found.good, self.about)
        planned, _ = _about(view, [h for h in found.bad if "planned" in h.against], self.about)
        found.bad = [*beside, *found.bad]
        outcome = view.outcome(found, view.name(self.concept))
        if outcome.verdict is not Verdict.MET or not planned:
            return outcome
        reasons = (f"另有仅为打算的：{planned[0].passage.text[:40]}", *outcome.reasons)
        return replace(outcome, verdict=Verdict.PARTLY_MET, confidence=0.65, reasons=reasons)

    def kinds(self) -> set[str]:
        return set(self.where)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.about}


def _about(view: View, good: list[Hit], topics: list[str]) -> tuple[list[Hit], list[Hit]]:
    """The hits that speak of a topic, and the others."""
    told = [h for topic in topics for h in view.index.hits.get(topic, ())]
    passages = {id(h.passage.block) for h in told}
    parts = {id(p) for h in told if h.passage.kind != "row" for p in h.passage.part.chain()}
    kept = [
        h
        for h in good
        if id(h.passage.block) in passages
        or (h.passage.kind != "row" and any(id(p) in parts for p in h.passage.part.chain()))
    ]
    return kept, [speak_against(h, "elsewhere") for h in good if h not in kept]
