"""`field` - a label or column of a meaning with a real value inside a filled record."""

from checkers.checks.states import States
from checkers.finding import Outcome
from checkers.view import Found, View


class Field(States):
    """Labelled values count before anything else; a sentence that says the same counts too."""

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, self.where, self.only_there, asks="record")
        labelled = [h for h in found.good if h.source == "label"]
        ordered = labelled + [h for h in found.good if h.source != "label"]
        return view.outcome(Found(ordered, found.drafts, found.bad), view.name(self.concept))
