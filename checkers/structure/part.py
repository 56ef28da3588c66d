"""The parts of a document: file, sections and tables, each with its passages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from checkers.dates import dates_in
from checkers.document import Block
from checkers.folding import fold

PassageKind = Literal["sentence", "row", "field", "column", "title", "header"]
PartKind = Literal["file", "section", "table"]


@dataclass(slots=True, eq=False)
class Passage:
    """The unit of judgement: a sentence, table row, form field, table column or title, with its place.

    ``text`` is verbatim; ``value`` is the verbatim answer of a field or the first answer of a column;
    ``filled`` counts the answers (0 = blank). ``folded`` is what is matched.
    """

    text: str
    kind: PassageKind
    part: Part
    block: Block
    folded: str
    label: str = ""
    value: str = ""
    filled: int = 0
    column: int | None = None
    flags: set[str] = field(default_factory=set)
    number: int = 0
    heading: str = ""  # of a field: the title row or merged side cell its table has above or beside it
    twin: Passage | None = None  # a field read from a sentence and the sentence, where it is just one field

    told: frozenset[str] = frozenset()  # the guards that hold anywhere in it
    scopes: list[tuple[str, int, int]] = field(default_factory=list)  # (guard, start, end) found by date

    @property
    def quote(self) -> str:
        """Verbatim text of one place: the value of a field, otherwise the text."""
        if self.kind in ("field", "column"):
            return self.value or self.label or self.text
        return self.text


@dataclass(slots=True)
class Answer:
    """One cell of a data row: its label, the verbatim value, and its grid column."""

    label: str
    value: str
    column: int


@dataclass(slots=True, eq=False)
class Record:
    """One filled row of a register with its passage."""

    answers: list[Answer]
    passage: Passage

    def answer(self, label: re.Pattern[str], never: re.Pattern[str] | None = None) -> str | None:
        """The value under the first label that matches, or None where there is no such column."""
        for found in self.answers:
            folded = fold(found.label)
            if label.search(folded) and not (never and never.search(folded)):
                return found.value.strip()
        return None

    def dated(self, label: re.Pattern[str], never: re.Pattern[str] | None = None) -> datetime.date | None:
        """The last day told under the labels that match, or None."""
        days = [
            w.date
            for found in self.answers
            if label.search(fold(found.label)) and not (never and never.search(fold(found.label)))
            for w in dates_in(fold(found.value))
            if w.date
        ]
        return max(days, default=None)


@dataclass(slots=True, eq=False)
class Part:
    """A file, a section under one heading, or a table; parts nest and know their kinds."""

    kind: PartKind
    title: str
    parent: Part | None = None
    level: int = 0
    block: Block | None = None
    children: list[Part] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    rows: int = 0  # filled data rows of a table
    labels: list[str] = field(default_factory=list)  # column or field labels of a table
    records: list[Record] = field(default_factory=list)  # the filled rows, by label
    kinds: dict[str, float] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    announces: bool = False  # a notice or plan of what is to come, no report of it
    standing: frozenset[str] = frozenset()  # its own flags and those above it, once all are set

    def add(self, child: Part) -> Part:
        """Hang a child below this part."""
        child.parent = self
        self.children.append(child)
        return child

    @property
    def folded_title(self) -> str:
        """The title as it is compared."""
        return fold(self.title)

    def chain(self) -> Iterator[Part]:
        """This part and its ancestors, innermost first."""
        part: Part | None = self
        while part is not None:
            yield part
            part = part.parent

    def walk(self) -> Iterator[Part]:
        """This part and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def all_passages(self) -> Iterator[Passage]:
        """Every passage of this part and below."""
        for part in self.walk():
            yield from part.passages

    def flagged(self, flag: str) -> bool:
        """Whether this part or one above it carries a flag (draft, foreign, contents ...)."""
        return any(flag in part.flags for part in self.chain())


@dataclass(slots=True, eq=False)
class Document:
    """One read file as parts; ``path`` is the path of the findings contract, ``blocks`` are in reading order."""

    path: str
    root: Part
    recognised: bool = False
    kinds: dict[str, float] = field(default_factory=dict)
    blocks: Sequence[Block] = ()

    @property
    def name(self) -> str:
        """The file name without folders, archive and extension."""
        last = self.path.replace("\\", "/").rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[0] if "." in last else last
