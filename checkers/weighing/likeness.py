"""For each element the passages of a submission that are most like those that showed it elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from checkers.finding import Evidence
from checkers.folding import squeezed
from checkers.language.marks import marks, surroundings
from checkers.language.passage_matcher import PassageMatcher
from checkers.screening import Bound
from checkers.search import Index
from checkers.structure.part import Document, Part, Passage

_SURE = 0.5  # how sure a part is of its kind to be marked with it
_TAKES_AWAY = frozenset({"negated", "planned", "blank"})
_COMPARED = 60  # characters of a quotation by which its passage is found again
_BEST, TOLD = 10, 3  # best passages compared, and those shown
_NEARLY = 0.05  # likeness by which a passage may be more like something else and still count as like this


@dataclass(slots=True)
class Resembling:
    """One element's likeness scores, and the clean passages that are most like what showed it elsewhere."""

    best: list[float]  # of the best clean passages
    anywhere: float  # of the best of all
    behind: list[float] = field(
        default_factory=lambda: [0.0] * TOLD
    )  # by how much these are more like others
    mine: float = 0.0  # of the best clean passage that is more like no other element's
    nearly: float = 0.0  # of the best clean passage that is hardly more like any other's
    rivals: int = 0  # elements whose passages the best clean passage is more like
    each: list[float] = field(default_factory=list)  # of the first places of evidence, -1 where none is found
    passages: list[tuple[Document, Passage]] = field(default_factory=list)

    @property
    def shown(self) -> float:
        """The best of its evidence, -1 where it has none."""
        return max(self.each, default=-1.0)


def label_of(bound: Bound) -> str:
    """The way an element is shown, as the matcher of passages names it: its concepts and papers."""
    named = {name for check in (*bound.all_of, *bound.any_of) for name in (*check.concepts(), *check.kinds())}
    return " ".join(sorted(named)) or bound.item.id


def looked_at(index: Index) -> Iterator[tuple[Document, Passage]]:
    """The passages that are compared, in reading order."""
    for document in index.documents:
        for part in document.root.walk():
            for passage in part.passages:
                if passage.kind not in ("title", "header") and passage.folded:
                    yield document, passage


def marked(index: Index) -> Iterator[Any]:
    """The marks of the passages that are compared, one after another."""
    heard: dict[int, set[str]] = {}
    for concept, hits in index.hits.items():
        if not index.concepts[concept].document:
            for hit in hits:
                heard.setdefault(hit.passage.number, set()).add(concept)
    part, plain, tabular = None, None, None
    for _, passage in looked_at(index):
        if passage.part is not part:
            part = passage.part
            title, kinds = _title(part), _kinds(part)
            plain = surroundings(title, (), kinds)
            tabular = surroundings(title, [c.lower() for c in part.labels], kinds)
        around = tabular if passage.kind in ("row", "column") else plain
        yield marks(passage.folded, around, heard.get(passage.number, ()))


def _title(part: Part) -> str:
    return next((p.folded_title for p in part.chain() if p.title), "")


def _kinds(part: Part) -> set[str]:
    return {kind for p in part.chain() for kind, sure in p.kinds.items() if sure >= _SURE}


def columns(labels: Iterable[str]) -> list[str]:
    """The labels that passages are compared with, in the order of a table of scores."""
    return sorted(set(labels))


def scored(index: Index, matcher: PassageMatcher, labels: Sequence[str]) -> Any:
    """How like each passage that is compared (row) is to what showed each label (column)."""
    return matcher.scores(list(marked(index)), labels)


def resembling(
    index: Index, labels: Sequence[str], scores: Any, shown: Mapping[str, tuple[str, Sequence[Evidence]]]
) -> dict[str, Resembling]:
    """By element id, from the ``scores`` of the passages; ``shown`` gives each element's label and the evidence already found."""
    seen = list(looked_at(index))
    clean = np.flatnonzero(np.array([_clean(p) for _, p in seen], dtype=bool))
    most = scores.max(axis=1, initial=0.0)
    places: dict[str, list[tuple[int, str]]] = {}
    for number, (document, passage) in enumerate(seen):
        places.setdefault(document.path, []).append((number, squeezed(passage.text)))
    column = {label: n for n, label in enumerate(labels)}
    return {
        element: _of_one(scores, column[label], most, clean, seen, _shown_at(evidence, places))
        for element, (label, evidence) in shown.items()
    }


def _of_one(
    table: Any,
    column: int,
    most: Any,
    clean: Any,
    seen: Sequence[tuple[Document, Passage]],
    shown: Sequence[Sequence[int]],
) -> Resembling:
    scores = table[:, column]
    at = clean
    if len(at) > _BEST:
        least = np.partition(scores[at], -_BEST)[-_BEST]
        at = at[scores[at] >= least]
    order = at[np.argsort(-scores[at], kind="stable")][:_BEST]
    best = [float(scores[n]) for n in order] or [0.0]
    behind = [float(most[n] - scores[n]) for n in order[:TOLD]]
    each = [max((float(scores[n]) for n in held), default=-1.0) for held in shown]
    mine, nearly = (clean[scores[clean] >= most[clean] - less] for less in (0.0, _NEARLY))
    return Resembling(
        best=best + best[-1:] * (_BEST - len(best)),
        anywhere=float(scores.max(initial=0.0)),
        each=each,
        behind=behind + [0.0] * (TOLD - len(behind)),
        mine=float(scores[mine].max(initial=0.0)),
        nearly=float(scores[nearly].max(initial=0.0)),
        rivals=int((table[order[0]] > scores[order[0]]).sum()) if len(order) else 0,
        passages=[seen[n] for n in order[:TOLD]],
    )


def _clean(passage: Passage) -> bool:
    return not (passage.flags or passage.part.standing or passage.told & _TAKES_AWAY)


def _shown_at(
    evidence: Sequence[Evidence], places: Mapping[str, Sequence[tuple[int, str]]]
) -> list[list[int]]:
    """For each of the first places of evidence the passages that hold it."""
    found = []
    for one in evidence[:TOLD]:
        quote = squeezed(one.quote)[:_COMPARED]
        found.append([n for n, text in places.get(one.file, ()) if quote and quote in text])
    return found
