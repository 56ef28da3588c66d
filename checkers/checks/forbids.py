"""`forbids` - kept unless the forbidden claim stands in the applicant's papers."""

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.view import View, evidence_of

_DISCLAIMED = {"negated", "planned"}  # the applicant's own word that it makes no such claim


class Forbids(Check):
    """`concept` is the forbidden claim; a denial of it, or a sentence that shows `disclaimed`, is evidence."""

    concept: list[str]
    disclaimed: list[str] = []

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, asks="statement")
        claims = found.good
        if claims:
            reasons = (f"出现不允许的表述：{view.name(self.concept)}",)
            return Outcome(Verdict.MISSING, 0.8, (), evidence_of(claims[:3]), reasons)
        promised = view.find(self.disclaimed, asks="statement")
        own = [h for h in (*found.bad, *promised.bad) if set(h.against) <= _DISCLAIMED]
        disclaimed = view.evidence([*promised.good, *own])
        reasons = (f"全部可读资料中未见：{view.name(self.concept)}",)
        return Outcome(Verdict.MET, 0.7, disclaimed, reasons=reasons)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.disclaimed}
