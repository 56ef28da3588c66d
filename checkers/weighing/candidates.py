"""The passages among which the one that shows an element is chosen, with the facts it is chosen by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from checkers.finding import Finding
from checkers.weighing.facts import ASKS, OUTCOMES
from checkers.weighing.ground import Ground
from checkers.weighing.likeness import kinds_of

_NONE = -1.0


@dataclass(slots=True)
class Candidates:
    """The passages most like what showed one element elsewhere, and those that the rules took as evidence."""

    numbers: list[int]  # of the passages, in reading order of the submission
    facts: Any  # one row a passage
    clean: Any  # whether no guard speaks against it
    evidence: list[list[int]]  # for each first place of evidence the rows that hold it


def candidates(
    ground: Ground, finding: Finding, held: Sequence[Sequence[int]], label: str, asks: str
) -> Candidates:
    """The candidates of one element; ``held`` are the passages that hold the first places of its evidence."""
    column = ground.labels[label]
    top = ground.likest[column].tolist()
    numbers = list(dict.fromkeys([*top, *(n for found in held for n in found)]))
    row = {number: n for n, number in enumerate(numbers)}
    at: Any = np.array(numbers, dtype=np.int64)
    told = [
        *_alike(ground, at, column),
        *_around(ground, at, column, len(top)),
        *_heard(ground, numbers, set(label.split(" "))),
        *_said(finding, held, numbers, asks),
    ]
    return Candidates(
        numbers,
        np.column_stack([np.broadcast_to(np.asarray(t, dtype=np.float32), len(at)) for t in told]),
        ground.is_clean[at],
        [[row[n] for n in found] for found in held],
    )


def _alike(ground: Ground, at: Any, column: int) -> list[Any]:
    """How like it is, beside other passages and other elements."""
    both = ground.both
    scores, own, part = (
        both[at, column],
        ground.likenesses.own[at, column],
        ground.likenesses.part[at, column],
    )
    best = both[ground.clean, column].max(initial=_NONE)
    others = both[at]
    second = np.partition(others, -2, axis=1)[:, -2] if others.shape[1] > 1 else scores
    rivals = (others > scores[:, None]).sum(axis=1)
    behind = ground.most[at] - scores
    return [scores, scores - best, own, part, np.arange(len(at)), behind, rivals, second]


def _around(ground: Ground, at: Any, column: int, top: int) -> list[Any]:
    """What stands around it, and what its shape is."""
    scores, file, part = ground.both[:, column], ground.file[at], ground.part[at]
    best = ground.best_of_file[:, column]
    leads = int(best.argmax())
    beside = np.delete(best, leads).max(initial=_NONE)
    last = len(ground.seen) - 1
    before, after = np.maximum(at - 1, 0), np.minimum(at + 1, last)
    return [
        *ground.shapes(at).T,
        ground.place[at],
        (file[:, None] == file[None, :top]).sum(axis=1),
        ground.best_of_part[part, column],
        ground.sum_of_part[part, column],
        best[file],
        ground.sum_of_file[file, column],
        np.where(file == leads, beside, best[leads]),
        np.where((at > 0) & (ground.file[before] == file), scores[before], _NONE),
        np.where((at < last) & (ground.file[after] == file), scores[after], _NONE),
        ground.is_clean[at],
    ]


def _heard(ground: Ground, numbers: Sequence[int], names: set[str]) -> list[Any]:
    """How much of what the element asks for is named by it, or by the kind of its part."""
    passages = [ground.seen[n][1] for n in numbers]
    heard = np.array([len(names & ground.heard.get(p.number, set())) for p in passages], dtype=float)
    kinds = np.array([len(names & kinds_of(p.part)) for p in passages], dtype=float)
    return [heard, kinds, heard / len(names), len(names)]


def _said(finding: Finding, held: Sequence[Sequence[int]], numbers: Sequence[int], asks: str) -> list[Any]:
    """What the rules said of the element, and whether they took this passage as its evidence."""
    outcome = finding.outcome
    taken = {n for found in held for n in found}
    first = set(held[0]) if held else set()
    return [
        np.array([n in taken for n in numbers], dtype=float),
        np.array([n in first for n in numbers], dtype=float),
        len(taken),
        *(float(outcome.verdict is v) for v in reversed(OUTCOMES)),
        outcome.confidence,
        *(float(asks == a) for a in ASKS),
    ]
