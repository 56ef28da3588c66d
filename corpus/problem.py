"""One thing that a lint tells, of scheme data or of a case."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.scheme import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: where it is, what is the matter, what to do; ``accepted``: who took it upon themselves, why, when."""

    rule: str
    severity: Severity
    clause: str
    where: str
    message: str
    advice: str
    accepted: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SchemeProblem(Problem):
    """A problem of one scheme's data."""

    scheme: str = ""
