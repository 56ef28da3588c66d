"""The statistical matcher of passages: how like a passage is to those that showed an element elsewhere.

A spaCy component; of the same make is the matcher of whole parts. For each way of evidence (the concepts and papers by which elements are shown) it holds a weight for every
mark of a passage, learned by ridge regression from labelled samples (`make matcher`). It only proposes passages; they
still have to pass the guards.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from checkers.language.marks import marks, surroundings

PASSAGES = Path(__file__).resolve().parent / "passages.npz"
PARTS = PASSAGES.with_name("parts.npz")
_STORED = ("codes", "rarity", "starts", "columns", "weights")
_AT_ONCE = 400  # passages compared in one go
Held = tuple[Any, Any, Any]  # where the weights of each mark begin, their labels, the weights


class PassageMatcher:
    """Weights of marks by way of evidence; ``labels`` names the ways."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.codes: Any = np.zeros(0, dtype=np.int64)  # the marks known, sorted
        self.rarity: Any = np.zeros(0, dtype=np.float32)
        # The weights mark by mark: mark n has its labels and weights at starts[n] to starts[n + 1].
        self.starts: Any = np.zeros(1, dtype=np.int32)
        self.columns: Any = np.zeros(0, dtype=np.int16)
        self.weights: Any = np.zeros(0, dtype=np.float16)
        self._held: dict[tuple[str, ...], Held] = {}

    def __call__(self, doc: Doc) -> Doc:
        scores = self.scores([marks(doc.text, surroundings(doc.user_data.get("heading", "")))], self.labels)
        doc.cats = dict(zip(self.labels, scores[0].tolist(), strict=True))
        return doc

    def scores(self, passages: Sequence[Any], labels: Sequence[str]) -> Any:
        """How like each passage (given by its marks) is to what showed each label; an unknown label scores 0."""
        held = self._held_for(tuple(labels))
        found: Any = np.zeros((len(passages), len(labels)), dtype=np.float32)
        for first in range(0, len(passages), _AT_ONCE):
            chunk = passages[first : first + _AT_ONCE]
            found[first : first + len(chunk)] = self._scored(chunk, held, len(labels))
        return found

    def _scored(self, passages: Sequence[Any], held: Held, count: int) -> Any:
        owner: Any = np.repeat(np.arange(len(passages)), [len(p) for p in passages])
        asked = np.concatenate(list(passages)) if len(owner) else np.zeros(0, dtype=np.int64)
        rows: Any = np.searchsorted(self.codes, asked)
        rows[rows == len(self.codes)] = 0
        known = self.codes[rows] == asked if len(self.codes) else np.zeros(len(asked), dtype=bool)
        owner, rows = owner[known], rows[known]
        length = np.sqrt(np.bincount(owner, weights=self.rarity[rows] ** 2, minlength=len(passages)))
        starts, columns, weights = held
        sizes = starts[rows + 1] - starts[rows]
        ends = np.cumsum(sizes)
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts[rows] - (ends - sizes), sizes)
        cells = np.repeat(owner * count, sizes) + columns[at]
        sums = np.bincount(cells, weights=weights[at], minlength=len(passages) * count)
        return sums.reshape(len(passages), count) / np.maximum(length, 1e-6)[:, None]

    def _held_for(self, labels: tuple[str, ...]) -> Held:
        """The weights of some labels mark by mark, times the rarity of the mark (made once)."""
        if labels not in self._held:
            asked = {label: n for n, label in enumerate(labels)}
            column_of: Any = np.array([asked.get(label, -1) for label in self.labels], dtype=np.int32)
            columns: Any = column_of[self.columns] if len(self.labels) else self.columns
            rows: Any = np.repeat(np.arange(len(self.codes)), np.diff(self.starts))[columns >= 0]
            starts = np.searchsorted(rows, np.arange(len(self.codes) + 1))
            weights = self.weights[columns >= 0].astype(np.float64) * self.rarity[rows]
            self._held[labels] = starts, columns[columns >= 0], weights
        return self._held[labels]

    def take(self, labels: Sequence[str], codes: Any, rarity: Any, weights: Any) -> PassageMatcher:
        """Hold learned weights: ``weights`` is a table of marks by labels with few entries that are not 0."""
        rows, columns = np.nonzero(weights)
        self.labels, self.codes, self.rarity = list(labels), codes, rarity.astype(np.float32)
        self.starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(codes)))]).astype(
            np.int32
        )
        self.columns, self.weights = columns.astype(np.int16), weights[rows, columns].astype(np.float16)
        self._held = {}
        return self

    def to_disk(self, path: Path, exclude: Any = ()) -> None:
        """Store the matcher as compressed arrays."""
        with Path(path).open("wb") as file:
            np.savez_compressed(file, labels=np.array(self.labels), **{n: getattr(self, n) for n in _STORED})

    def from_disk(self, path: Path, exclude: Any = ()) -> PassageMatcher:
        """Load a stored matcher."""
        with np.load(path, allow_pickle=False) as stored:
            self.labels = stored["labels"].tolist()
            for name in _STORED:
                setattr(self, name, stored[name])
        self._held = {}
        return self


@Language.factory("certdesk_passages")
def make_passage_matcher(nlp: Language, name: str) -> PassageMatcher:
    """The component for a spaCy pipeline."""
    return PassageMatcher()
