"""The stages of one order, as the chapters of a file about it are headed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from corpus.lexicon import Expression
from corpus.scheme import Strict
from corpus.yaml_file import load_list

_FILE = Path(__file__).resolve().parent / "stages.yaml"


class Stage(Strict):
    """One stage; ``kinds`` are the kinds of papers that its chapter stands for."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    zh: str
    phase: Literal["before", "after"]
    kinds: list[str]
    words: list[str] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _well_formed(cls, expressions: list[str]) -> list[str]:
        for text in expressions:
            Expression.parse(text)
        return expressions

    def names(self, folded: str) -> bool:
        """Whether a folded heading names the stage."""
        for expression in map(Expression.parse, self.words):
            if any(word in folded for word in expression.exceptions):
                continue
            if all(any(word in folded for word in group) for group in expression.groups):
                return True
        return False


@cache
def load_stages() -> tuple[Stage, ...]:
    """All stages in the order of the work. Raises SchemeError for faulty data."""
    return tuple(load_list(_FILE, Stage))
