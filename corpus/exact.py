"""Exact numbers in data files and derivations: fractions from texts, never binary floats."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

TWO, FIVE = 2, 5


def exact(value: Any) -> Fraction:
    """A number as written: 2, "2.4", "14/3", or a float as it prints (0.7 is seven tenths). Raises ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, str, float, Decimal, Fraction)):
        raise ValueError(f'应为数字，如 2、"2.4" 或 "14/3"，实为 {value!r}')
    try:
        return Fraction(str(value).strip())
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f'应为数字，如 2、"2.4" 或 "14/3"，实为 {value!r}') from error


def shown(number: Fraction | int) -> str:
    """The exact decimal where one exists ("2.4"), else the fraction ("14/3")."""
    number = Fraction(number)
    rest, places = number.denominator, 0
    for prime in (TWO, FIVE):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = f"{abs(number.numerator) * 10**places // number.denominator:0{places + 1}d}"
    text = digits if places == 0 else f"{digits[:-places]}.{digits[-places:]}"
    return f"-{text}" if number < 0 else text


Exact = Annotated[Fraction, BeforeValidator(exact), PlainSerializer(shown, return_type=str)]
