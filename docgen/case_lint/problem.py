"""A problem that lint finds in a case, and the fault that a rule reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.scheme import Severity
from docgen.case_lint.look import Look


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule reports: where in the case file, what is wrong, what to change.

    ``severity`` and ``clause`` are given only where they differ from those of the rule.
    """

    where: str
    message: str
    advice: str
    severity: Severity | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault with the rule and clause it breaks. ``accepted``: who took it upon themselves, why and when."""

    rule: str
    severity: Severity
    clause: str
    where: str
    message: str
    advice: str
    accepted: dict[str, str] | None = None


Rule = Callable[[Look], Iterator[Fault]]
