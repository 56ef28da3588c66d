"""One pass of spaCy over the text: which expressions of the lexicon occur, which guards hold where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

import numpy as np
import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from checkers.beside import beside
from checkers.folding import fold
from checkers.language.bounds import Bounds
from checkers.language.hearing import Heard, Match, Role
from checkers.language.patterns import Pattern
from checkers.language.sharing import Tale, shared
from checkers.language.sieve import Sieve
from corpus.lexicon import Concept
from corpus.synonyms import NONE, Synonyms

_CHUNK = 60_000
_NONE_LONGER: Mapping[str, Sequence[str]] = {}


class Recogniser:
    """Compiled lexicon: matches all expressions of all concepts in one pass."""

    def __init__(
        self,
        concepts: Iterable[Concept],
        synonyms: Synonyms = NONE,
        longer: Mapping[str, Sequence[str]] = _NONE_LONGER,
    ) -> None:
        """``synonyms`` widen the names of papers, not what texts say (that brought more wrong than right verdicts on
        submissions never seen). ``longer`` has words that hold another by chance: there the other is not heard.
        """
        self.synonyms = synonyms
        self._nlp = spacy.blank("zh")
        self._nlp.vocab.lex_attr_getters = {}  # nothing asks a single character for its shape or norm
        for name in ("negation", "intent", "placeholder", "quotation"):
            self._nlp.add_pipe(f"certdesk_{name}")
        self._matcher = PhraseMatcher(self._nlp.vocab)
        self._titles: dict[str, list[Pattern]] = {}  # by each literal of their anchor
        self._never: dict[str, list[Pattern]] = {}
        self._near: dict[str, list[Pattern]] = {}  # the same by each literal of their anchor
        literals: set[str] = set()
        said: list[Pattern] = []
        numbers = count()
        for concept in concepts:
            for text in concept.never:
                pattern = Pattern.of(next(numbers), concept.id, text)
                self._never.setdefault(concept.id, []).append(pattern)
                for member in pattern.anchor:
                    self._near.setdefault(member, []).append(pattern)
                literals |= pattern.members | pattern.exceptions.literals
            for text in concept.title:
                pattern = Pattern.of(next(numbers), concept.id, text, synonyms if concept.document else NONE)
                literals |= pattern.members | pattern.exceptions.literals
                for member in pattern.anchor:
                    self._titles.setdefault(member, []).append(pattern)
            for text in concept.says:
                pattern = Pattern.of(next(numbers), concept.id, text)
                literals |= pattern.members | pattern.exceptions.literals
                if pattern.anchor:
                    said.append(pattern)
        chance = {fold(word): [fold(w) for w in words] for word, words in longer.items()}
        literals.update(w for word, words in chance.items() if word in literals for w in words)
        ordered = sorted(literals)
        for literal in ordered:
            self._matcher.add(literal, [self._doc(literal)])
        keys = [self._nlp.vocab.strings[literal] for literal in ordered]
        self._names = dict(zip(keys, ordered, strict=True))
        numbered: Any = np.array(keys, dtype=np.uint64)
        self._order: Any = np.argsort(numbered)  # numbers of the literals by key
        self._keys: Any = numbered[self._order]
        self._bounds = Bounds(ordered, chance)
        self._sieve = Sieve(said, {literal: number for number, literal in enumerate(ordered)})

    def _doc(self, text: str) -> Doc:
        doc = Doc(self._nlp.vocab, words=list(text), spaces=[False] * len(text))
        doc.user_data["text"] = text
        return doc

    def listen(self, texts: Iterable[str]) -> dict[str, Heard]:
        """What each distinct folded text holds."""
        heard = {text: Heard(text) for text in dict.fromkeys(texts) if text}
        chunks = list(_chunks(heard))
        mine, theirs = shared(chunks)
        told = beside(lambda: [self._tell(chunk) for chunk in theirs]) if theirs else None
        for chunk in mine:
            self._hear(chunk, heard, evaluate=bool(theirs))
        for chunk, tale in zip(theirs, told() if told else (), strict=True):
            tale.retell(chunk, heard, self._names)
        return heard

    def _tell(self, chunk: list[str]) -> Tale:
        """What another process hears in some texts."""
        heard = {text: Heard(text) for text in chunk}
        found, ends, starts = self._hear(chunk, heard, evaluate=True)
        return Tale.of(found, ends, starts, [heard[text] for text in chunk])

    def _hear(
        self, lines: list[str], heard: dict[str, Heard], evaluate: bool
    ) -> tuple[Any, list[int], list[int]]:
        listened = self._listen_to(lines, heard)
        if evaluate:
            for text in lines:
                self.matches(heard[text], "says")
        return listened

    def _listen_to(self, lines: list[str], heard: dict[str, Heard]) -> tuple[Any, list[int], list[int]]:
        """Hear some texts; returns the literals found, where those of each text end, and where each text begins."""
        text = "\n".join(lines)
        starts = [0]
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        doc = self._doc(text)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        found, literals = self._words(text, self._matcher(doc))
        which: Any = np.searchsorted(starts, found[:, 1].astype(np.int64), side="right") - 1
        if np.any(np.diff(which) < 0):
            order = np.argsort(which, kind="stable")
            found, literals, which = found[order], literals[order], which[order]
        ends: Any = np.searchsorted(which, np.arange(len(lines)), side="right")
        sifted = self._sieve.sift(literals, which, len(lines))
        for line, begin, end, base, patterns in zip(lines, [0, *ends], ends, starts, sifted, strict=False):
            heard[line].keep(found[begin:end], base, self._names)
            heard[line].can_say = patterns
        for guard, start, end in doc.user_data.get("scopes", ()):
            index = bisect_right(starts, start) - 1
            base = starts[index]
            heard[lines[index]].scopes.append((guard, start - base, end - base))
        return found, ends.tolist(), starts

    def _words(self, text: str, found: Any) -> tuple[Any, Any]:
        """The literals found that are words of their own (key, start, end), and their numbers."""
        table: Any = np.array(found, dtype=np.uint64).reshape(-1, 3)
        numbers = self._order[np.searchsorted(self._keys, table[:, 0])]
        kept = self._bounds.keep(text, numbers, *table[:, 1:].astype(np.int64).T)
        return table[kept], numbers[kept]

    def matches(self, heard: Heard, role: Role) -> list[Match]:
        """The concepts named (title) or said by one text, without those that its near misses exclude."""
        known = heard.matches.get(role)
        if known is None:
            known = heard.matches[role] = self._evaluate(heard, role)
        return known

    def near_misses(self, heard: Heard) -> frozenset[str]:
        """The concepts of which one text says something that only sounds alike."""
        present = frozenset(heard.places)
        possible = (n for literal in present & self._near.keys() for n in self._near[literal])
        return frozenset(n.concept for n in possible if n.holds(heard, present))

    def _evaluate(self, heard: Heard, role: Role) -> list[Match]:
        if role == "says" and not heard.can_say:
            return []
        present = frozenset(heard.places)
        found: dict[tuple[str, int, int], Match] = {}
        excluded: dict[str, bool] = {}
        for pattern in heard.can_say if role == "says" else self._named_by(present):
            if not pattern.holds(heard, present):
                continue
            concept = pattern.concept
            if concept not in excluded:
                never = self._never.get(concept, ())
                excluded[concept] = any(n.holds(heard, present) for n in never)
            if not excluded[concept]:
                match = _matched(heard, present, role, pattern)
                span = (concept, match.start, match.end)
                if span not in found or match.specific > found[span].specific:
                    found[span] = match
        return [found[span] for span in sorted(found)]

    def _named_by(self, present: frozenset[str]) -> list[Pattern]:
        """The patterns of titles whose anchor occurs."""
        patterns = {p.number: p for x in present & self._titles.keys() for p in self._titles[x]}
        return [patterns[number] for number in sorted(patterns)]


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
    groups = []
    specific = 0
    for group in pattern.groups:
        met = group.literals & present
        if len(met) == 1:
            (literal,) = met
            specific += len(literal)
            groups.append(tuple(heard.places[literal]))
        elif met:
            specific += max(map(len, met))
            groups.append(tuple(sorted([place for x in met for place in heard.places[x]])))
    start = min([group[0][0] for group in groups])
    end = max([end for group in groups for _, end in group])
    return Match(pattern.concept, role, start, end, specific, tuple(groups))
