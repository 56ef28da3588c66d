"""`forbids` - kept unless the forbidden claim stands in the applicant's papers."""

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.view import View, evidence_of


class Forbids(Check):
    """`concept` is the forbidden claim."""

    concept: list[str]

    def judge(self, view: View) -> Outcome:
        claims = view.find(self.concept, asks="statement").good
        if claims:
            reasons = (f"出现不允许的表述：{view.name(self.concept)}",)
            return Outcome(Verdict.MISSING, 0.8, (), evidence_of(claims[:3]), reasons)
        return Outcome(Verdict.MET, 0.7, reasons=(f"全部可读资料中未见：{view.name(self.concept)}",))

    def concepts(self) -> set[str]:
        return set(self.concept)
