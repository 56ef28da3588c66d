"""Walks the body of a Word file and its side stories, and hands on located blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from checkers.document import Block, BlockKind, Location, Visibility
from checkers.readers.word_cells import CellText, cell_flow, cells_of, only_paragraph, seen
from checkers.readers.word_drawings import Drawn
from checkers.readers.word_names import (
    FOREIGN_PART,
    PARAGRAPH,
    TABLE,
    Element,
)
from checkers.readers.word_numbering import Numbering
from checkers.readers.word_plain import PlainParagraphs
from checkers.readers.word_said import Said
from checkers.readers.word_styles import Styles, list_of, outline_level
from checkers.readers.word_tables import GridCell, GridRow, grid, unwrapped
from checkers.readers.word_text import TextReader

FLOW = frozenset({PARAGRAPH, TABLE, FOREIGN_PART})
FLAT_FLOW = frozenset({PARAGRAPH, FOREIGN_PART})  # below absurdly nested tables
DEEPEST = 30
LONGEST_HEADING = 120
LONGEST_BOLD = 60
CONTENTS = "目录"
LEADERS = re.compile(r"(?:\.{6}|…{3}|·{6}|．{6})[.…·．\s]*\d{1,4}$")  # a contents line typed by hand

Emit = Callable[[Block, Element | None], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a flow of paragraphs stands: in the body (no kind), or in a header, note, box ..."""

    kind: BlockKind | None = None
    location: Location = field(default_factory=Location)
    headings: tuple[str, ...] = ()


