"""Record rules of generic types, told as data."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from corpus.scheme import Severity, Strict


class ExampleData(Strict):
    """A short submission on which the rule fires; with ``wrong`` replaced by ``right`` it does not."""

    text: str
    wrong: str
    right: str


class RuleData(Strict):
    """One rule: its generic type with parameters, and what it declares about itself."""

    type: str
    params: dict[str, Any] = Field(default_factory=dict, alias="with")
    title: str
    why: str
    looks_at: str
    source: str
    severity: Severity
    lowers: Literal["partly_met", "missing"] | None = None
    elements: list[str] = Field(default_factory=list)
    example: ExampleData
