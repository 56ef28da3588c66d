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

    def holds(self, member: str, present: frozenset[str]) -> bool:
        """Whether a literal or a shape occurs."""
        if not member.startswith("<"):
            return member in present
        if member not in self.shapes:
            self.shapes[member] = bool(SHAPES[member].search(self.text))
        return self.shapes[member]


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
        self._by_literal: dict[str, list[tuple[str, str, Expression]]] = {}
        self._never: dict[str, list[Expression]] = {}
        literals: set[str] = set()
        for concept in concepts:
            for role in _ROLES:
                for text in getattr(concept, role):
                    literals |= self._enter(concept.id, role, _folded(Expression.parse(text)))
        for literal in sorted(literals):
            self._matcher.add(literal, [self._doc(literal)])

    def _enter(self, concept: str, role: str, expression: Expression) -> set[str]:
        if role == "never":
            self._never.setdefault(concept, []).append(expression)
        else:
            anchor = next((g for g in expression.groups if not any(m[0] == "<" for m in g)), None)
            for member in anchor or ():
                self._by_literal.setdefault(member, []).append((concept, role, expression))
        members = [m for g in expression.groups for m in g] + list(expression.exceptions)
        return {m for m in members if not m.startswith("<")}

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
            for concept, role, expression in self._by_literal.get(literal, ()):
                match = _evaluate(heard, present, concept, role, expression)
                if match is None or self._excluded(heard, present, concept):
                    continue
                old = found.get((concept, role))
                if old is None or (match.specific, -match.start) > (old.specific, -old.start):
                    found[concept, role] = match
        return sorted(found.values(), key=lambda m: (m.concept, m.role))

    def _excluded(self, heard: Heard, present: frozenset[str], concept: str) -> bool:
        return any(
            all(any(heard.holds(m, present) for m in group) for group in e.groups)
            and not any(m in present for m in e.exceptions)
            for e in self._never.get(concept, ())
        )


def _folded(expression: Expression) -> Expression:
    def one(member: str) -> str:
        return member if member.startswith("<") else fold(member)

    return Expression(
        tuple(tuple(m for m in map(one, g) if m) for g in expression.groups),
        tuple(one(m) for m in expression.exceptions),
    )


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


def _evaluate(
    heard: Heard, present: frozenset[str], concept: str, role: str, expression: Expression
) -> Match | None:
    if any(heard.holds(m, present) for m in expression.exceptions):
        return None
    if not all(any(heard.holds(m, present) for m in group) for group in expression.groups):
        return None
    members = {m for group in expression.groups for m in group}
    spans = [(s, e) for literal, s, e in heard.literals if literal in members]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    specific = sum(max(len(m) for m in group if heard.holds(m, present)) for group in expression.groups)
    return Match(concept, role, start, end, specific)
