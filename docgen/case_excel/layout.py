"""The layout of the form, read off the model: one sheet of single values, one sheet for each list of entries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from docgen.case.faults import models_in
from docgen.case.model import Case
from docgen.case.skeleton import is_list

ROOT = ""
LONGEST_NAME = 31  # characters that Excel allows in the name of a sheet


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value: its dotted key below the entry it belongs to, its Chinese label, its type."""

    key: str
    label: str
    annotation: Any


@dataclass(frozen=True, slots=True)
class Table:
    """A list of entries. ``path``: dotted key from the top; ``parent``: the table its entries hang below (or ROOT)."""

    path: str
    parent: str
    title: str
    leaves: tuple[Leaf, ...]

    @property
    def key(self) -> str:
        """The dotted key below an entry of the parent."""
        return self.path.removeprefix(f"{self.parent}.") if self.parent else self.path

    @property
    def depth(self) -> int:
        """How many tables lie above."""
        return 0 if self.parent == ROOT else 1 + tables()[self.parent].depth


@cache
def tables() -> dict[str, Table]:
    """Every table by its path, the root (single values of the case) first."""
    found = {ROOT: Table(ROOT, ROOT, "案卷", tuple(_leaves(Case, "", "")))}
    found |= {t.path: t for t in _tables(Case, "", ROOT, "")}
    return found


def sheet_names() -> dict[str, str]:
    """The name of each table's sheet: its Chinese labels, shortened and kept apart."""
    names: dict[str, str] = {}
    for path, table in tables().items():
        name = table.title[-LONGEST_NAME:].lstrip("·")
        while name in names.values():
            name = f"{name[: LONGEST_NAME - 1]}′"
        names[path] = name
    return names


def _leaves(model: type[BaseModel], at: str, label: str) -> Iterator[Leaf]:
    for name, field in model.model_fields.items():
        key, title = _join(at, name, "."), _join(label, field.title or name, "·")
        inner = models_in(field.annotation)
        if inner and not is_list(field.annotation):
            yield from _leaves(inner[0], key, title)
        elif not inner:
            yield Leaf(key, title, field.annotation)


def _tables(model: type[BaseModel], at: str, parent: str, label: str) -> Iterator[Table]:
    for name, field in model.model_fields.items():
        path, title = _join(at, name, "."), _join(label, field.title or name, "·")
        for inner in models_in(field.annotation)[:1]:
            if is_list(field.annotation):
                yield Table(path, parent, title, tuple(_leaves(inner, "", "")))
            yield from _tables(inner, path, path if is_list(field.annotation) else parent, title)


def _join(one: str, other: str, by: str) -> str:
    return f"{one}{by}{other}" if one else other
