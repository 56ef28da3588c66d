"""The kinds of values in a case file: days, clock times, exact amounts, texts, and how a field is declared."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from corpus import scheme
from corpus.case_form import case_words

__all__ = ["Amount", "Clock", "Count", "Day", "Strict", "Text", "literals", "many", "named", "opt", "req"]

_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")


class Strict(scheme.Strict):
    """A part of the case. A coded value may also be given by its Chinese word (组长 for leader)."""

    @model_validator(mode="before")
    @classmethod
    def _words_to_codes(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        codes = _codes(cls)
        return {key: _coded(value, codes[key]) if key in codes else value for key, value in data.items()}


@cache
def _codes(model: type[Strict]) -> dict[str, dict[str, Any]]:
    """For each field with coded values (yes and no too): Chinese word -> code."""
    words = case_words()
    found = {name: literals(field.annotation) for name, field in model.model_fields.items()}
    codes: dict[str, dict[str, Any]] = {
        name: {words[v]: v for v in values if v in words} for name, values in found.items() if values
    }
    yes_or_no = [n for n, f in model.model_fields.items() if f.annotation in (bool, bool | None)]
    return codes | {name: {"是": True, "否": False} for name in yes_or_no}


def _coded(value: Any, codes: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_coded(v, codes) for v in value]
    if isinstance(value, dict):
        return {k: _coded(v, codes) for k, v in value.items()}
    return codes.get(value.strip(), value) if isinstance(value, str) else value


def literals(annotation: Any) -> list[str]:
    """The coded values that an annotation allows, at any depth."""
    if get_origin(annotation) is Literal:
        return [str(a) for a in get_args(annotation)]
    return [v for a in get_args(annotation) for v in literals(a)]


def _day(value: Any) -> Any:
    """A date written 2026-03-05; a moment or any other shape is refused."""
    if isinstance(value, datetime.datetime):
        raise ValueError("只写日期，如 2026-03-05，不带时刻")
    if isinstance(value, str):
        found = _DAY.fullmatch(value.strip())
        try:
            return datetime.date(*(int(g) for g in found.groups())) if found else _refuse_day()
        except ValueError:
            _refuse_day()
    return value if isinstance(value, datetime.date) else _refuse_day()


def _refuse_day() -> Any:
    raise ValueError("应为存在的日期，写成 2026-03-05")


def _clock(value: Any) -> Any:
    """A time of day written 09:30. YAML reads an unquoted 13:30 as 810 minutes, which is taken back."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 24 * 60:
        return datetime.time(value // 60, value % 60)
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return datetime.time(int(found[1]), int(found[2]))
    if isinstance(value, datetime.time):
        return value
    raise ValueError("应为时刻，写成 09:30")


def _amount(value: Any) -> Any:
    """An exact decimal. A YAML 2.5 is taken by the digits that were typed, never by its binary value."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("应为数字，如 2.5")
    try:
        found = Decimal(str(value).strip().rstrip("%％"))
    except InvalidOperation:
        raise ValueError("应为数字，如 2.5") from None
    if not found.is_finite():
        raise ValueError("应为数字，如 2.5")
    return found


def _text(value: Any) -> Any:
    """A text; whole numbers (a telephone, a level) are taken as their digits."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def plain_number(value: Decimal) -> str:
    """A decimal without exponent and without needless zeros after the point."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


_as_text = PlainSerializer(plain_number, return_type=str, when_used="json")
Day = Annotated[datetime.date, BeforeValidator(_day)]
Clock = Annotated[
    datetime.time,
    BeforeValidator(_clock),
    PlainSerializer(lambda t: f"{t:%H:%M}", return_type=str, when_used="json"),
]
Amount = Annotated[Decimal, BeforeValidator(_amount), _as_text]
"""An exact decimal: person-days, yuan, per cent."""
Count = Annotated[Decimal, BeforeValidator(_amount), Field(ge=0), _as_text]
"""A number of persons; a fraction is a part-time share."""
Text = Annotated[str, BeforeValidator(_text)]


def req(label: str) -> Any:
    """A field that must be given, with its Chinese label."""
    return Field(title=label)


def opt(label: str, default: Any = None) -> Any:
    """A field that may be absent, with its Chinese label."""
    return Field(default=default, title=label)


def many(label: str) -> Any:
    """A list that may be empty, with its Chinese label."""
    return Field(default_factory=list, title=label)


def named(label: str) -> Any:
    """A mapping that may be empty, with its Chinese label."""
    return Field(default_factory=dict, title=label)
