"""The codes (literals) that the fields of a model may hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel


def codes_of(model: type[BaseModel]) -> dict[str, list[str]]:
    """`Model.field` -> its codes, for a model and all models inside it."""
    found: dict[str, list[str]] = {}
    _walk(model, found, set())
    return found


def _walk(model: type[BaseModel], found: dict[str, list[str]], seen: set[type[BaseModel]]) -> None:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        codes = list(_literals(field.annotation))
        if codes:
            found[f"{model.__name__}.{name}"] = codes
        for inner in _models(field.annotation):
            _walk(inner, found, seen)


def _literals(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            yield from _literals(inner)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            yield from _models(inner)
