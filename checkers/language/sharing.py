"""Half of what is to be heard is heard by another process; its tale is plain data that travels fast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checkers.language.guards import Scope
from checkers.language.hearing import Heard, Match

_WORTH = 2  # chunks below which another process costs more than it saves


def shared(chunks: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """What this process hears and what another does."""
    half = len(chunks) - len(chunks) // 2 if len(chunks) >= _WORTH else len(chunks)
    return chunks[:half], chunks[half:]


@dataclass(frozen=True, slots=True)
class Tale:
    """What was heard in a chunk of texts: literals (key, start, end), and by text where they end, where the text
    begins in the chunk, its guarded stretches and what it says."""

    found: Any
    ends: list[int]
    starts: list[int]
    scopes: list[list[Scope]]
    said: list[list[tuple[Any, ...]]]

    @classmethod
    def of(cls, found: Any, ends: list[int], starts: list[int], heard: Sequence[Heard]) -> Tale:
        """Put what was heard into plain data."""
        said = [[_plain(m) for m in h.matches["says"]] for h in heard]
        return cls(found, ends, starts, [h.scopes for h in heard], said)

    def retell(self, chunk: Sequence[str], heard: Mapping[str, Heard], names: Mapping[int, str]) -> None:
        """Enter it as if it had been heard here; ``names`` has the literals by key."""
        begins = [0, *self.ends]
        for n, text in enumerate(chunk):
            heard[text].keep(self.found[begins[n] : self.ends[n]], self.starts[n], names)
            heard[text].scopes = self.scopes[n]
            heard[text].matches["says"] = [Match(*m) for m in self.said[n]]


def _plain(match: Match) -> tuple[Any, ...]:
    return match.concept, match.role, match.start, match.end, match.specific, match.places
