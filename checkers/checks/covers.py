"""`covers` - each listed member is shown; some of them is partly met."""

from checkers.check import Check
from checkers.checks.combine import together
from checkers.checks.states import States
from checkers.finding import Outcome
from checkers.view import View


class Covers(Check):
    """`least` members are enough (default: all)."""

    members: dict[str, list[str]]
    where: list[str] = []
    only_there: bool = False
    least: int | None = None

    def judge(self, view: View) -> Outcome:
        outcomes = {
            name: States(concept=concepts, where=self.where, only_there=self.only_there).judge(view)
            for name, concepts in self.members.items()
        }
        return together(outcomes, self.least)

    def kinds(self) -> set[str]:
        return set(self.where)

    def concepts(self) -> set[str]:
        return {c for member in self.members.values() for c in member}
