"""The shape of a check: its fields are what the data may say under `with`; `judge` is its one verb."""

from __future__ import annotations

from abc import ABC, abstractmethod

from checkers.finding import Outcome
from checkers.view import View
from corpus.scheme import Strict


class Check(Strict, ABC):
    """A kind of evidence rule."""

    @abstractmethod
    def judge(self, view: View) -> Outcome:
        """The answer for one submission."""

    def kinds(self) -> set[str]:
        """The kinds of documents that could hold the evidence (to name unread files)."""
        return set()

    def concepts(self) -> set[str]:
        """The concepts the check looks for."""
        return set()
