"""What is known of one verdict when it is weighed: figures only, in a fixed order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checkers.finding import Finding, Verdict
from checkers.view import WHY
from checkers.weighing.resembling import Resembling

OUTCOMES = (Verdict.MISSING, Verdict.PARTLY_MET, Verdict.MET)
FOUND = (Verdict.MET, Verdict.PARTLY_MET)
ASKS = ("record", "arrangement", "paper")
_SPOKEN = ("只有标题", "缺：", *sorted(WHY.values()))
_EVERY = "*"


@dataclass(slots=True)
class Tally:
    """How often labelled samples had each outcome, by what the rules had said: of an element, a scheme, or in all.

    How often an element is missing at all is left out on purpose: that is a habit of those who wrote the samples.
    """

    said: dict[str, list[float]] = field(default_factory=dict)

    def add(self, scheme: str, element: str, said: Verdict, truth: int, weight: float = 1.0) -> None:
        """Count one labelled verdict; ``truth`` is its place in OUTCOMES."""
        for key in (element, scheme, _EVERY):
            self.said.setdefault(f"{key} {said}", [0.0, 0.0, 0.0])[truth] += weight

    def knows(self, element: str) -> bool:
        """Whether any labelled sample had this element."""
        return any(f"{element} {said}" in self.said for said in Verdict)

    def of_said(self, key: str, said: Verdict) -> list[float]:
        """The shares of the outcomes where the rules said this of an element or scheme, drawn towards those of all."""
        every = self.said.get(f"{_EVERY} {said}", [1.0, 1.0, 1.0])
        counts = self.said.get(f"{key} {said}", [0.0, 0.0, 0.0])
        total = sum(every) or 1.0
        return [(c + 4 * e / total) / (sum(counts) + 4) for c, e in zip(counts, every, strict=True)]


def facts(
    scheme: str,
    findings: Sequence[Finding],
    asks: Mapping[str, str],
    likeness: Mapping[str, Resembling],
    tally: Tally,
) -> dict[str, list[float]]:
    """The facts of each finding by element id."""
    found = [f.outcome.verdict in FOUND for f in findings]
    share = sum(found) / max(len(found), 1)
    groups: dict[str, list[bool]] = defaultdict(list)
    for finding, good in zip(findings, found, strict=True):
        groups[_group(finding)].append(good)
    return {
        f.element_id: [
            *_spoken(f, asks.get(f.element_id, "")),
            *_expected(f, tally, scheme),
            *_around(f, share, groups[_group(f)]),
            *_alike(likeness[f.element_id]),
        ]
        for f in findings
        if f.element_id in likeness
    }


def _group(finding: Finding) -> str:
    """The elements of one clause stand together."""
    return finding.element_id.rsplit("-", 1)[0]


def _spoken(finding: Finding, asks: str) -> list[float]:
    """What the rules said."""
    outcome = finding.outcome
    reasons = " ".join(outcome.reasons)
    return [
        *(float(outcome.verdict is v) for v in OUTCOMES),
        outcome.confidence,
        float(len(outcome.evidence)),
        float(len(outcome.near_misses)),
        *(float(part in reasons) for part in _SPOKEN),
        *(float(asks == a) for a in ASKS),
        len(reasons) / 100,
    ]


def _expected(finding: Finding, tally: Tally, scheme: str) -> list[float]:
    """How right such a verdict mostly was in labelled samples."""
    shares = [
        tally.of_said(finding.element_id, finding.outcome.verdict),
        tally.of_said(scheme, finding.outcome.verdict),
    ]
    return [odds(counted[n]) for counted in shares for n in (0, 2)]


def _around(finding: Finding, share: float, group: Sequence[bool]) -> list[float]:
    """How much else was found: of all, and under the same clause."""
    near = (sum(group) - (finding.outcome.verdict in FOUND) + share) / len(group)
    return [odds(share), odds(min(max(near, 0.02), 0.98))]


def _alike(alike: Resembling) -> list[float]:
    best = alike.best
    return [
        *(best[0], best[0] - best[2], best[0] - best[9]),
        *(alike.anywhere, alike.shown),
        *alike.behind,
        *(alike.mine, alike.nearly, float(alike.rivals)),
    ]


def odds(share: float) -> float:
    """The logarithm of the odds of a share."""
    return math.log((share + 1e-9) / (1 - share + 1e-9))
