"""Words that stand for one another in the names of papers and of their columns, whatever the expression they are sought by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import Field

from corpus.scheme import Strict

EXACT = "!"  # ends a word of an expression that is meant in this spelling only


class WordClass(Strict):
    """One meaning and its words.

    ``words`` stand for one another. ``also`` are accepted where one of ``words`` is sought, never the other way
    round: narrower words, or words that mean something else in other company.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    words: list[str] = Field(min_length=1)
    also: list[str] = Field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Synonyms:
    """What is accepted for each word, looked up in lower case; told apart by identity, so that results can be kept by it."""

    accepted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, classes: Iterable[WordClass]) -> Synonyms:
        """Gather the classes; a word of several classes accepts the words of each."""
        accepted: dict[str, dict[str, None]] = {}
        for one in classes:
            everything = dict.fromkeys((*one.words, *one.also))
            for word in one.words:
                accepted.setdefault(word.lower(), {}).update(everything)
        return cls({word: tuple(others) for word, others in accepted.items()})

    def widen(self, members: Iterable[str]) -> tuple[str, ...]:
        """The alternatives of a group and all that stands for one of them; ``word!`` means just ``word``."""
        found: dict[str, None] = {}
        for member in members:
            if len(member) > 1 and member.endswith(EXACT):
                found[member[: -len(EXACT)]] = None
            else:
                found[member] = None
                found.update(dict.fromkeys(self.accepted.get(member.lower(), ())))
        return tuple(found)


NONE = Synonyms()
