"""What was heard in one folded text: literals by place, guarded stretches, and the concepts it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np

from checkers.language.guards import Scope
from checkers.language.patterns import Pattern
from corpus.lexicon import SHAPES

_NOTHING: Any = np.zeros((0, 3), dtype=np.uint64)
Role = Literal["title", "says"]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Match:
    """A concept that a text names or says, with the stretch of the words that did it."""

    concept: str
    role: Role
    start: int
    end: int
    specific: int  # characters of the matched words: longer is more telling
    places: tuple[tuple[Place, ...], ...] = ()  # of each group of the expression, where its words stand


@dataclass(slots=True)
class Heard:
    """What one folded text holds; ``can_say`` are the patterns whose words all occur."""

    text: str
    scopes: list[Scope] = field(default_factory=list)
    shapes: dict[str, bool] = field(default_factory=dict)
    matches: dict[str, list[Match]] = field(default_factory=dict)  # by role, once evaluated
    can_say: list[Pattern] = field(default_factory=list)
    _found: Any = field(default_factory=lambda: _NOTHING)  # key, start and end of each
    _base: int = 0
    _names: Mapping[int, str] = field(default_factory=dict)
    _places: dict[str, list[Place]] | None = None

    def keep(self, found: Any, base: int, names: Mapping[int, str]) -> None:
        """Take the literals found (rows of key, start, end), counted from ``base``; ``names`` has the keys."""
        self._found, self._base, self._names = found, base, names

    @property
    def places(self) -> dict[str, list[Place]]:
        """Where each literal stands."""
        if self._places is None:
            self._places = {}
            base, names = self._base, self._names
            for key, start, end in self._found.tolist():
                literal = names[key]
                if literal in self._places:
                    self._places[literal].append((start - base, end - base))
                else:
                    self._places[literal] = [(start - base, end - base)]
            self._found = _NOTHING
        return self._places

    def shaped(self, shapes: tuple[str, ...]) -> bool:
        """Whether one of the shapes (a date, a duration ...) occurs."""
        for shape in shapes:
            if shape not in self.shapes:
                self.shapes[shape] = bool(SHAPES[shape].search(self.text))
            if self.shapes[shape]:
                return True
        return False
