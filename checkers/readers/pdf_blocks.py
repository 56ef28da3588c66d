"""From the pages of a PDF to blocks: paragraphs, headings, rows, with location and path of headings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from checkers.document import Block, Location
from checkers.readers.pdf_headings import Outline, body_size
from checkers.readers.pdf_joining import Paragraph, paragraphs
from checkers.readers.pdf_page import PageContent
from checkers.readers.pdf_running import mark_running
from checkers.readers.pdf_tables import SAME_LINE, Table
from checkers.readers.pdf_text import TextLine


@dataclass(slots=True)
class Writer:
    """Collects blocks and keeps count of paragraphs and tables."""

    outline: Outline
    blocks: list[Block] = field(default_factory=list)
    paragraph: int = 0
    table: int = 0
    row: int = 0
    last_table: Table | None = None  # may go on at the top of the next page

    def write(self, content: PageContent) -> None:
        """All blocks of one page."""
        for is_table, items in groupby(content.items, key=lambda item: isinstance(item, Table)):
            if is_table:
                for item in items:
                    if isinstance(item, Table):
                        self._rows(item)
            else:
                self._paragraphs(item for item in items if isinstance(item, TextLine))
        for block in content.scanned + content.notes:
            self._foreign(block)

    def _paragraphs(self, lines: Iterable[TextLine]) -> None:
        for paragraph in paragraphs(list(lines)):
            first = paragraph.lines[0]
            if first.kind in ("header", "footer"):
                self._running(paragraph)
            else:
                self._paragraph(paragraph)

    def _running(self, paragraph: Paragraph) -> None:
        first = paragraph.lines[0]
        self.blocks.append(
            Block(
                paragraph.text,
                "header" if first.kind == "header" else "footer",
                Location(page=first.page),
                box=paragraph.box,
            )
        )

    def _paragraph(self, paragraph: Paragraph) -> None:
        first = paragraph.lines[0]
        self.paragraph += 1
        self.last_table = None
        rank = None
        if first.visible == "visible":
            rank = self.outline.rank(paragraph.text, first.size, first.bold, len(paragraph.lines))
        above = self.outline.path
        level = None
        if rank is not None:
            level = self.outline.enter(paragraph.text, rank)
            above = self.outline.path[:-1]
        self.blocks.append(
            Block(
                paragraph.text,
                "paragraph" if level is None else "heading",
                Location(page=first.page, paragraph=self.paragraph, heading=above[-1] if above else None),
                headings=above,
                visible=first.visible,
                level=level,
                box=paragraph.box,
                recognised=first.recognised,
                bold=all(line.bold for line in paragraph.lines),
            )
        )

    def _rows(self, table: Table) -> None:
        if self.last_table is None or not _goes_on(self.last_table, table):
            self.table, self.row = self.table + 1, 0
        self.last_table = table
        path = self.outline.path
        for cells in table.rows():
            self.row += 1
            self.blocks.append(
                Block(
                    "\t".join(cell.text for cell in cells),
                    "row",
                    Location(
                        page=table.page, heading=path[-1] if path else None, table=self.table, row=self.row
                    ),
                    headings=path,
                    cells=cells,
                    box=_row_box(table, [cell.box for cell in cells if cell.box]),
                )
            )

    def _foreign(self, block: Block) -> None:
        """A block made elsewhere (recognised text, annotations) gets its number and headings."""
        location = block.location
        if block.kind == "row":
            if location.row == 1:
                self.table += 1
                self.last_table = None
            location = replace(location, table=self.table)
        elif block.kind in ("paragraph", "textbox"):
            self.paragraph += 1
            location = replace(location, paragraph=self.paragraph)
        self.blocks.append(replace(block, location=location, headings=self.outline.path))


def _goes_on(before: Table, table: Table) -> bool:
    """Whether a table at the top of a page has the columns of the one that ended the page before."""
    if table.page != before.page + 1 or len(table.xs) != len(before.xs):
        return False
    return all(abs(x - y) <= 2 * SAME_LINE for x, y in zip(table.xs, before.xs, strict=True))


def _row_box(
    table: Table, boxes: list[tuple[float, float, float, float]]
) -> tuple[float, float, float, float]:
    if not boxes:
        return table.box
    return table.box[0], min(b[1] for b in boxes), table.box[2], max(b[3] for b in boxes)


def blocks_of(pages: list[PageContent]) -> list[Block]:
    """The blocks of all pages in reading order."""
    mark_running([(page.height, page.lines) for page in pages])
    sizes = [(line.size, len(line.text)) for page in pages for line in page.lines if line.kind == "paragraph"]
    writer = Writer(Outline(body_size(sizes)))
    for page in pages:
        writer.write(page)
    return writer.blocks
