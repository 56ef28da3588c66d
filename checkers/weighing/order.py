"""In which order the places of an element are shown: those that most likely show it first."""

from __future__ import annotations

from collections.abc import Callable

from checkers.finding import Evidence
from checkers.weighing.choice import Choice
from checkers.weighing.ground import TOLD

_RULES_FIRST = 0.05  # chance that what the rules put first may lack and still stay first
_BESIDES = 0.1  # chance by which another clean passage has to be ahead to be shown before all others


def ordered(
    evidence: tuple[Evidence, ...], choice: Choice, placed: Callable[[int], Evidence]
) -> tuple[Evidence, ...]:
    """The evidence of an element in a better order; a passage that is far likelier to show it stands before it.

    ``placed`` makes evidence of the number of a passage.
    """
    if not evidence:
        return evidence
    chances = [*choice.of_evidence(), *[-1.0] * len(evidence)][: len(evidence)]
    ranks = sorted(range(len(evidence)), key=lambda n: -(chances[n] + _RULES_FIRST * (n == 0)))
    found = tuple(evidence[n] for n in ranks)
    for number, chance in choice.best(1, 0.0):
        if chance > max(*chances, 0.0) + _BESIDES:
            ahead = placed(number)
            found = (ahead, *(e for e in found if e != ahead))[: max(TOLD, len(evidence))]
    return found
