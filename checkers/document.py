"""What a reader hands on: located blocks of one file, and how the reading went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

BlockKind = Literal["paragraph", "heading", "row", "cell", "header", "footer", "note", "comment", "textbox"]
Visibility = Literal["visible", "hidden", "deleted", "inserted"]
Status = Literal["read", "partly_read", "unreadable"]


@dataclass(frozen=True, slots=True)
class Location:
    """A place inside one file; only the keys that apply are set (all counted from 1)."""

    page: int | None = None
    paragraph: int | None = None
    heading: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The keys that are set, in the order of the findings contract."""
        found = ((name, getattr(self, name)) for name in Location.__slots__)
        return {name: value for name, value in found if value is not None}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row as printed; a merged cell stands once, at its top left corner.

    ``column`` and ``row`` count grid columns and rows from 1; ``columns`` and ``rows`` are the spans.
    ``address`` is the spreadsheet address ("B4"). ``box`` is (x0, top, x1, bottom) in PDF points.
    """

    text: str
    column: int
    columns: int = 1
    rows: int = 1
    address: str | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table row, header, note ... in reading order.

    A table is a run of ``row`` blocks with the same ``location.table`` (and ``location.sheet``); its
    ``cells`` hold the text and ``text`` is the cells joined with tabs. ``headings`` is the path of
    headings above the block, outermost first. ``level`` is the depth of a heading (1 = outermost).
    """

    text: str
    kind: BlockKind
    location: Location
    headings: tuple[str, ...] = ()
    visible: Visibility = "visible"
    cells: tuple[Cell, ...] = ()
    level: int | None = None
    box: tuple[float, float, float, float] | None = None
    recognised: bool = False  # text recognised from a picture (OCR): proves presence, never absence
    bold: bool = False  # the whole paragraph is bold: a likely heading without heading style


@dataclass(slots=True)
class FileReading:
    """One file of a submission after reading: every file ends with a status, a reason and a sentence.

    ``path`` is relative to the submission, inside archives as ``outer.zip!/inner/file.docx``.
    ``message`` is Chinese and says what to do next. ``unread_parts`` names pages or pictures that
    could not be read although the rest was ("第3页", "图片2").
    """

    path: str
    sha256: str = ""
    size: int = 0
    media_type: str = ""
    status: Status = "read"
    reason: str | None = None
    message: str = ""
    pages: int | None = None
    blocks: list[Block] = field(default_factory=list)
    unread_parts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # remarks for the reviewer: tracked changes, hidden text, converted ...

    @property
    def characters(self) -> int:
        """Non-blank characters of all blocks that are not deleted."""
        return sum(len("".join(b.text.split())) for b in self.blocks if b.visible != "deleted")
