"""One pass of spaCy over the text: which expressions of the lexicon occur, which guards hold where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from checkers.folding import fold
from checkers.language import guards
from corpus.lexicon import SHAPES, Concept, Expression

_CHUNK = 60_000
_ROLES = ("title", "says", "never")


@dataclass(slots=True)
class Heard:
    """What one folded text holds: literals by place, guarded stretches."""

    text: str
    literals: list[tuple[str, int, int]] = field(default_factory=list)
    scopes: list[guards.Scope] = field(default_factory=list)
    shapes: dict[str, bool] = field(default_factory=dict)

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
        return not self.literals.isdisjoint(present) or heard.shaped(self.shapes)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression ready to be evaluated."""

    groups: tuple[Group, ...]
    exceptions: Group

    @classmethod
    def of(cls, text: str) -> Pattern:
        """Compile the little grammar of the lexicon."""
        expression = Expression.parse(text)
        return cls(tuple(map(Group.of, expression.groups)), Group.of(expression.exceptions))

    @property
    def anchor(self) -> frozenset[str]:
        """The literals by which the pattern is looked up: its rarest group, taken by length."""
        literal = [g.literals for g in self.groups if not g.shapes and g.literals]
        return max(literal, key=lambda g: (sum(map(len, g)) / len(g), -len(g)), default=frozenset())

    def holds(self, heard: Heard, present: frozenset[str]) -> bool:
        """Whether every group occurs and no exception does."""
        return all(g.in_(heard, present) for g in self.groups) and not self.exceptions.in_(heard, present)


@dataclass(frozen=True, slots=True)
class Match:
    """A concept that a text names or says, with the stretch of the words that did it."""

    concept: str
    role: str
    start: int
    end: int
    specific: int  # characters of the matched words: longer is more telling


class Recogniser:
    """Compiled lexicon: matches all expressions of all concepts in one pass."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._nlp = spacy.blank("zh")
        for name in ("negation", "intent", "placeholder", "quotation"):
            self._nlp.add_pipe(f"certdesk_{name}")
        self._matcher = PhraseMatcher(self._nlp.vocab)
        self._by_literal: dict[str, list[tuple[str, str, Pattern]]] = {}
        self._never: dict[str, list[Pattern]] = {}
        literals: set[str] = set()
        for concept in concepts:
            for role in _ROLES:
                for text in getattr(concept, role):
                    literals |= self._enter(concept.id, role, Pattern.of(text))
        for literal in sorted(literals):
            self._matcher.add(literal, [self._doc(literal)])

    def _enter(self, concept: str, role: str, pattern: Pattern) -> frozenset[str]:
        if role == "never":
            self._never.setdefault(concept, []).append(pattern)
        else:
            for member in pattern.anchor:
                self._by_literal.setdefault(member, []).append((concept, role, pattern))
        return frozenset().union(pattern.exceptions.literals, *(g.literals for g in pattern.groups))

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
            heard[lines[index]].literals.append((strings[key], start - base, end - base))
        for guard, start, end in doc.user_data.get("scopes", ()):
            index = bisect_right(starts, start) - 1
            base = starts[index]
            heard[lines[index]].scopes.append((guard, start - base, end - base))

    def matches(self, heard: Heard) -> list[Match]:
        """The concepts named or said by one text, without those that its near misses exclude."""
        present = frozenset(literal for literal, _, _ in heard.literals)
        found: dict[tuple[str, str], Match] = {}
        for literal in present:
            for concept, role, pattern in self._by_literal.get(literal, ()):
                if not pattern.holds(heard, present):
                    continue
                if any(n.holds(heard, present) for n in self._never.get(concept, ())):
                    continue
                match = _matched(heard, concept, role, pattern)
                old = found.get((concept, role))
                if old is None or (match.specific, -match.start) > (old.specific, -old.start):
                    found[concept, role] = match
        return sorted(found.values(), key=lambda m: (m.concept, m.role))


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


def _matched(heard: Heard, concept: str, role: str, pattern: Pattern) -> Match:
    members = frozenset().union(*(g.literals for g in pattern.groups))
    places = [(literal, s, e) for literal, s, e in heard.literals if literal in members]
    longest = (max((len(x) for x, _, _ in places if x in g.literals), default=0) for g in pattern.groups)
    return Match(concept, role, min(s for _, s, _ in places), max(e for _, _, e in places), sum(longest))
