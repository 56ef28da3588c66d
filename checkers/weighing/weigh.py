"""Changes verdicts that labelled experience speaks against, always on passages that pass the guards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from checkers.finding import Evidence, Finding, Outcome, Verdict
from checkers.language.passage_matcher import PARTS, PASSAGES, PassageMatcher
from checkers.screening import Bound
from checkers.search import Index
from checkers.view import place
from checkers.weighing.choice import Choice, Chooser, joined
from checkers.weighing.considered import considered
from checkers.weighing.facts import FOUND, OUTCOMES
from checkers.weighing.ground import TOLD
from checkers.weighing.likeness import Likenesses, Matchers, columns, label_of, looked_at, scored
from checkers.weighing.model import Weighing
from checkers.weighing.order import ordered

# A submission of fewer files or passages is not weighed: experience is of whole ones.
FILES, LOOKED_AT = 3, 100
# Chance of missing below which "missing" is withdrawn, and below which it is taken as shown.
WITHDRAWN, SHOWN = 0.6, 0.15
DOUBTED = 0.45  # chance of missing above which what was found is taken as too little
_LOWERED = 0.1  # how much likelier "partly met" has to be than "met"
_LEAST = 0.02  # chance of showing the element that a passage needs to be shown at all

_READ = "未见通常的说法；下列段落与以往材料中证明本项的段落用词最相近，请核对"
_DOUBT = "未见通常的说法，但有用词相近的段落；程序拿不准，请人看这几处"
_TOO_LITTLE = "所见文字与以往材料中证明本项的段落相差较大，不足以认定，请核对"
_IN_PART = "已见相关内容；以往材料中这样的内容多半只够本项的一部分，请核对是否齐全"


@cache
def matchers() -> Matchers:
    """The trained matchers of passages and parts (once a process)."""
    return Matchers(PassageMatcher().from_disk(PASSAGES), PassageMatcher().from_disk(PARTS))


@cache
def chooser() -> Chooser:
    """The learned choice among passages (once a process)."""
    return Chooser.from_disk()


@cache
def weighing() -> Weighing:
    """The learned weighing (once a process)."""
    return Weighing.from_disk()


def made_ready(bounds: Sequence[Bound]) -> None:
    """Load what weighing needs, while files are still being read."""
    for matcher in matchers():
        matcher.scores([], columns(_ways(bounds).values()))
    chooser()


def _ways(bounds: Sequence[Bound]) -> dict[str, str]:
    """The labels of the elements that labelled samples had."""
    tally = weighing().tally
    return {b.item.id: label_of(b) for b in bounds if b.shows is not None and tally.knows(b.item.id)}


def compared(bounds: Sequence[Bound], index: Index) -> Likenesses | None:
    """The likeness of all passages of a submission to what showed the elements elsewhere; None where it is not to be weighed."""
    size = sum(1 for d in index.documents for _ in d.root.all_passages())
    ways = _ways(bounds)
    if len(index.documents) < FILES or size < LOOKED_AT or not ways or not any(looked_at(index)):
        return None
    return scored(index, matchers(), columns(ways.values()))


def weighed(
    scheme: str,
    findings: Sequence[Finding],
    bounds: Sequence[Bound],
    index: Index,
    likenesses: Likenesses | None,
) -> list[Finding]:
    """The findings after weighing by what was ``compared``; those that no experience is of stay as they are."""
    if likenesses is None:
        return list(findings)
    asks = {b.item.id: b.shows.asks for b in bounds if b.shows}
    model = weighing()
    known = considered(scheme, findings, _ways(bounds), asks, index, likenesses, model.tally)
    choices = chooser().chosen(known.candidates)
    rows = joined(known.facts, choices)
    chances = dict(zip(rows, model.likely(list(rows.values())).tolist(), strict=True))

    def placed(number: int) -> Evidence:
        return place(*known.ground.seen[number])

    return [
        _weighed(f, chances[f.element_id], choices[f.element_id], placed) if f.element_id in chances else f
        for f in findings
    ]


def _weighed(
    finding: Finding, chances: Sequence[float], choice: Choice, placed: Callable[[int], Evidence]
) -> Finding:
    if finding.outcome.verdict not in OUTCOMES or finding.outcome.settled:
        return finding
    alike = tuple(placed(number) for number, _ in choice.best(TOLD, _LEAST))
    changed = reconsidered(finding.outcome, chances, alike)
    if finding.outcome.verdict in FOUND and changed.verdict in FOUND:
        changed = replace(changed, evidence=ordered(changed.evidence, choice, placed))
    return replace(finding, outcome=changed)


def reconsidered(outcome: Outcome, chances: Sequence[float], alike: tuple[Evidence, ...]) -> Outcome:
    """The outcome in the light of the chances of missing, partly met and met."""
    missing, partly, met = chances
    if outcome.verdict is Verdict.MISSING:
        if missing >= WITHDRAWN or not alike:
            return outcome
        if missing > SHOWN:
            return replace(
                outcome,
                verdict=Verdict.NEEDS_PERSON,
                confidence=0.5,
                near_misses=alike,
                reasons=(_DOUBT, *outcome.reasons),
            )
        verdict = Verdict.MET if met >= partly else Verdict.PARTLY_MET
        return Outcome(
            verdict, _sure(max(met, partly)), alike, outcome.near_misses, (_READ, *outcome.reasons)
        )
    if missing > DOUBTED:
        near = tuple(dict.fromkeys((*outcome.evidence, *outcome.near_misses)))[:3]
        return Outcome(Verdict.MISSING, _sure(missing), (), near, (_TOO_LITTLE, *outcome.reasons))
    if outcome.verdict is Verdict.MET and partly > met + _LOWERED:
        return replace(
            outcome,
            verdict=Verdict.PARTLY_MET,
            confidence=_sure(partly),
            reasons=(_IN_PART, *outcome.reasons),
        )
    return outcome


def _sure(chance: float) -> float:
    return round(min(max(chance, 0.05), 0.95), 2)
