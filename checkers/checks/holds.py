"""`holds` - a paper of a kind is among the files: own, filled, not merely listed."""

from checkers.check import Check
from checkers.checks.records import _samples, _unfit
from checkers.finding import Outcome, Verdict
from checkers.structure.part import Document, Part
from checkers.view import WHY, View, missing

SURE = 0.7  # a mere likeness does not make a paper
_LEAST = 2  # passages that a paper holds at least


class Holds(Check):
    """A paper of one of the `document` kinds; with `fields` each must be answered in it."""

    document: list[str]
    fields: dict[str, list[str]] = {}

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.document)
        good: list[tuple[tuple[float, ...], Document, Part]] = []
        bad: list[tuple[Document, Part, str]] = []
        for document, part, score in view.index.parts(self.document, least=SURE):
            why = _unfit(view, part, self.document) or ("" if _amount(part) >= _LEAST else "blank")
            if why:
                bad.append((document, part, why))
            else:
                good.append(((-score, -(part.kind == "file")), document, part))
        if good:
            good.sort(key=lambda g: g[0])
            evidence = tuple(
                dict.fromkeys(e for _, d, p in good[:3] for e in _samples(view, self.document, d, p)[:1])
            )
            return self._with_fields(view, Outcome(Verdict.MET, 0.88, evidence, reasons=(f"已见：{sought}",)))
        drafts = [(d, p) for d, p, why in bad if why == "draft"]
        if drafts:
            evidence = tuple(e for d, p in drafts[:2] for e in _samples(view, self.document, d, p)[:1])
            return Outcome(Verdict.PARTLY_MET, 0.7, evidence, reasons=(f"{sought}：{WHY['draft']}",))
        found = view.find(self.document)
        outcome = missing(sought, [*found.drafts, *found.bad])
        near = tuple(e for d, p, _ in bad[:2] for e in _samples(view, self.document, d, p)[:1])
        reasons = tuple(dict.fromkeys(f"{d.path}：{WHY[why]}" for d, _, why in bad[:3]))
        return Outcome(
            Verdict.MISSING, 0.8, (), (*near, *outcome.near_misses)[:3], (*outcome.reasons[:1], *reasons)
        )

    def _with_fields(self, view: View, held: Outcome) -> Outcome:
        lacking = [n for n, c in self.fields.items() if not view.find(c, self.document, True, "record").good]
        if not lacking:
            return held
        return Outcome(
            Verdict.PARTLY_MET, 0.7, held.evidence, (), (f"缺：{'、'.join(lacking)}", *held.reasons)
        )

    def kinds(self) -> set[str]:
        return set(self.document)

    def concepts(self) -> set[str]:
        return {*self.document, *(c for f in self.fields.values() for c in f)}


def _amount(part: Part) -> int:
    return sum(
        1
        for p in part.all_passages()
        if not p.flags and p.kind in ("sentence", "row", "field") and (p.kind != "field" or p.filled)
    )
