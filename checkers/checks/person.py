"""`person` - a judgement that no document settles; shows where to begin and what was counted."""

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.view import View


class Person(Check):
    """`counts` are the concepts whose hits are counted in `where`."""

    counts: list[str] = []
    where: list[str] = []

    def judge(self, view: View) -> Outcome:
        found = view.find(self.counts, self.where, asks="paper")
        rows = sum(part.rows for _, part, _ in view.index.parts(self.where))
        reasons = ["需人工判断：标准未给出可由文件判定的尺度"]
        if rows:
            reasons.append(f"{view.name(self.where)}：共 {rows} 行")
        if found.good:
            reasons.append(f"{view.name(self.counts)}：{len(found.good)} 处")
        return Outcome(
            Verdict.NEEDS_PERSON, 0.8, view.evidence(found.good, found.where), reasons=tuple(reasons)
        )

    def concepts(self) -> set[str]:
        return set(self.counts)

    def kinds(self) -> set[str]:
        return set(self.where)
