"""Trains the matchers of passages and parts, the choice and the weighing from labelled samples: `python -m benchmarks.learning`.

Samples that are only measured on are never read; a development submission outside the repository is learned from
when it is named, as the rules were. What the weighing learns of a sample's likeness scores comes from a matcher
that has not seen the work of that sample's writer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from benchmarks.abreast import abreast
from benchmarks.lessons import Lesson, Row, lessons_of, written
from benchmarks.ridge import ridge, table_of
from benchmarks.samples import Submission, submissions
from benchmarks.studies import Studied, choosing, studied, tally, verdicts
from benchmarks.trees import boosted
from checkers.beside import Result, beside
from checkers.language.passage_matcher import PARTS, PASSAGES, PassageMatcher
from checkers.weighing.choice import CHOOSER, Chooser
from checkers.weighing.likeness import Matchers
from checkers.weighing.model import MODEL, Weighing

_FOLDS = 8
# Weights of passages: of samples, of corpus/passages, and without a label.
_OWN, _WRITTEN, _UNLABELLED = 1.0, 0.1, 0.3
_KEPT, _OF_PARTS = 2000, 1200  # marks of passages and of parts kept for each way of evidence
_SEEN_IN = 3  # passages that must bear a mark


def _matchers(lessons: Sequence[Lesson], written_ones: Sequence[Row]) -> Matchers:
    """Matchers of passages and of parts that have learned from some samples, that of passages from the written ones too."""
    names = sorted({label for one in lessons for label in one.labels.values()})
    rows = [row for one in lessons for row in one.rows]
    parts = [row for one in lessons for row in one.part_rows]
    worth = [_WRITTEN] * len(written_ones) + [_OWN] * len(rows)
    return Matchers(
        matcher(names, [*written_ones, *rows], worth, _KEPT),
        matcher(names, parts, [_OWN] * len(parts), _OF_PARTS),
    )


def matcher(names: Sequence[str], rows: Sequence[Row], worth: Sequence[float], kept: int) -> PassageMatcher:
    """A matcher that has learned from rows; ``worth`` is what each counts where it shows anything."""
    codes, table, rarity = table_of([found for found, _ in rows], _SEEN_IN)
    place = {name: n for n, name in enumerate(names)}
    answers = [[place[label] for label in shown if label in place] for _, shown in rows]
    counts: Any = np.array(worth) * [1.0 if a else _UNLABELLED for a in answers]
    learned = ridge(table, answers, len(names), counts.astype(np.float32), kept)
    return PassageMatcher().take(names, codes, rarity, learned)


class Learned(NamedTuple):
    """All that is learned from labelled samples."""

    matchers: Matchers
    chooser: Chooser
    weighing: Weighing


def learn(lessons: Sequence[Lesson]) -> Learned:
    """All models from all samples given; half of the folds are worked on by another process."""
    written_ones = written()
    whole = [one for one in lessons if not one.thinned]
    folds = _folds({one.writer for one in whole if one.fresh})
    studies = _halved(len(folds), lambda n: _of_fold(folds[n], lessons, written_ones))
    told = _halved(len(folds), lambda n: verdicts(studies[n], choosing(_others(studies, n))))
    xs, ys, worth = (np.array([x for part in told for x in part[n]]) for n in range(3))
    return Learned(
        _matchers(whole, written_ones),
        choosing(_others(studies, -1)),
        boosted(xs, ys, worth, tally(whole)),
    )


def _halved(count: int, work: Callable[[int], Result]) -> list[Result]:
    """The results of some steps of work, every other of them done by another process."""
    theirs = beside(lambda: [work(n) for n in range(1, count, 2)])
    mine = [work(n) for n in range(0, count, 2)]
    others = theirs()
    return [(others if n % 2 else mine)[n // 2] for n in range(count)]


def _others(studies: Sequence[Sequence[Studied]], but: int) -> list[Studied]:
    return [one for n, fold in enumerate(studies) if n != but for one in fold]


def _of_fold(fold: Collection[str], lessons: Sequence[Lesson], written_ones: Sequence[Row]) -> list[Studied]:
    """The samples of some writers, seen by matchers that know the work of all others."""
    others = [one for one in lessons if not one.thinned and one.writer not in fold]
    known, counted = _matchers(others, written_ones), tally(others)
    found = [studied(one, known, counted) for one in lessons if one.writer in fold]
    print(f"{sum(len(one.truth) for one in found)} verdicts", flush=True)
    return found


def _folds(writers: Collection[str]) -> list[set[str]]:
    ordered = sorted(writers)
    return [set(ordered[n::_FOLDS]) for n in range(_FOLDS) if ordered[n::_FOLDS]]


def taught(samples: Iterable[Submission]) -> list[Lesson]:
    """The lessons of all samples that may be learned from."""
    learnable = [s for s in samples if s.role != "measured_only"]
    return [one for lessons in abreast(_lessons, learnable) for one in lessons]


def _lessons(sample: Submission) -> list[Lesson]:
    return list(lessons_of(sample))


def main() -> None:
    """Train on every sample that may be learned from, and store what was learned."""
    learned = learn(taught(submissions()))
    learned.matchers.passages.to_disk(PASSAGES)
    learned.matchers.parts.to_disk(PARTS)
    learned.chooser.to_disk(CHOOSER)
    learned.weighing.to_disk(MODEL)
    for path in (PASSAGES, PARTS, CHOOSER, MODEL):
        print(f"{path.name}: {path.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
