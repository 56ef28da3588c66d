"""`states` - an own, in-force sentence, row or field shows the concept."""

from checkers.check import Check
from checkers.finding import Outcome
from checkers.view import View


class States(Check):
    """`where` ranks places; with `only_there` other places are near misses."""

    concept: list[str]
    where: list[str] = []
    only_there: bool = False

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, self.where, self.only_there)
        return view.outcome(found, view.name(self.concept))

    def kinds(self) -> set[str]:
        return set(self.where)

    def concepts(self) -> set[str]:
        return set(self.concept)
