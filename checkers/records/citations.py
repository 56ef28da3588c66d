"""Standards and rules cited in the applicant's own papers, each with the day that counts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from checkers.finding import Evidence
from checkers.folding import fold
from checkers.records.dating import written_on
from checkers.records.fault import Desk
from checkers.structure.part import Document, Passage
from checkers.view import place
from corpus.standards import Cited, Standard, editions, named_rules, numbers_in

# Sentences that speak of the change itself are no wrong citations.
_TOLD = re.compile(r"代替|替代|废止|作废|旧版|原版|取代|换版|转版|升版|过渡|已更新为|不再适用|停止使用")
_SKIPPED = {"hidden", "comment", "foreign", "contents"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: how written, what the register knows of it, where, and on which day it counts (or None)."""

    text: str
    standard: Standard | None
    cited: Cited | None
    document: Document
    passage: Passage
    day: datetime.date | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The place."""
        return (place(self.document, self.passage),)


def citations(desk: Desk) -> list[Citation]:
    """Each citation of a number or rule the register knows something of, once a file."""
    return desk.once("citations", lambda d: list(_citations(d)))


def _citations(desk: Desk) -> Iterator[Citation]:
    for document in desk.documents:
        if document.root.flagged("foreign"):
            continue
        seen: set[str] = set()
        for passage in document.root.all_passages():
            if passage.kind == "column" or _SKIPPED & passage.flags or _TOLD.search(passage.folded):
                continue
            for text, standard, cited in (*_numbers(passage), *_rules(passage)):
                if text not in seen:
                    seen.add(text)
                    yield Citation(text, standard, cited, document, passage, written_on(passage, desk.as_of))


def _numbers(passage: Passage) -> Iterator[tuple[str, Standard | None, Cited | None]]:
    if "gb" not in passage.folded:
        return
    for cited in numbers_in(passage.folded):
        known = editions(cited.base)
        if known and cited.year:
            yield cited.number, next((s for s in known if s.number == cited.number), None), cited


def _rules(passage: Passage) -> Iterator[tuple[str, Standard | None, Cited | None]]:
    for name, standard in named_rules():
        if fold(name) in passage.folded:
            yield standard.number, standard, None
            return
