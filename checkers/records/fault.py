"""What a record rule sees and says."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from checkers.finding import Evidence
from checkers.identity import Applicant
from checkers.records.extract import forms
from checkers.records.form import Entry, Form
from checkers.search import Index
from checkers.structure.part import Document, Part, Passage, Record
from checkers.view import place
from corpus.store import load_record_kinds

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault found: a Chinese message and the places that show it.

    ``slight`` lowers no verdict; ``throughout`` says that no case is right, so that nothing shows the linked elements;
    ``undetermined`` says that the rule could not decide (reported as info, lowers
    nothing); ``supports`` is no fault but evidence that raises the linked elements; ``elements`` replaces the
    linked elements of the rule.
    """

    message: str
    evidence: tuple[Evidence, ...]
    slight: bool = False
    throughout: bool = False
    undetermined: bool = False
    supports: bool = False
    elements: tuple[str, ...] | None = None


@dataclass(slots=True)
class Desk:
    """The submission as record rules see it."""

    index: Index
    applicant: Applicant
    as_of: datetime.date
    files: tuple[str, ...] = ()  # the paths of all files handed in
    unread: tuple[str, ...] = ()  # those that may hold something nobody could read
    _forms: dict[str, list[Form]] = field(default_factory=dict)
    _kept: dict[str, Any] = field(default_factory=dict)

    @property
    def documents(self) -> Sequence[Document]:
        """All read files."""
        return self.index.documents

    def once(self, name: str, make: Callable[[Desk], Made]) -> Made:
        """What several rules look at, made once for the submission."""
        if name not in self._kept:
            self._kept[name] = make(self)
        made: Made = self._kept[name]
        return made

    def forms(self, *kinds: str, least: Sequence[str] = ()) -> Iterator[Form]:
        """The records of the kinds that have a place for all fields named in `least`."""
        for kind in kinds:
            if kind not in self._forms:
                spec = load_record_kinds()[kind]
                held = self.once("kinds", _kinds_held)
                likely = [d for d in self.documents if spec.titles or held[d.path] & set(spec.documents)]
                concepts = dict(self.index.concepts)
                self._forms[kind] = [f for d in likely for f in forms(d, spec, concepts)]
            yield from (f for f in self._forms[kind] if set(least) <= f.fields)

    def tables(self, *kinds: str, least: float = 0.6) -> Iterator[tuple[Document, Part]]:
        """Tables with rows that are of one of the document kinds, or stand in a part that is."""
        wanted = set(kinds)
        for document in self.documents:
            for part in document.root.walk():
                if part.records and not part.flagged("foreign") and _is(part, wanted, least):
                    yield document, part

    def fault(self, message: str, *rows: tuple[Document, Record], slight: bool = False) -> Fault:
        """A fault shown by rows (at most three places)."""
        return Fault(message, tuple(place(d, r.passage) for d, r in rows[:3]), slight)


def shown(form: Form, *entries: Entry, field: str | None = None) -> tuple[Evidence, ...]:
    """The places of up to three entries (of one field of theirs), or of the form's first filled line."""
    passages: list[Passage] = []
    for entry in entries or (form.head,):
        value = entry.value(field) if field else None
        passage = value.passage if value and entry.passage is None else entry.place
        if passage is not None and passage not in passages:
            passages.append(passage)
    return tuple(place(form.document, p) for p in passages[:3])


def _kinds_held(desk: Desk) -> dict[str, set[str]]:
    """By file, every kind of paper that some part of it may be."""
    return {
        d.path: {k for p in d.root.walk() for k, s in p.kinds.items() if s >= 0.6} for d in desk.documents
    }


def _is(part: Part, wanted: set[str], least: float) -> bool:
    if any(part.kinds.get(k, 0.0) >= least for k in wanted):
        return True
    strong = [k for k, s in part.kinds.items() if s >= 0.7]
    parent = part.parent
    return not strong and parent is not None and any(parent.kinds.get(k, 0.0) >= least for k in wanted)
