"""`trains` - a training topic was held; only planned is partly met."""

from checkers.check import Check
from checkers.dates import dates_in
from checkers.finding import Outcome, Verdict
from checkers.search import Hit
from checkers.view import Found, View, evidence_of

HELD = ["training_signin", "training_record", "training_assessment"]


def _in_plan(hit: Hit) -> bool:
    """Whether the table or section of a hit is rather a plan than a record of training held."""
    kinds = hit.passage.part.kinds
    plan = kinds.get("training_plan", 0.0)
    return plan > 0 and plan >= max((kinds.get(k, 0.0) for k in HELD), default=0.0)


def _past_day(hit: Hit, view: View) -> bool:
    """Whether a row of the plan tells the day on which it was held."""
    days = [w.date for w in dates_in(hit.passage.folded) if w.date]
    return bool(days) and (view.index.as_of is None or min(days) <= view.index.as_of)


class Trains(Check):
    """`concept` is the topic."""

    concept: list[str]

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.concept)
        held = view.find(self.concept, HELD, True, "record")
        held.good = [h for h in held.good if not _in_plan(h)]
        if held.good:
            return view.outcome(held, sought)
        planned = view.find(self.concept, ["training_plan"], True, "paper")
        real = [h for h in planned.good if h.source != "heading"]
        carried_out = [h for h in real if h.passage.kind == "row" and _past_day(h, view)]
        if carried_out:
            return view.outcome(Found(carried_out, [], [], planned.where), sought)
        if real:
            reasons = (f"培训计划里有“{sought}”，未见实施记录",)
            return Outcome(
                Verdict.PARTLY_MET,
                0.65,
                view.evidence(real, planned.where),
                evidence_of(held.bad[:3]),
                reasons,
            )
        return view.outcome(Found([], [], [*planned.bad, *held.bad]), sought)

    def kinds(self) -> set[str]:
        return {*HELD, "training_plan"}

    def concepts(self) -> set[str]:
        return set(self.concept)
