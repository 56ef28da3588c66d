"""What a record rule sees and says."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkers.finding import Evidence
from checkers.identity import Applicant
from checkers.search import Index
from checkers.structure.part import Document, Part, Record
from checkers.view import place


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault found: a Chinese message and the places that show it; a slight one lowers no verdict."""

    message: str
    evidence: tuple[Evidence, ...]
    slight: bool = False


@dataclass(slots=True)
class Desk:
    """The submission as record rules see it."""

    index: Index
    applicant: Applicant
    as_of: datetime.date

    @property
    def documents(self) -> Sequence[Document]:
        """All read files."""
        return self.index.documents

    def tables(self, *kinds: str, least: float = 0.6) -> Iterator[tuple[Document, Part]]:
        """Tables with rows that are of one of the kinds, or stand in a part that is."""
        wanted = set(kinds)
        for document in self.documents:
            for part in document.root.walk():
                if part.records and not part.flagged("foreign") and _is(part, wanted, least):
                    yield document, part

    def fault(self, message: str, *rows: tuple[Document, Record], slight: bool = False) -> Fault:
        """A fault shown by rows (at most three places)."""
        return Fault(message, tuple(place(d, r.passage) for d, r in rows[:3]), slight)


def _is(part: Part, wanted: set[str], least: float) -> bool:
    if any(part.kinds.get(k, 0.0) >= least for k in wanted):
        return True
    strong = [k for k, s in part.kinds.items() if s >= 0.7]
    parent = part.parent
    return not strong and parent is not None and any(parent.kinds.get(k, 0.0) >= least for k in wanted)
