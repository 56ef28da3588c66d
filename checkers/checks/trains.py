"""`trains` - a training topic was held; only planned is partly met."""

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.view import Found, View, evidence_of

HELD = ["training_signin", "training_record", "training_assessment"]


class Trains(Check):
    """`concept` is the topic."""

    concept: list[str]

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.concept)
        held = view.find(self.concept, HELD, True, "record")
        if held.good:
            return view.outcome(held, sought)
        planned = view.find(self.concept, ["training_plan"], True, "paper")
        real = [h for h in planned.good if h.source != "heading"]
        if real:
            reasons = (f"培训计划里有“{sought}”，未见实施记录",)
            return Outcome(
                Verdict.PARTLY_MET, 0.65, evidence_of(real[:3]), evidence_of(held.bad[:3]), reasons
            )
        return view.outcome(Found([], [], [*planned.bad, *held.bad]), sought)

    def kinds(self) -> set[str]:
        return {*HELD, "training_plan"}

    def concepts(self) -> set[str]:
        return set(self.concept)
