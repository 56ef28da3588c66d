"""Scores as tables: pooled figures, intervals by bootstrap over submissions, Markdown."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.samples import ROLES, Submission
from benchmarks.scoring import Score
from benchmarks.systems import CERTDESK

_SEED, _DRAWS = 20261120, 1000
Figure = Callable[[Score], float]
FIGURES: dict[str, Figure] = {
    "missing P": lambda s: s.measure("missing")[0],
    "missing R": lambda s: s.measure("missing")[1],
    "missing F1": lambda s: s.measure("missing")[2],
    "partly P": lambda s: s.measure("partly_met")[0],
    "partly R": lambda s: s.measure("partly_met")[1],
    "partly F1": lambda s: s.measure("partly_met")[2],
    "macro-F1": lambda s: s.macro_f1,
    "accuracy": lambda s: s.accuracy,
    "dangerous": lambda s: s.dangerous,
    "false alarms": lambda s: s.false_alarms,
    "file@1": lambda s: _share(s.place_first, s.places),
    "file@3": lambda s: _share(s.place_third, s.places),
    "quote@3": lambda s: _share(s.overlap, s.places),
}
_SHOWN_FIRST = ("missing P", "missing R", "missing F1", "partly F1", "macro-F1", "dangerous", "false alarms")


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of every system on one submission."""

    submission: Submission
    scores: Mapping[str, Score]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def pooled(scores: Iterable[Score]) -> Score:
    """Several submissions as one."""
    return Score.of(list(scores))


def interval(scores: Sequence[Score], figure: Figure) -> tuple[float, float]:
    """The 95 % interval of a pooled figure when whole submissions are drawn again (fixed seed)."""
    draw = random.Random(_SEED)
    values = sorted(figure(pooled(draw.choices(scores, k=len(scores)))) for _ in range(_DRAWS))
    return values[int(0.025 * _DRAWS)], values[int(0.975 * _DRAWS) - 1]


def figures(score: Score) -> dict[str, float]:
    """All figures of a score, by name."""
    return {name: round(figure(score), 3) for name, figure in FIGURES.items()}


def groups(results: Sequence[Result]) -> dict[str, dict[str, list[Result]]]:
    """The results by role, then by scheme and in all."""
    found: dict[str, dict[str, list[Result]]] = {}
    for role in ROLES:
        of_role = [r for r in results if r.submission.role == role]
        schemes = dict.fromkeys(r.submission.scheme for r in of_role)
        if of_role:
            found[role] = {s: [r for r in of_role if r.submission.scheme == s] for s in schemes} | {
                "all": of_role
            }
    return found


def as_json(results: Sequence[Result]) -> dict[str, Any]:
    """Every figure of every system, by role and scheme, and by submission."""
    return {
        "groups": {
            role: {scheme: _systems(some) for scheme, some in schemes.items()}
            for role, schemes in groups(results).items()
        },
        "submissions": {r.submission.name: _systems([r]) for r in results},
    }


def _systems(results: Sequence[Result]) -> dict[str, dict[str, float]]:
    return {system: figures(pooled(r.scores[system] for r in results)) for system in results[0].scores}


def by_scheme(results: Sequence[Result]) -> str:
    """certdesk by role and scheme, with intervals for all submissions of a role."""
    lines = _head("set, scheme", "submissions", "elements", *FIGURES, "verbatim")
    for role, schemes in groups(results).items():
        for scheme, some in schemes.items():
            scores = [r.scores[CERTDESK] for r in some]
            whole = pooled(scores)
            name = f"**{ROLES[role]}**" if scheme == "all" else f"{ROLES[role][:3]} {scheme}"
            verbatim = f"{whole.verbatim} of {whole.quotes}"
            lines.append(_row(name, len(some), len(whole.pairs), *figures(whole).values(), verbatim))
            if scheme == "all" and len(scores) > 2:
                spans = ["{:.3f}-{:.3f}".format(*interval(scores, f)) for f in FIGURES.values()]
                lines.append(_row("95 % interval", "", "", *spans, ""))
    return "\n".join(lines)


def side_by_side(results: Sequence[Result]) -> str:
    """Every system on every set."""
    lines = _head("set", "system", *FIGURES)
    for role, schemes in groups(results).items():
        for system, found in _systems(schemes["all"]).items():
            lines.append(_row(ROLES[role], system, *found.values()))
    return "\n".join(lines)


def first_and_now(results: Sequence[Result]) -> str:
    """For each sample the figures when it was first looked at, beside the present ones."""
    columns = [f"{name} {when}" for name in _SHOWN_FIRST for when in ("then", "now")]
    lines = _head("sample", "set", "first look", "commit", *columns)
    for result in results:
        then, now = result.submission.first_look, figures(result.scores[CERTDESK])
        if then:
            pairs = [value for name in _SHOWN_FIRST for value in (float(then[name]), now[name])]
            role = ROLES[result.submission.role][:3]
            lines.append(_row(result.submission.name, role, then["date"], then["commit"], *pairs))
    return "\n".join(lines)


def _head(*names: str) -> list[str]:
    return [_row(*names), _row(*("---" if i == 0 else "--:" for i in range(len(names))))]


def _row(*cells: object) -> str:
    return "| " + " | ".join(f"{c:.3f}" if isinstance(c, float) else str(c) for c in cells) + " |"
