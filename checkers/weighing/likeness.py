"""How like the passages of a submission are to those that showed an element elsewhere: each by itself, and with its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from checkers.folding import fold
from checkers.language.marks import marks, surroundings
from checkers.language.passage_matcher import PassageMatcher
from checkers.screening import Bound
from checkers.search import Index
from checkers.structure.part import Document, Part, Passage

_SURE = 0.5  # how sure a part is of its kind to be marked with it
_WITH_PART = 0.3  # what the likeness of its part adds to that of a passage


class Matchers(NamedTuple):
    """One matcher compares passages, another whole parts: what a row leaves open its table may tell."""

    passages: PassageMatcher
    parts: PassageMatcher


@dataclass(frozen=True, slots=True)
class Likenesses:
    """The likeness of passages (rows, in reading order) to what showed each label (columns)."""

    own: Any  # by its own words
    part: Any  # by all words of its part

    @property
    def both(self) -> Any:
        """By its own words, helped by those of its part."""
        return self.own + _WITH_PART * self.part


def label_of(bound: Bound) -> str:
    """The way an element is shown, as the matchers name it: its concepts and papers."""
    named = {name for check in (*bound.all_of, *bound.any_of) for name in (*check.concepts(), *check.kinds())}
    return " ".join(sorted(named)) or bound.item.id


def columns(labels: Iterable[str]) -> list[str]:
    """The labels that passages are compared with, in the order of a table of scores."""
    return sorted(set(labels))


def looked_at(index: Index) -> Iterator[tuple[Document, Passage]]:
    """The passages that are compared, in reading order."""
    for document in index.documents:
        for part in document.root.walk():
            for passage in part.passages:
                if passage.kind not in ("title", "header") and passage.folded:
                    yield document, passage


def parts_begin(passages: Iterable[Passage]) -> Any:
    """At which of some passages in reading order a part begins."""
    before, begins = None, []
    for number, passage in enumerate(passages):
        if passage.part is not before:
            begins.append(number)
            before = passage.part
    return np.array(begins, dtype=np.int64)


def heard_in(index: Index) -> Mapping[int, set[str]]:
    """The concepts heard in each passage, by its number."""
    heard: dict[int, set[str]] = {}
    for concept, hits in index.hits.items():
        if not index.concepts[concept].document:
            for hit in hits:
                heard.setdefault(hit.passage.number, set()).add(concept)
    return heard


def marked(index: Index) -> Iterator[Any]:
    """The marks of the passages that are compared, one after another."""
    heard = heard_in(index)
    part, plain, tabular = None, None, None
    for document, passage in looked_at(index):
        if passage.part is not part:
            part = passage.part
            title, kinds, name = _title(part), kinds_of(part), fold(document.name)
            plain = surroundings(title, (), kinds, name)
            tabular = surroundings(title, [c.lower() for c in part.labels], kinds, name)
        around = tabular if passage.kind in ("row", "column") else plain
        yield marks(passage.folded, around, heard.get(passage.number, ()))


def together(marks_of: Sequence[Any], begins: Any) -> list[Any]:
    """The marks of each part: those of all its passages, each once."""
    return [
        np.unique(np.concatenate(marks_of[first:last]))
        for first, last in zip(begins, [*begins[1:], len(marks_of)], strict=True)
    ]


def scored(index: Index, matchers: Matchers, labels: Sequence[str]) -> Likenesses:
    """How like each passage that is compared is to what showed each label."""
    found = list(marked(index))
    begins = parts_begin(p for _, p in looked_at(index))
    own = matchers.passages.scores(found, labels)
    of_part = matchers.parts.scores(together(found, begins), labels)
    return Likenesses(own, np.repeat(of_part, np.diff([*begins, len(found)]), axis=0))


def _title(part: Part) -> str:
    return next((p.folded_title for p in part.chain() if p.title), "")


def kinds_of(part: Part) -> set[str]:
    """What the part is, or those around it, with some certainty."""
    return {kind for p in part.chain() for kind, sure in p.kinds.items() if sure >= _SURE}
