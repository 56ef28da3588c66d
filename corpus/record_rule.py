"""What every record rule declares about itself, as data; rules of generic types are data altogether."""

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
    """One rule: its type (generic with parameters, or ``module``), why it is there, and what it touches.

    ``title`` is its Chinese name; ``source`` a law, standard or clause, with how sure it is; ``elements`` are the
    ids it touches, of any scheme; a met element becomes ``lowers``, one not shown becomes ``raises`` (by a
    fault that supports).
    """

    type: str
    params: dict[str, Any] = Field(default_factory=dict, alias="with")
    title: str
    why: str
    looks_at: str
    source: str
    severity: Severity
    lowers: Literal["partly_met", "missing"] | None = None
    raises: Literal["met", "partly_met"] | None = None
    elements: list[str] = Field(default_factory=list)
    example: ExampleData
