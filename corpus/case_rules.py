"""Which rules on case files a scheme has: the clause, how grave a fault is, and the figures of each rule."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import Field

from corpus.scheme import Severity, Strict
from corpus.store import SCHEMES, load_scheme
from corpus.yaml_file import load_map


class CaseRule(Strict):
    """One rule as a scheme has it. ``clause`` is empty where the rule is the body's own practice."""

    clause: str
    severity: Severity
    code: str | None = None
    params: dict[str, Any] = Field(default_factory=dict, alias="with")


@cache
def case_rules(scheme_id: str) -> dict[str, CaseRule]:
    """The rules of one scheme by name. Raises SchemeError for an unknown scheme or faulty data."""
    load_scheme(scheme_id)
    return load_map(SCHEMES / scheme_id / "case_rules.yaml", CaseRule)
