"""Puts together what is known of the verdicts on a submission: in use and in training alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checkers.finding import Finding
from checkers.search import Index
from checkers.weighing.candidates import Candidates, candidates
from checkers.weighing.facts import Tally, facts
from checkers.weighing.ground import Ground, ground_of
from checkers.weighing.likeness import Likenesses, columns
from checkers.weighing.resembling import resembling


class Considered(NamedTuple):
    """What is known of the verdicts on a submission before a choice among candidates is made."""

    facts: dict[str, list[float]]  # by element id
    candidates: dict[str, Candidates]
    ground: Ground


def considered(
    scheme: str,
    findings: Sequence[Finding],
    ways: Mapping[str, str],
    asks: Mapping[str, str],
    index: Index,
    likenesses: Likenesses,
    tally: Tally,
) -> Considered:
    """What is known of each element in ``ways``, which has its label; ``likenesses`` are of all passages and labels."""
    judged = [f for f in findings if f.element_id in ways]
    ground = ground_of(index, columns(ways.values()), likenesses)
    held = {f.element_id: ground.held(f.outcome.evidence) for f in judged}
    likeness = {i: resembling(ground, ways[i], found) for i, found in held.items()}
    chosen_from = {
        f.element_id: candidates(
            ground, f, held[f.element_id], ways[f.element_id], asks.get(f.element_id, "")
        )
        for f in judged
    }
    return Considered(facts(scheme, judged, asks, likeness, tally), chosen_from, ground)
