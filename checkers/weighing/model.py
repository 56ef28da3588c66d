"""The learned weighing: from the facts of a verdict to how likely the element is missing, partly met or met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checkers.weighing.facts import Tally

MODEL = Path(__file__).resolve().parent / "weighing.npz"


@dataclass(slots=True)
class Weighing:
    """The mean of a logistic regression and boosted trees, and the tallies that some facts come from.

    Trees stand one after another in ``feature`` (-1 for a leaf), ``threshold``, ``left``, ``right`` and ``value``;
    ``roots`` has one row a round and one column an outcome.
    """

    tally: Tally
    mean: Any
    scale: Any
    slopes: Any
    bias: Any
    roots: Any
    feature: Any
    threshold: Any
    left: Any
    right: Any
    value: Any

    def likely(self, rows: Sequence[Sequence[float]]) -> Any:
        """For each row of facts the chances of missing, partly met and met."""
        table = np.array(rows, dtype=np.float64).reshape(len(rows), -1)
        linear = ((table - self.mean) / self.scale) @ self.slopes.T + self.bias
        return (_shares(linear) + _shares(self._boosted(table))) / 2

    def _boosted(self, table: Any) -> Any:
        """All rows go down all trees at once."""
        at = np.broadcast_to(self.roots.reshape(1, -1), (len(table), self.roots.size)).copy()
        row = np.arange(len(table))[:, None]
        while True:
            asked = self.feature[at]
            if (asked < 0).all():
                break
            goes_left = table[row, np.maximum(asked, 0)] <= self.threshold[at]
            at = np.where(asked < 0, at, np.where(goes_left, self.left[at], self.right[at]))
        return self.value[at].reshape(len(table), *self.roots.shape).sum(axis=1)

    def to_disk(self, path: Path = MODEL) -> None:
        """Store the model as compressed arrays."""
        arrays = {n: getattr(self, n) for n in self.__dataclass_fields__ if n != "tally"}
        keys = sorted(self.tally.said)
        counts = np.array([self.tally.said[k] for k in keys], dtype=np.float32)
        with path.open("wb") as file:
            np.savez_compressed(file, keys=np.array(keys), counts=counts, **arrays)

    @classmethod
    def from_disk(cls, path: Path = MODEL) -> Weighing:
        """Load a stored model."""
        with np.load(path, allow_pickle=False) as stored:
            tally = Tally(dict(zip(stored["keys"].tolist(), stored["counts"].tolist(), strict=True)))
            return cls(tally, **{n: stored[n] for n in cls.__dataclass_fields__ if n != "tally"})


def _shares(scores: Any) -> Any:
    """Scores as shares that add up to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
