"""Trains the matcher of passages and the weighing from labelled samples: `python -m benchmarks.learning`.

Samples that are only measured on are never read; a development submission outside the repository is learned from
when it is named, as the rules were. What the weighing learns of a sample's likeness scores comes from a matcher
that has not seen the work of that sample's writer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from benchmarks.lessons import Lesson, Row, lessons_of, written
from benchmarks.ridge import ridge, table_of
from benchmarks.samples import submissions
from benchmarks.trees import boosted
from checkers.beside import beside
from checkers.finding import Finding
from checkers.language.passage_matcher import PASSAGES, PassageMatcher
from checkers.weighing.facts import OUTCOMES, Tally, considered
from checkers.weighing.likeness import columns, scored
from checkers.weighing.model import MODEL, Weighing

_FOLDS = 8
_TUNED_ON = 0.3  # what a verdict counts for that the rules were tuned on
# Weights of passages: of samples, of corpus/passages, and without a label.
_OWN, _WRITTEN, _UNLABELLED = 1.0, 0.1, 0.3
_TAKEN_OUT = 0.35  # what a verdict on an element counts whose papers were taken out
_KEPT = 2000  # marks kept for each way of evidence
_SEEN_IN = 3  # passages that must bear a mark


def matcher(lessons: Sequence[Lesson], written_ones: Sequence[Row]) -> PassageMatcher:
    """A matcher that has learned from some samples and from the written passages."""
    rows = [*written_ones, *(row for one in lessons for row in one.rows)]
    names = sorted({label for one in lessons for label in one.labels.values()})
    codes, table, rarity = table_of([found for found, _ in rows], _SEEN_IN)
    place = {name: n for n, name in enumerate(names)}
    answers = [[place[label] for label in shown if label in place] for _, shown in rows]
    worth = np.array(
        [_WRITTEN] * len(written_ones) + [_OWN] * (len(rows) - len(written_ones)), dtype=np.float32
    )
    worth *= np.array([1.0 if a else _UNLABELLED for a in answers], dtype=np.float32)
    return PassageMatcher().take(names, codes, rarity, ridge(table, answers, len(names), worth, _KEPT))


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


def examples(one: Lesson, known: PassageMatcher, counted: Tally) -> tuple[list[list[float]], list[int]]:
    """The facts and the labelled outcome of each verdict of a sample; a second defensible label counts as right."""
    assert one.judged.index is not None
    ways = {i: label for i, label in one.labels.items() if counted.knows(i)}
    asks = {i: s.asks for i, s in one.judged.scheme.shows.items()}
    scores = scored(one.judged.index, known, columns(ways.values()))
    scheme = one.judged.scheme.head.id
    rows, _ = considered(scheme, one.judged.findings, ways, asks, one.judged.index, scores, counted)
    xs, ys = [], []
    for finding in one.judged.findings:
        truth = _truth(one, finding)
        if truth is None or finding.element_id not in rows or finding.outcome.verdict not in OUTCOMES:
            continue
        if finding.outcome.verdict in one.truth[finding.element_id].get("also_ok", ()):
            truth = OUTCOMES.index(finding.outcome.verdict)
        xs.append(rows[finding.element_id])
        ys.append(truth)
    return xs, ys


Verdicts = tuple[list[list[float]], list[int], list[float]]  # facts, outcomes and what each is worth


def learn(lessons: Sequence[Lesson]) -> tuple[PassageMatcher, Weighing]:
    """The matcher and the weighing learned from all samples given; half of the folds are worked on by another process."""
    written_ones = written()
    whole = [one for one in lessons if not one.thinned]
    folds = _folds({one.writer for one in whole if one.fresh})
    theirs = beside(lambda: [_of_fold(fold, lessons, written_ones) for fold in folds[1::2]])
    mine = [_of_fold(fold, lessons, written_ones) for fold in folds[::2]]
    made = [*mine, *theirs()]
    xs, ys, worth = (np.array([x for told in made for x in told[n]]) for n in range(3))
    return matcher(whole, written_ones), boosted(xs, ys, worth, tally(whole))


def _of_fold(fold: Collection[str], lessons: Sequence[Lesson], written_ones: Sequence[Row]) -> Verdicts:
    """What is to be learned from the verdicts on the work of some writers, known from the work of all others."""
    others = [one for one in lessons if not one.thinned and one.writer not in fold]
    known, counted = matcher(others, written_ones), tally(others)
    xs: list[list[float]] = []
    ys: list[int] = []
    worth: list[float] = []
    for one in lessons:
        if one.writer in fold:
            rows, truths = examples(one, known, counted)
            xs += rows
            ys += truths
            worth += [_TAKEN_OUT if one.thinned else 1.0] * len(truths)
    print(f"{len(ys)} verdicts", flush=True)
    return xs, ys, worth


def _folds(writers: Collection[str]) -> list[set[str]]:
    ordered = sorted(writers)
    return [set(ordered[n::_FOLDS]) for n in range(_FOLDS) if ordered[n::_FOLDS]]


def main() -> None:
    """Train on every sample that may be learned from, and store what was learned."""
    samples = [s for s in submissions() if s.role != "measured_only"]
    known, weighing = learn([one for s in samples for one in lessons_of(s)])
    known.to_disk(PASSAGES)
    weighing.to_disk(MODEL)
    for path in (PASSAGES, MODEL):
        print(f"{path.name}: {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
