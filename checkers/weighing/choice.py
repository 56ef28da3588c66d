"""Chooses among the candidates of an element: the chance that a passage shows it, and what that says of its verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from checkers.weighing.candidates import Candidates
from checkers.weighing.facts import odds
from checkers.weighing.trees import Trees

CHOOSER = Path(__file__).resolve().parent / "chooser.npz"
_COUNTED = 10  # clean candidates that are counted
_LEAST, _NO_EVIDENCE = 0.002, -8.0


@dataclass(slots=True)
class Chooser:
    """Boosted trees on the facts of a candidate."""

    trees: Trees
    start: float  # what the trees add to

    def chances(self, facts: Any) -> Any:
        """For each row of facts the chance that the passage shows the element."""
        if not len(facts):
            return np.zeros(0)
        return 1 / (1 + np.exp(-(self.start + self.trees.sums(np.asarray(facts, dtype=np.float32))[:, 0])))

    def chosen(self, of: Mapping[str, Candidates]) -> dict[str, Choice]:
        """The chances of all candidates by element id."""
        if not of:
            return {}
        chances = self.chances(np.concatenate([c.facts for c in of.values()]))
        ends = np.cumsum([len(c.numbers) for c in of.values()])
        return {
            element: Choice(found, chances[end - len(found.numbers) : end])
            for (element, found), end in zip(of.items(), ends, strict=True)
        }

    def to_disk(self, path: Path = CHOOSER) -> None:
        """Store the model as compressed arrays."""
        with path.open("wb") as file:
            np.savez_compressed(file, start=np.array(self.start), **self.trees.arrays())

    @classmethod
    def from_disk(cls, path: Path = CHOOSER) -> Chooser:
        """Load a stored model."""
        with np.load(path, allow_pickle=False) as stored:
            return cls(Trees.of(stored), float(stored["start"]))


@dataclass(slots=True)
class Choice:
    """The candidates of one element with the chance of each that it shows it."""

    of: Candidates
    chances: Any

    def best(self, count: int, least: float) -> list[tuple[int, float]]:
        """The clean passages (numbers) with the best chances, from ``least`` on, best first."""
        clean = [n for n in np.argsort(-self.chances, kind="stable") if self.of.clean[n]]
        return [
            (self.of.numbers[n], float(self.chances[n])) for n in clean[:count] if self.chances[n] >= least
        ]

    def of_evidence(self) -> list[float]:
        """The chance of each of the first places of evidence; 0 where its passage is not among those compared."""
        return [max((float(self.chances[n]) for n in rows), default=0.0) for rows in self.of.evidence]

    def facts(self) -> list[float]:
        """What the chances say of the verdict."""
        clean = sorted(self.chances[self.of.clean].tolist(), reverse=True)
        top = (clean + [0.0] * _COUNTED)[:_COUNTED]
        foul = float(self.chances[~self.of.clean].max(initial=0.0))
        shown = max(self.of_evidence(), default=-1.0)
        none = math.prod(1 - c for c in top)
        return [
            _held_odds(top[0]),
            *(top[0] - top[1], top[0] - top[4], sum(top)),
            _held_odds(shown) if shown >= 0 else _NO_EVIDENCE,
            top[0] - shown,
            _held_odds(1 - none),
            foul - top[0],
        ]


def _held_odds(chance: float) -> float:
    return odds(min(max(chance, _LEAST), 1 - _LEAST))


def joined(facts: Mapping[str, Sequence[float]], choices: Mapping[str, Choice]) -> dict[str, list[float]]:
    """The facts of each verdict with those of its choice."""
    return {element: [*row, *choices[element].facts()] for element, row in facts.items()}
