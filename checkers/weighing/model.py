"""The learned weighing: from the facts of a verdict to how likely the element is missing, partly met or met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checkers.weighing.facts import Tally
from checkers.weighing.trees import Trees

MODEL = Path(__file__).resolve().parent / "weighing.npz"
_LINEAR = ("mean", "scale", "slopes", "bias")


@dataclass(slots=True)
class Weighing:
    """The mean of a logistic regression and boosted trees, and the tallies that some facts come from."""

    tally: Tally
    mean: Any
    scale: Any
    slopes: Any
    bias: Any
    trees: Trees

    def likely(self, rows: Sequence[Sequence[float]]) -> Any:
        """For each row of facts the chances of missing, partly met and met."""
        table = np.array(rows, dtype=np.float64).reshape(len(rows), -1)
        linear = ((table - self.mean) / self.scale) @ self.slopes.T + self.bias
        return (_shares(linear) + _shares(self.trees.sums(table))) / 2

    def to_disk(self, path: Path = MODEL) -> None:
        """Store the model as compressed arrays."""
        linear = {name: getattr(self, name) for name in _LINEAR}
        keys = sorted(self.tally.said)
        counts = np.array([self.tally.said[k] for k in keys], dtype=np.float32)
        with path.open("wb") as file:
            np.savez_compressed(file, keys=np.array(keys), counts=counts, **linear, **self.trees.arrays())

    @classmethod
    def from_disk(cls, path: Path = MODEL) -> Weighing:
        """Load a stored model."""
        with np.load(path, allow_pickle=False) as stored:
            tally = Tally(dict(zip(stored["keys"].tolist(), stored["counts"].tolist(), strict=True)))
            return cls(tally, **{name: stored[name] for name in _LINEAR}, trees=Trees.of(stored))


def _shares(scores: Any) -> Any:
    """Scores as shares that add up to 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
