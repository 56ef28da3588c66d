"""A case as plain data for templates: every field of the model is there, empty ones as empty text."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

Words = Mapping[str, Mapping[str, str]]
WORD = "_zh"  # `kind_zh` is the Chinese word of the code in `kind`


def plain(model: BaseModel, words: Words) -> dict[str, Any]:
    """One model with all its fields; beside each code stands its Chinese word."""
    data: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        inner = model_in(field.annotation) if value is None else None
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
    for name, field in kind.model_fields.items():
        inner = model_in(field.annotation)
        if _is_many(field.annotation):
            data[name] = [] if "list" in str(field.annotation) else {}
        else:
            data[name] = empty(inner, words) if inner is not None and inner is not kind else ""
        if f"{kind.__name__}.{name}" in words:
            data[name + WORD] = data[name] if _is_many(field.annotation) else ""
    return data


def _is_many(annotation: Any) -> bool:
    return any(str(annotation).startswith(f"{c}[") for c in ("list", "dict"))


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds one of, if it does."""
    if _is_many(annotation):
        return None
    for one in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(one, type) and issubclass(one, BaseModel):
            return one
    return None
