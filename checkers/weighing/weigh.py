"""Changes verdicts that labelled experience speaks against, always on passages that pass the guards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from checkers.finding import Evidence, Finding, Outcome, Verdict
from checkers.language.passage_matcher import PASSAGES, PassageMatcher
from checkers.screening import Bound
from checkers.search import Index
from checkers.view import place
from checkers.weighing.facts import FOUND, OUTCOMES, considered
from checkers.weighing.likeness import Resembling, columns, label_of, scored
from checkers.weighing.model import Weighing
from checkers.weighing.order import ordered

# A submission of fewer files or passages is not weighed: experience is of whole ones.
FILES, LOOKED_AT = 3, 100
# Chance of missing below which "missing" is withdrawn, and below which it is taken as shown.
WITHDRAWN, SHOWN = 0.42, 0.15
DOUBTED = 0.36  # chance of missing above which what was found is taken as too little
_LOWERED = 0.1  # how much likelier "partly met" has to be than "met"
_LEAST = 0.08  # likeness a passage needs to be shown at all

_READ = "未见通常的说法；下列段落与以往材料中证明本项的段落用词最相近，请核对"
_DOUBT = "未见通常的说法，但有用词相近的段落；程序拿不准，请人看这几处"
_TOO_LITTLE = "所见文字与以往材料中证明本项的段落相差较大，不足以认定，请核对"
_IN_PART = "已见相关内容；以往材料中这样的内容多半只够本项的一部分，请核对是否齐全"


@cache
def passage_matcher() -> PassageMatcher:
    """The trained matcher of passages (once a process)."""
    return PassageMatcher().from_disk(PASSAGES)


@cache
def weighing() -> Weighing:
    """The learned weighing (once a process)."""
    return Weighing.from_disk()


def made_ready(bounds: Sequence[Bound]) -> None:
    """Load what weighing needs, while files are still being read."""
    passage_matcher().scores([], columns(_ways(bounds).values()))


def _ways(bounds: Sequence[Bound]) -> dict[str, str]:
    """The labels of the elements that labelled samples had."""
    tally = weighing().tally
    return {b.item.id: label_of(b) for b in bounds if b.shows is not None and tally.knows(b.item.id)}


def compared(bounds: Sequence[Bound], index: Index) -> Any:
    """The likeness of all passages of a submission to what showed the elements elsewhere; None where it is not to be weighed."""
    size = sum(1 for d in index.documents for _ in d.root.all_passages())
    ways = _ways(bounds)
    if len(index.documents) < FILES or size < LOOKED_AT or not ways:
        return None
    return scored(index, passage_matcher(), columns(ways.values()))


def weighed(
    scheme: str, findings: Sequence[Finding], bounds: Sequence[Bound], index: Index, likenesses: Any
) -> list[Finding]:
    """The findings after weighing by what was ``compared``; those that no experience is of stay as they are."""
    if likenesses is None:
        return list(findings)
    asks = {b.item.id: b.shows.asks for b in bounds if b.shows}
    model = weighing()
    rows, likeness = considered(scheme, findings, _ways(bounds), asks, index, likenesses, model.tally)
    chances = dict(zip(rows, model.likely(list(rows.values())).tolist(), strict=True))
    return [_weighed(f, chances, likeness) for f in findings]


def _weighed(
    finding: Finding, chances: Mapping[str, Sequence[float]], likeness: Mapping[str, Resembling]
) -> Finding:
    if finding.element_id not in chances or finding.outcome.verdict not in OUTCOMES:
        return finding
    alike = likeness[finding.element_id]
    changed = reconsidered(finding.outcome, chances[finding.element_id], _best(alike))
    if finding.outcome.verdict in FOUND and changed.verdict in FOUND:
        changed = replace(changed, evidence=ordered(changed.evidence, alike))
    return replace(finding, outcome=changed)


def _best(alike: Resembling) -> tuple[Evidence, ...]:
    """The passages most alike that are alike enough to be looked at."""
    enough = [p for p, score in zip(alike.passages, alike.best, strict=False) if score >= _LEAST]
    return tuple(place(document, passage) for document, passage in enough)


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
