"""Rounding of person-days: half days, which never break a cap."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, isqrt

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Rounded:
    """A rounded figure; ``bumped`` when the nearest half day would have broken the cap."""

    value: Fraction
    bumped: bool


def nearest(number: Fraction, step: Fraction = HALF) -> Fraction:
    """The nearest multiple of ``step``; a tie goes up."""
    return floor(number / step + HALF) * step


def up(number: Fraction, step: Fraction = HALF) -> Fraction:
    """The next multiple of ``step`` that is not below the number."""
    return ceil(number / step) * step


def not_below(number: Fraction, least: Fraction, step: Fraction = HALF) -> Rounded:
    """The nearest multiple of ``step``, or the next one above ``least`` where the nearest is below it."""
    near = nearest(number, step)
    return Rounded(near, False) if near >= least else Rounded(up(least, step), True)


def root_up(factor: Fraction, number: int) -> int:
    """The smallest whole number not below ``factor`` times the square root of ``number``, by integers only."""
    least = ceil(factor * factor * number)
    return isqrt(least - 1) + 1 if least > 0 else 0
