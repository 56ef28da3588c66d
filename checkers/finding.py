"""What pre-screening concludes: verdicts, evidence, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from checkers.document import Location


class Verdict(StrEnum):
    """The six answers of the findings contract."""

    MET = "met"
    PARTLY_MET = "partly_met"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_PERSON = "needs_person"
    CANNOT_DETERMINE = "cannot_determine"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a submitted file and the verbatim text that stands there."""

    file: str
    location: Location
    quote: str
    box: tuple[float, float, float, float] | None = None
    weight: float = field(default=0.0, compare=False, repr=False)  # how tellingly it shows what is asked

    def as_dict(self) -> dict[str, Any]:
        """The evidence as the findings contract wants it."""
        result: dict[str, Any] = {
            "file": self.file,
            "location": self.location.as_dict(),
            "quote": self.quote,
        }
        if self.box:
            result["box"] = [round(x, 1) for x in self.box]
        return result


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of one check: a verdict, how sure (0-1), its evidence, near misses and reasons (Chinese)."""

    verdict: Verdict
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    near_misses: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    settled: bool = False  # a fact told in the papers decides it: experience does not change it


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer for one required element."""

    element_id: str
    clause: str
    statement: str
    severity: str
    basis: str
    outcome: Outcome
    anomalies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordFinding:
    """A fault inside a record or between documents, with the elements it touches."""

    rule: str
    severity: str
    message: str
    elements: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    slight: bool = False  # found, but too slight to lower a verdict
    throughout: bool = False  # of all cases: nothing right is left to show the elements
    supports: bool = False  # no fault, but evidence that raises a verdict
