"""One pass of spaCy over the text: which expressions of the lexicon occur, which guards hold where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from checkers.folding import fold
from checkers.language import guards
from corpus.lexicon import SHAPES, Concept, Expression

_CHUNK = 60_000
Role = Literal["title", "says"]


@dataclass(frozen=True, slots=True)
class Match:
    """A concept that a text names or says, with the stretch of the words that did it."""

    concept: str
    role: Role
    start: int
    end: int
    specific: int  # characters of the matched words: longer is more telling
    places: tuple[
        tuple[tuple[int, int], ...], ...
    ] = ()  # of each group of the expression, where its words stand


@dataclass(slots=True)
class Heard:
    """What one folded text holds: literals by place, guarded stretches."""

    text: str
    places: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # of each literal
    scopes: list[guards.Scope] = field(default_factory=list)
    shapes: dict[str, bool] = field(default_factory=dict)
    matches: dict[str, list[Match]] = field(default_factory=dict)  # by role, once evaluated

    def shaped(self, shapes: tuple[str, ...]) -> bool:
        """Whether one of the shapes (a date, a duration ...) occurs."""
        for shape in shapes:
            if shape not in self.shapes:
                self.shapes[shape] = bool(SHAPES[shape].search(self.text))
            if self.shapes[shape]:
                return True
        return False


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

    def in_(self, heard: Heard, present: frozenset[str]) -> bool:
        """Whether one alternative occurs."""
        return not self.literals.isdisjoint(present) or bool(self.shapes and heard.shaped(self.shapes))


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression of a concept ready to be evaluated; ``number`` orders patterns."""

    number: int
    concept: str
    groups: tuple[Group, ...]
    exceptions: Group
    members: frozenset[str]

    @classmethod
    def of(cls, number: int, concept: str, text: str) -> Pattern:
        """Compile the little grammar of the lexicon."""
        expression = Expression.parse(text)
        groups = tuple(map(Group.of, expression.groups))
        members = frozenset().union(*(g.literals for g in groups))
        return cls(number, concept, groups, Group.of(expression.exceptions), members)

    @property
    def anchor(self) -> frozenset[str]:
        """The literals by which the pattern is looked up: its rarest group, taken by length."""
        literal = [g.literals for g in self.groups if not g.shapes and g.literals]
        return max(literal, key=lambda g: (sum(map(len, g)) / len(g), -len(g)), default=frozenset())

    def holds(self, heard: Heard, present: frozenset[str]) -> bool:
        """Whether every group occurs and no exception does."""
        for group in self.groups:
            if not group.in_(heard, present):
                return False
        return not self.exceptions.in_(heard, present)


class Recogniser:
    """Compiled lexicon: matches all expressions of all concepts in one pass."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._nlp = spacy.blank("zh")
        for name in ("negation", "intent", "placeholder", "quotation"):
            self._nlp.add_pipe(f"certdesk_{name}")
        self._matcher = PhraseMatcher(self._nlp.vocab)
        self._by_literal: dict[Role, dict[str, list[Pattern]]] = {"title": {}, "says": {}}
        self._never: dict[str, list[Pattern]] = {}
        literals: set[str] = set()
        numbers = count()
        for concept in concepts:
            for text in concept.never:
                pattern = Pattern.of(next(numbers), concept.id, text)
                self._never.setdefault(concept.id, []).append(pattern)
                literals |= pattern.members | pattern.exceptions.literals
            for role, table in self._by_literal.items():
                for text in getattr(concept, role):
                    pattern = Pattern.of(next(numbers), concept.id, text)
                    literals |= pattern.members | pattern.exceptions.literals
                    for member in pattern.anchor:
                        table.setdefault(member, []).append(pattern)
        for literal in sorted(literals):
            self._matcher.add(literal, [self._doc(literal)])

    def _doc(self, text: str) -> Doc:
        doc = Doc(self._nlp.vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data["text"] = text
        return doc

    def listen(self, texts: Iterable[str]) -> dict[str, Heard]:
        """What each distinct folded text holds."""
        heard = {text: Heard(text) for text in dict.fromkeys(texts) if text}
        for chunk in _chunks(heard):
            self._listen_to(chunk, heard)
        return heard

    def _listen_to(self, lines: list[str], heard: dict[str, Heard]) -> None:
        text = "\n".join(lines)
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        doc = self._doc(text)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        strings = self._nlp.vocab.strings
        for key, start, end in self._matcher(doc):
            index = bisect_right(starts, start) - 1
            base = starts[index]
            heard[lines[index]].places.setdefault(strings[key], []).append((start - base, end - base))
        for guard, start, end in doc.user_data.get("scopes", ()):
            index = bisect_right(starts, start) - 1
            base = starts[index]
            heard[lines[index]].scopes.append((guard, start - base, end - base))

    def matches(self, heard: Heard, role: Role) -> list[Match]:
        """The concepts named (title) or said by one text, without those that its near misses exclude."""
        known = heard.matches.get(role)
        if known is None:
            known = heard.matches[role] = self._evaluate(heard, role)
        return known

    def _evaluate(self, heard: Heard, role: Role) -> list[Match]:
        present = frozenset(heard.places)
        patterns = {p.number: p for x in present for p in self._by_literal[role].get(x, ())}
        found: dict[tuple[str, int, int], Match] = {}
        excluded: dict[str, bool] = {}
        for number in sorted(patterns):
            pattern = patterns[number]
            if not pattern.holds(heard, present):
                continue
            concept = pattern.concept
            if concept not in excluded:
                excluded[concept] = any(n.holds(heard, present) for n in self._never.get(concept, ()))
            if not excluded[concept]:
                match = _matched(heard, present, role, pattern)
                span = (concept, match.start, match.end)
                if span not in found or match.specific > found[span].specific:
                    found[span] = match
        return [found[span] for span in sorted(found)]


def _chunks(texts: Iterable[str]) -> Iterable[list[str]]:
    chunk: list[str] = []
    size = 0
    for text in texts:
        if size + len(text) > _CHUNK and chunk:
            yield chunk
            chunk, size = [], 0
        chunk.append(text)
        size += len(text) + 1
    if chunk:
        yield chunk


def _matched(heard: Heard, present: frozenset[str], role: Role, pattern: Pattern) -> Match:
    groups = tuple(
        tuple(sorted(place for x in g.literals & present for place in heard.places[x]))
        for g in pattern.groups
        if not g.literals.isdisjoint(present)
    )
    places = [place for group in groups for place in group]
    specific = sum(max(map(len, g.literals & present), default=0) for g in pattern.groups)
    return Match(
        pattern.concept, role, min(s for s, _ in places), max(e for _, e in places), specific, groups
    )