class Walk:
    """One pass over the stories of one document; blocks go to ``emit`` together with their element."""

    def __init__(
        self,
        reader: TextReader,
        styles: Styles,
        numbering: Numbering,
        emit: Emit,
        chunk: Callable[[Element], Iterable[str]],
        diagram: Callable[[str], Iterable[str]],
    ) -> None:
        self._reader = reader
        self._styles = styles
        self._numbering = numbering
        self._emit = emit
        self._chunk = chunk
        self._diagram = diagram
        self._paragraphs = 0
        self._tables = 0
        self._depth = 0
        self._headings: list[tuple[int, str]] = []
        self._path: tuple[str, ...] = ()
        self.anchors: dict[tuple[str, str], Place] = {}  # where a note or comment is attached

    def body(self, root: Element) -> None:
        """The main story: paragraphs and tables are counted here."""
        self._reader.paragraphs = PlainParagraphs(root)
        self._flow(root, Place())
        self._reader.paragraphs = None

    def story(self, root: Element, kind: BlockKind, place: Place | None = None) -> None:
        """A header, footer, note or comment."""
        place = place or Place()
        self._flow(root, Place(kind, place.location, place.headings))

    def _flow(self, container: Element, place: Place, mark: Visibility = "visible") -> None:
        wanted = FLOW if self._depth < DEEPEST else FLAT_FLOW
        for element, inner, contents in unwrapped(container, wanted, mark):
            tag = element.tag
            if tag == TABLE:
                self._table(element, inner, place)
            elif tag == FOREIGN_PART:
                for line in self._chunk(element):
                    here = self._here(place)
                    self._say(line, here.kind or "paragraph", here, "visible", element)
            elif place.kind is None:
                self._body_paragraph(element, inner, contents)
            else:
                self._paragraph(element, inner, place)

    def _here(self, place: Place) -> Place:
        """The place itself, or for the body the paragraph just read."""
        return place if place.kind is not None else Place(None, self._location(), self._path)

    def _location(self) -> Location:
        heading = self._path[-1] if self._path else None
        return Location(paragraph=self._paragraphs or None, heading=heading)

    def _paragraph(self, element: Element, mark: Visibility, place: Place) -> None:
        """A paragraph of a header, note, box ..."""
        said = self._reader.read(element, mark, shaded=place.kind == "textbox")
        label = self._label(said)
        text = said.text.strip()
        if text:
            self._say(label + text, place.kind or "paragraph", place, said.visible, element)
        if said.has_more:
            self._attach(said, place, element, mark)

    def _body_paragraph(self, element: Element, mark: Visibility, listed: bool) -> None:
        """A paragraph of the body, which counts and may be a heading or an entry of the contents."""
        self._paragraphs += 1
        said = self._reader.read(element, mark, shaded=False)
        label = self._label(said)
        text = said.text.strip()
        if text:
            text = label + text
            level = said.style.level if said.outline is None else outline_level(said.outline)
            if said.style.contents or listed or (level is None and (said.contents or LEADERS.search(text))):
                place = Place(None, Location(paragraph=self._paragraphs, heading=CONTENTS), (CONTENTS,))
                self._say(text, "paragraph", place, said.visible, element)
            elif level is not None and len(text) <= LONGEST_HEADING:
                self._heading(element, said, text, level)
            else:
                bold = len(text) <= LONGEST_BOLD and self._reader.is_bold(said)
                here = self._location()
                self._emit(Block(text, "paragraph", here, self._path, said.visible, bold=bold), element)
        if said.has_more:
            self._attach(said, self._here(Place()), element, mark)

    def _heading(self, element: Element, said: Said, text: str, level: int) -> None:
        if said.contents:
            self._reader.fields.leave_contents()
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._path = tuple(name for _, name in self._headings)
        depth = max(level, 1)
        block = Block(text, "heading", self._location(), self._path, said.visible, level=depth)
        self._emit(block, element)
        self._headings.append((level, " ".join(text.split())))
        self._path = (*self._path, self._headings[-1][1])

    def _attach(self, said: Said, here: Place, element: Element, mark: Visibility) -> None:
        """What hangs on a paragraph: hidden and deleted text, boxes, notes, stray tables."""
        kind = here.kind or "paragraph"
        self._say("".join(said.hidden), kind, here, "hidden", element)
        self._say("".join(said.deleted), kind, here, "deleted", element)
        for reference in said.references:
            self.anchors[reference] = here
        self._drawings(said.drawings, here)
        for table in said.tables:
            self._table(table, mark, here if here.kind else Place())

    def _say(
        self, text: str, kind: BlockKind, place: Place, visible: Visibility, element: Element | None
    ) -> None:
        text = text.strip()
        if text:
            self._emit(Block(text, kind, place.location, place.headings, visible), element)

    def _label(self, said: Said) -> str:
        own, style = said.numbering, said.style
        list_id, level = list_of(own) if own is not None else (None, None)
        if list_id is None:
            list_id = style.list_id
            level = style.list_level if level is None else level
        if not list_id or list_id == "0" or (said.deleted and not said.shown):
            return ""
        return self._numbering.label(list_id, level, said.style_id)

    def _drawings(self, drawings: Sequence[Drawn], place: Place) -> None:
        boxed = Place("textbox", place.location, place.headings)
        for drawing in drawings:
            if drawing.box is not None and self._depth < DEEPEST:
                self._depth += 1
                self._flow(drawing.box, boxed, drawing.mark)
                self._depth -= 1
            lines = self._diagram(drawing.diagram) if drawing.diagram else drawing.lines
            for line in lines:
                self._say(line, "textbox", boxed, drawing.mark, None)

    def _table(self, element: Element, mark: Visibility, place: Place) -> None:
        self._depth += 1
        counted = place.kind in (None, "textbox")
        if counted:
            self._tables += 1
        table = self._tables if counted else None
        for index, row in enumerate(grid(element, self._styles, mark), start=1):
            self._row(row, place, table, index)
        self._depth -= 1

    def _row(self, row: GridRow, place: Place, table: int | None, index: int) -> None:
        texts = [self._cell_text(cell) for cell in row.cells]
        headings = self._path if place.kind is None else place.headings
        heading = headings[-1] if headings else None
        location = Location(heading=heading, table=table, row=index) if table else place.location
        cells = tuple(cells_of(row.cells, texts))
        kind: BlockKind = "row" if table else place.kind or "row"
        text = "\t".join(cell.text for cell in cells)
        if cells and (table or text.strip()):
            self._emit(Block(text, kind, location, headings, seen(row, texts), cells), row.element)
        for cell, said in zip(row.cells, texts, strict=True):
            self._beside(cell, said, Place(place.kind, location, headings))

    def _cell_text(self, cell: GridCell) -> CellText:
        alone = only_paragraph(cell)
        if alone is not None and cell.mark == "visible":
            text = self._reader.plain_text(alone)
            if text is not None:
                return CellText([text] if text else [])
        found_text = CellText()
        wanted = FLOW if self._depth < DEEPEST else FLAT_FLOW
        for element, mark, _ in cell_flow(cell, wanted):
            tag = element.tag
            if tag == TABLE:
                found_text.tables = [*found_text.tables, (element, mark)]
            elif tag == FOREIGN_PART:
                found_text.lines.extend(self._chunk(element))
            else:
                self._cell_paragraph(element, mark, cell.shaded, found_text)
        return found_text

    def _cell_paragraph(self, element: Element, mark: Visibility, shaded: bool, into: CellText) -> None:
        said = self._reader.read(element, mark, shaded)
        text = (self._label(said) + said.text.strip()).strip()
        if text:
            into.lines.append(text)
        into.inserts |= said.inserts
        into.keeps |= said.keeps
        if not said.has_more:
            return
        into.deleted = [*into.deleted, "".join(said.deleted)]
        into.hidden = [*into.hidden, "".join(said.hidden)]
        into.drawings = [*into.drawings, *said.drawings]
        into.tables = [*into.tables, *((table, mark) for table in said.tables)]
        for reference in said.references:
            self.anchors[reference] = self._here(Place())

    def _beside(self, cell: GridCell, said: CellText, row: Place) -> None:
        """What a cell holds besides its visible text."""
        if not (said.hidden or said.deleted or said.drawings or said.tables):
            return
        where = row.location
        if where.table:
            where = Location(heading=where.heading, table=where.table, row=where.row, column=cell.column)
        place = Place(row.kind, where, row.headings)
        self._say("\n".join(said.hidden), row.kind or "cell", place, "hidden", cell.element)
        self._say("\n".join(said.deleted), row.kind or "cell", place, "deleted", cell.element)
        self._drawings(said.drawings, place)
        for nested, mark in said.tables:
            self._table(nested, mark, Place(row.kind, row.location, row.headings) if row.kind else Place())
