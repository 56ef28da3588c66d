"""Matters that sound like what is asked and are none of it, by the titles of their papers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from corpus.lexicon import Expression
from corpus.scheme import Strict
from corpus.yaml_file import load_list

_FILE = Path(__file__).resolve().parent / "other_matters.yaml"


class OtherMatter(Strict):
    """One matter; ``guard`` is what speaks against all that its papers say."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    zh: str
    guard: Literal["aside", "planned"]
    words: list[str] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _well_formed(cls, expressions: list[str]) -> list[str]:
        for text in expressions:
            Expression.parse(text)
        return expressions

    def expressions(self) -> list[Expression]:
        """Its expressions, read."""
        return [Expression.parse(text) for text in self.words]


@cache
def _known() -> tuple[tuple[str, Expression], ...]:
    """Every expression with its guard. Raises SchemeError for faulty data."""
    return tuple((matter.guard, e) for matter in load_list(_FILE, OtherMatter) for e in matter.expressions())


def other_matter(folded: str) -> str | None:
    """The guard of the matter that a folded title names, if it names one."""
    for guard, expression in _known():
        if any(word in folded for word in expression.exceptions):
            continue
        if all(any(word in folded for word in group) for group in expression.groups):
            return guard
    return None
