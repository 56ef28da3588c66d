"""Measured values beside what is allowed: nominal ± tolerance, limits, and their units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from checkers.folding import fold

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = (
    r"(?P<unit{0}>mm|cm|m|μm|um|kg|g|mg|kv|mv|v|ma|a|kw|w|mω|kω|ω|hz|khz|℃|°c|mpa|kpa|n|nm|db|lx|s|min|h|%)?"
)
_SPAN = re.compile(rf"^(?P<mid>{_NUMBER}){_UNIT.format(1)}(?:±|\+/-|\+-)(?P<tol>{_NUMBER}){_UNIT.format(2)}$")
_LIMIT = re.compile(
    rf"^(?P<sign>≤|<=|≥|>=|<|>|不大于|不小于|不超过|不低于)(?P<mid>{_NUMBER}){_UNIT.format(1)}$"
)
_VALUE = re.compile(rf"^(?P<mid>-?{_NUMBER}){_UNIT.format(1)}$")
# unit -> (what it measures, exact factor)
_SCALE: dict[str, tuple[str, Fraction]] = {
    "m": ("length", Fraction(1000)), "cm": ("length", Fraction(10)), "mm": ("length", Fraction(1)),
    "um": ("length", Fraction(1, 1000)), "μm": ("length", Fraction(1, 1000)),
    "kg": ("mass", Fraction(1000)), "g": ("mass", Fraction(1)), "mg": ("mass", Fraction(1, 1000)),
    "kv": ("voltage", Fraction(1000)), "v": ("voltage", Fraction(1)), "mv": ("voltage", Fraction(1, 1000)),
    "a": ("current", Fraction(1)), "ma": ("current", Fraction(1, 1000)),
    "kw": ("power", Fraction(1000)), "w": ("power", Fraction(1)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Allowed:
    """What is allowed, in the base unit; ``measures`` None = no unit told. Ends None are open."""

    text: str
    least: Fraction | None
    most: Fraction | None
    measures: str | None
    factor: Fraction

    def permits(self, text: str) -> bool | None:
        """Whether a measured value is allowed; None when it is none, or its unit measures something else.

        A value without a unit is taken in the unit of what is allowed.
        """
        match = _VALUE.match(_plain(text))
        if not match:
            return None
        unit = match["unit1"]
        measures, factor = _scale(unit) if unit else (self.measures, self.factor)
        if measures != self.measures and self.measures is not None:
            return None
        value = Fraction(match["mid"]) * factor
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def _scale(unit: str | None) -> tuple[str | None, Fraction]:
    """What a unit measures and its exact factor; an unknown unit measures itself."""
    return _SCALE.get(unit or "", (unit, Fraction(1)))


def _plain(text: str) -> str:
    return fold(text).replace(" ", "")


def allowed(text: str) -> Allowed | None:
    """What a cell allows: 1800±0.5, 220V±5V, ≤1.5mm; None for other texts. Percent tolerances are left out."""
    said = _plain(text)
    span, limit = _SPAN.match(said), _LIMIT.match(said)
    match = span or limit
    if match is None:
        return None
    unit = match["unit1"] or (span["unit2"] if span else None)
    if span and span["unit2"] == "%" and span["unit1"] != "%":
        return None
    measures, factor = _scale(unit)
    mid = Fraction(match["mid"]) * factor
    if span:
        tolerance = Fraction(span["tol"]) * _SCALE.get(span["unit2"] or "", (None, factor))[1]
        return Allowed(text, mid - tolerance, mid + tolerance, measures, factor)
    below = match["sign"] in ("≤", "<=", "<", "不大于", "不超过")
    return Allowed(text, None if below else mid, mid if below else None, measures, factor)
