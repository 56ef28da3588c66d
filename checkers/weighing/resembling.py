"""For one element how like the passages of a submission are to those that showed it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checkers.weighing.ground import LIKEST, TOLD, Ground

_NEARLY = 0.05  # likeness by which a passage may be more like something else and still count as like this


@dataclass(slots=True)
class Resembling:
    """The likeness scores of one element."""

    best: list[float]  # of the best clean passages
    anywhere: float  # of the best of all
    behind: list[float] = field(
        default_factory=lambda: [0.0] * TOLD
    )  # by how much these are more like others
    mine: float = 0.0  # of the best clean passage that is more like no other element's
    nearly: float = 0.0  # of the best clean passage that is hardly more like any other's
    rivals: int = 0  # elements whose passages the best clean passage is more like
    shown: float = -1.0  # of the best of the evidence already found, -1 where there is none


def resembling(ground: Ground, label: str, held: Sequence[Sequence[int]]) -> Resembling:
    """The likeness scores for a label; ``held`` are the passages that hold the first places of evidence already found."""
    column = ground.labels[label]
    table, most, clean = ground.both, ground.most, ground.clean
    scores = table[:, column]
    order = ground.likest[column]
    best = [float(scores[n]) for n in order] or [0.0]
    behind = [float(most[n] - scores[n]) for n in order[:TOLD]]
    found = scores[clean]
    mine, nearly = (found[found >= ground.most_of_clean - less] for less in (0.0, _NEARLY))
    return Resembling(
        best=best + best[-1:] * (LIKEST - len(best)),
        anywhere=float(scores.max(initial=0.0)),
        behind=behind + [0.0] * (TOLD - len(behind)),
        mine=float(mine.max(initial=0.0)),
        nearly=float(nearly.max(initial=0.0)),
        rivals=int((table[order[0]] > scores[order[0]]).sum()) if len(order) else 0,
        shown=max((float(scores[n]) for found in held for n in found), default=-1.0),
    )
