"""A case as plain data for templates: every field of the model is there, empty ones as empty text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

Words = Mapping[str, Mapping[str, str]]
WORD = "_zh"  # `kind_zh` is the Chinese word of the code in `kind`


def plain(model: BaseModel, words: Words) -> dict[str, Any]:
    """One model with all its fields; beside each code stands its Chinese word."""
    data: dict[str, Any] = {}
    for name, (_, kind) in _fields(type(model)).items():
        value = getattr(model, name)
        inner = kind if value is None else None
        data[name] = empty(inner, words) if inner else of_value(value, words)
        codes = words.get(f"{type(model).__name__}.{name}")
        if codes is not None:
            data[name + WORD] = _worded(value, codes)
    return data


def of_value(value: Any, words: Words) -> Any:
    """Any value of a case as plain data."""
    if value is None:
        return ""
    if isinstance(value, BaseModel):
        return plain(value, words)
    if isinstance(value, Mapping):
        return {k: of_value(v, words) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [of_value(v, words) for v in value]
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return value if isinstance(value, str | int | Decimal | datetime.date) else str(value)


def _worded(value: Any, codes: Mapping[str, str]) -> Any:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return {k: codes.get(v, v) for k, v in value.items()}
    if isinstance(value, list):
        return [codes.get(v, v) for v in value]
    return codes.get(value, value)


def empty(kind: type[BaseModel], words: Words) -> dict[str, Any]:
    """A model that is absent from the case, as plain data: every field is there and empty."""
    data: dict[str, Any] = {}
    for name, (many, inner) in _fields(kind).items():
        if many:
            data[name] = [] if many == "list" else {}
        else:
            data[name] = empty(inner, words) if inner is not None and inner is not kind else ""
        if f"{kind.__name__}.{name}" in words:
            data[name + WORD] = data[name] if many else ""
    return data


@cache
def _fields(kind: type[BaseModel]) -> dict[str, tuple[str, type[BaseModel] | None]]:
    """Each field of a model: `list`, `dict` or nothing, and the model that it holds one of."""
    return {n: (_many(f.annotation), model_in(f.annotation)) for n, f in kind.model_fields.items()}


def _many(annotation: Any) -> str:
    return next((c for c in ("list", "dict") if str(annotation).startswith(f"{c}[")), "")


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds one of, if it does."""
    if _many(annotation):
        return None
    for one in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None
