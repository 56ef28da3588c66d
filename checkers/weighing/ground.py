"""What is known of all passages of a submission before one element is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from checkers.finding import Evidence
from checkers.folding import squeezed
from checkers.search import Index
from checkers.structure.part import Document, Passage
from checkers.weighing.likeness import Likenesses, heard_in, looked_at, parts_begin

TOLD = 3  # places of evidence that are looked at
LIKEST = 10  # best passages compared
_TAKES_AWAY = frozenset({"negated", "planned", "blank"})
_COMPARED = 60  # characters of a quotation by which its passage is found again
KINDS = ("sentence", "row", "field", "column")


@dataclass(slots=True)
class Ground:
    """The passages that are compared, in reading order, with their likenesses; columns follow ``labels``."""

    seen: Sequence[tuple[Document, Passage]]
    labels: Mapping[str, int]
    likenesses: Likenesses
    both: Any  # stored label by label
    clean: Any  # the numbers of the passages that no guard speaks against
    is_clean: Any
    file: Any  # the number of the file of each passage
    part: Any  # and of its part
    place: Any  # how far down its file it stands, 0 to 1
    best_of_file: Any  # of the clean passages of each file (row), by label
    sum_of_file: Any
    best_of_part: Any
    sum_of_part: Any
    most: Any  # of each passage, to what it is most like
    most_of_clean: Any
    likest: Sequence[Any]  # by label the few clean passages most like what showed it, best first
    heard: Mapping[int, set[str]] = field(default_factory=dict)
    _places: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def shapes(self, at: Sequence[int]) -> Any:
        """Of some passages the kind (one column each), the length and the share of digits."""
        return np.array([_shape(self.seen[n][1]) for n in at]).reshape(len(at), len(KINDS) + 2)

    def held(self, evidence: Sequence[Evidence]) -> list[list[int]]:
        """For each of the first places of evidence the passages that hold it."""
        if not self._places:
            for number, (document, passage) in enumerate(self.seen):
                self._places.setdefault(document.path, []).append((number, squeezed(passage.text)))
        found = []
        for one in evidence[:TOLD]:
            quote = squeezed(one.quote)[:_COMPARED]
            found.append([n for n, text in self._places.get(one.file, ()) if quote and quote in text])
        return found


def ground_of(index: Index, labels: Sequence[str], likenesses: Likenesses) -> Ground:
    """Gather what is known of the passages of a submission that is not empty."""
    seen = list(looked_at(index))
    is_clean: Any = np.array([_clean(p) for _, p in seen], dtype=bool)
    clean, both = np.flatnonzero(is_clean), np.asfortranarray(likenesses.both)
    most = both.max(axis=1, initial=0.0)
    parts = parts_begin(p for _, p in seen)
    paths = [d.path for d, _ in seen]
    files: Any = np.array(
        [n for n, path in enumerate(paths) if not n or path != paths[n - 1]], dtype=np.int64
    )
    sizes = np.diff([*files, len(seen)])
    counted = np.where(is_clean[:, None], both, -1.0)
    summed = np.where(is_clean[:, None], np.maximum(both, 0.0), 0.0)
    return Ground(
        seen=seen,
        labels={label: n for n, label in enumerate(labels)},
        likenesses=likenesses,
        both=both,
        clean=clean,
        is_clean=is_clean,
        file=np.repeat(np.arange(len(files)), sizes),
        part=np.repeat(np.arange(len(parts)), np.diff([*parts, len(seen)])),
        place=(np.arange(len(seen)) - np.repeat(files, sizes)) / np.repeat(sizes, sizes),
        best_of_file=np.maximum.reduceat(counted, files, axis=0),
        sum_of_file=np.add.reduceat(summed, files, axis=0),
        best_of_part=np.maximum.reduceat(counted, parts, axis=0),
        sum_of_part=np.add.reduceat(summed, parts, axis=0),
        most=most,
        most_of_clean=most[clean],
        likest=[_best_first(scores, clean) for scores in both.T],
        heard=heard_in(index),
    )


def _best_first(scores: Any, at: Any) -> Any:
    """Of some passages the few with the best scores, best first."""
    if len(at) > LIKEST:
        least = np.partition(scores[at], -LIKEST)[-LIKEST]
        at = at[scores[at] >= least]
    return at[np.argsort(-scores[at], kind="stable")][:LIKEST]


def _clean(passage: Passage) -> bool:
    return not (passage.flags or passage.part.standing or passage.told & _TAKES_AWAY)


def _shape(passage: Passage) -> tuple[float, ...]:
    text = passage.folded
    digits = sum(map(text.count, "0123456789"))
    return (*(float(passage.kind == k) for k in KINDS), float(len(text)), digits / (len(text) + 1))
