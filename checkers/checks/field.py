"""`field` - a label or column of a meaning with a real value inside a filled record."""

from checkers.checks.states import States
from checkers.finding import Outcome, Verdict
from checkers.view import Found, View, evidence_of


class Field(States):
    """Labelled values count before anything else; a field left blank in some records is partly met."""

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, self.where, self.only_there, asks="record")
        labelled = [h for h in found.good if h.source == "label"]
        ordered = labelled + [h for h in found.good if h.source != "label"]
        sought = view.name(self.concept)
        outcome = view.outcome(Found(ordered, found.drafts, found.bad, found.where), sought)
        if outcome.verdict is not Verdict.MET or not labelled:
            return outcome
        blank = [h for h in found.bad if h.source == "label" and set(h.against) <= {"blank", "negated"}]
        sparse = [
            h for h in labelled if h.passage.kind == "column" and h.passage.filled < h.passage.part.rows
        ]
        full = [h for h in labelled if h not in sparse]
        if (sparse and not full) or (blank and len(blank) >= len(full)):
            counts = [
                f"{h.passage.label}：{h.passage.part.rows} 条中填了 {h.passage.filled} 条" for h in sparse[:2]
            ]
            reasons = (*counts, f"{sought}：部分记录未填")
            return Outcome(
                Verdict.PARTLY_MET,
                0.65,
                view.evidence(labelled, found.where),
                evidence_of(blank[:2]),
                reasons,
            )
        return outcome
