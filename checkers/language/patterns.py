"""Expressions of the lexicon compiled for matching: groups of alternatives that must all occur in one text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from checkers.folding import fold
from corpus.lexicon import SHAPES, Expression
from corpus.synonyms import NONE, Synonyms


class Shaped(Protocol):
    """A text that can be asked for shapes."""

    def shaped(self, shapes: tuple[str, ...]) -> bool:
        """Whether one of the shapes (a date, a duration ...) occurs."""


@dataclass(frozen=True, slots=True)
class Group:
    """The alternatives of one group: literals and shapes."""

    literals: frozenset[str]
    shapes: tuple[str, ...]

    @classmethod
    def of(cls, members: tuple[str, ...]) -> Group:
        """Alternatives with literals folded as texts are."""
        shapes = tuple(m for m in members if m in SHAPES)
        return cls(frozenset(fold(m) for m in members if m not in SHAPES and fold(m)), shapes)

    def in_(self, heard: Shaped, present: frozenset[str]) -> bool:
        """Whether one alternative occurs."""
        return not self.literals.isdisjoint(present) or bool(self.shapes and heard.shaped(self.shapes))

    def __bool__(self) -> bool:
        return bool(self.literals or self.shapes)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression of a concept ready to be evaluated; ``number`` orders patterns.

    ``anchor`` holds the literals by which the pattern is looked up: its rarest group, taken by length.
    """

    number: int
    concept: str
    groups: tuple[Group, ...]
    exceptions: Group
    members: frozenset[str]
    anchor: frozenset[str]

    @classmethod
    def of(cls, number: int, concept: str, text: str, synonyms: Synonyms = NONE) -> Pattern:
        """Compile the little grammar of the lexicon; what it seeks (not what it excludes) is widened by ``synonyms``."""
        expression = Expression.parse(text)
        groups = tuple(Group.of(synonyms.widen(group)) for group in expression.groups)
        members = frozenset().union(*(g.literals for g in groups))
        literal = [g.literals for g in groups if not g.shapes and g.literals]
        anchor = max(literal, key=lambda g: (sum(map(len, g)) / len(g), -len(g)), default=frozenset())
        return cls(number, concept, groups, Group.of(expression.exceptions), members, anchor)

    def holds(self, heard: Shaped, present: frozenset[str]) -> bool:
        """Whether every group occurs and no exception does."""
        for group in self.groups:
            if group.literals.isdisjoint(present) and not (group.shapes and heard.shaped(group.shapes)):
                return False
        return not (self.exceptions and self.exceptions.in_(heard, present))
