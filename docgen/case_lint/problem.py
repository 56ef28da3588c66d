"""The fault that a rule of the case lint reports."""

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


Rule = Callable[[Look], Iterator[Fault]]
