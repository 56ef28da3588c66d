"""The satisfaction of a survey, recomputed from its scores."""

from __future__ import annotations

from fractions import Fraction

from checkers.records.form import Form

_FULL = 100  # scores are read as out of 100; others are left alone
_LEAST = 3  # scores that make a survey


def mean_score(form: Form) -> Fraction | None:
    """The mean of at least three certain scores out of 100, exact; None where one of them is not certain."""
    scores = [e.number("score") for e in form.rows if e.filled("score")]
    sure = [s for s in scores if s is not None]
    if len(sure) < _LEAST or len(sure) != len(scores) or form.recognised:
        return None
    return sum(sure, Fraction(0)) / len(sure) if max(sure) <= _FULL and min(sure) > 20 else None
