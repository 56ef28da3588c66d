"""One thing that a lint of scheme data tells."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.scheme import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where it is, what is the matter and what to do about it."""

    rule: str
    severity: Severity
    clause: str
    where: str
    message: str
    advice: str
    accepted: dict[str, str] | None = None
    scheme: str = ""
