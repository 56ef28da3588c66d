"""What one labelled sample teaches of the choice among passages and of the weighing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.lessons import Lesson
from benchmarks.trees import chooser
from checkers.finding import Finding
from checkers.weighing.candidates import Candidates
from checkers.weighing.choice import Chooser, joined
from checkers.weighing.considered import considered
from checkers.weighing.facts import OUTCOMES, Tally
from checkers.weighing.likeness import Matchers, columns, scored

_TUNED_ON = 0.3  # what a verdict counts for that the rules were tuned on
_TAKEN_OUT = 0.35  # what a verdict on an element counts whose papers were taken out


def tally(lessons: Sequence[Lesson]) -> Tally:
    """How often the labelled samples had each outcome."""
    counted = Tally()
    for one in lessons:
        for finding in one.judged.findings:
            truth = _truth(one, finding)
            if truth is not None:
                worth = 1.0 if one.fresh else _TUNED_ON
                counted.add(
                    one.judged.scheme.head.id, finding.element_id, finding.outcome.verdict, truth, worth
                )
    return counted


def _truth(one: Lesson, finding: Finding) -> int | None:
    """The place of the labelled outcome in OUTCOMES."""
    said = one.truth.get(finding.element_id)
    places = {str(v): n for n, v in enumerate(OUTCOMES)}
    return places.get(said["verdict"]) if said else None


@dataclass(slots=True)
class Studied:
    """What is to be learned from the verdicts on one sample, seen by matchers that do not know its writer's work."""

    worth: float
    facts: dict[str, list[float]]
    candidates: dict[str, Candidates]
    shows: dict[str, Any]  # whether each candidate shows the element
    truth: dict[str, int]  # the place of the labelled outcome in OUTCOMES


def studied(one: Lesson, known: Matchers, counted: Tally) -> Studied:
    """The facts, candidates and labelled outcomes of a sample; a second defensible label counts as right."""
    assert one.judged.index is not None
    ways = {i: label for i, label in one.labels.items() if counted.knows(i)}
    taught = ways.keys() & one.truth.keys()
    asks = {i: s.asks for i, s in one.judged.scheme.shows.items()}
    scores = scored(one.judged.index, known, columns(ways.values()))
    scheme = one.judged.scheme.head.id
    found = considered(scheme, one.judged.findings, ways, asks, one.judged.index, scores, counted)
    truth = {}
    for finding in one.judged.findings:
        place = _truth(one, finding)
        if place is not None and finding.element_id in taught and finding.outcome.verdict in OUTCOMES:
            if finding.outcome.verdict in one.truth[finding.element_id].get("also_ok", ()):
                place = OUTCOMES.index(finding.outcome.verdict)
            truth[finding.element_id] = place
    shows = {
        i: np.array([bool(one.shown) and i in one.shown[n] for n in of.numbers])
        for i, of in found.candidates.items()
        if i in taught and (one.thinned or _can_be_told(one, i))
    }
    return Studied(
        _TAKEN_OUT if one.thinned else 1.0,
        {i: found.facts[i] for i in truth},
        {i: of for i, of in found.candidates.items() if i in shows or i in truth},
        shows,
        truth,
    )


def _can_be_told(one: Lesson, element: str) -> bool:
    """Whether the label says what shows the element, and some passage was found to hold those words."""
    shown = one.truth[element]["verdict"] in ("met", "partly_met")
    return not shown or any(element in found for found in one.shown)


def choosing(studies: Iterable[Studied]) -> Chooser:
    """The choice among candidates as some samples teach it."""
    given = [(s.candidates[i].facts, shows, s.worth) for s in studies for i, shows in s.shows.items()]
    return chooser(
        np.concatenate([facts for facts, _, _ in given]),
        np.concatenate([shows for _, shows, _ in given]),
        np.concatenate([np.full(len(shows), worth) for _, shows, worth in given]),
    )


Verdicts = tuple[list[list[float]], list[int], list[float]]  # facts, outcomes and what each is worth


def verdicts(studies: Iterable[Studied], choice: Chooser) -> Verdicts:
    """What the weighing learns from samples that the chooser has not learned from."""
    xs: list[list[float]] = []
    ys: list[int] = []
    worth: list[float] = []
    for one in studies:
        choices = choice.chosen({i: one.candidates[i] for i in one.truth})
        xs += joined(one.facts, choices).values()
        ys += one.truth.values()
        worth += [one.worth] * len(one.truth)
    return xs, ys, worth
