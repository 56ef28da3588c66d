"""One page of a PDF: its lines and tables in reading order, its notes, and what of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from checkers.document import Block
from checkers.readers.pdf_filling import filled
from checkers.readers.pdf_frame import Box, Frame, frame_of, holds
from checkers.readers.pdf_hidden import SCAN_SHARE, told_apart
from checkers.readers.pdf_notes import notes_of
from checkers.readers.pdf_objects import PageObjects, objects_of
from checkers.readers.pdf_scan import Scanner
from checkers.readers.pdf_tables import Table, tables_of
from checkers.readers.pdf_text import Characters, PageText, TextLine, page_text

PICTURE_SHARE = 0.3  # of the page: a picture this large beside text may hold text of its own
FEW_CHARACTERS = 25  # on a scan: no more than a stamp of the scanning app


@dataclass(slots=True)
class PageContent:
    """What one page gave; ``unread`` is the reason code when part of it could not be read."""

    number: int
    height: float
    items: list[TextLine | Table] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    scanned: list[Block] = field(default_factory=list)
    unread: str | None = None
    part: str = ""  # how the unread part is called

    @property
    def lines(self) -> list[TextLine]:
        """The lines outside of tables."""
        return [item for item in self.items if isinstance(item, TextLine)]


def page_content(page: Any, form: Any, number: int, scanner: Scanner) -> PageContent:
    """Read one pypdfium2 page, recognising its pictures when that is needed and possible."""
    frame = frame_of(page)
    content = PageContent(number, frame.height)
    objects = objects_of(page, frame)
    textpage = page.get_textpage()
    try:
        chars = Characters(textpage, frame)
        text = page_text(chars, number)
        lines = told_apart(text.lines, chars, objects, frame)
        content.items = filled(lines, tables_of(objects.lines, number), chars)
    finally:
        textpage.close()
    content.notes = notes_of(page, form, frame, number)
    _look_at_pictures(page, content, lines, text, objects, frame, scanner)
    return content


def _look_at_pictures(
    page: Any,
    content: PageContent,
    lines: list[TextLine],
    text: PageText,
    objects: PageObjects,
    frame: Frame,
    scanner: Scanner,
) -> None:
    reason, part = _unread(content.number, lines, text, objects, frame)
    if reason is None:
        return
    well = False
    if scanner.can_read():
        known = [line.box for line in lines if line.visible == "visible" and not text.broken]
        content.scanned, well = scanner.read(page, content.number, 1, known)
        if text.broken:
            content.items = [] if well else content.items
            content.scanned = content.scanned if well else []
    if not well:
        content.unread, content.part = reason, part


def _unread(
    number: int, lines: list[TextLine], text: PageText, objects: PageObjects, frame: Frame
) -> tuple[str | None, str]:
    """Why the page's text is not its whole content, if so, and the name of the part."""
    seen = [line for line in lines if line.visible == "visible"]
    characters = sum(len("".join(line.text.split())) for line in seen)
    if text.broken:
        return "unmapped_fonts", f"第{number}页"
    if characters == 0 and any(line.visible == "hidden" for line in lines) and not objects.pictures:
        return None, ""
    if characters == 0 and (objects.pictures or objects.lines or objects.fills):
        return "no_text_layer", f"第{number}页"
    if characters < FEW_CHARACTERS and _cover(objects.pictures, frame) >= SCAN_SHARE:
        return "no_text_layer", f"第{number}页"
    if any(frame.share(box) >= PICTURE_SHARE and not _has_text(box, seen) for box in objects.pictures):
        return "no_text_layer", f"第{number}页图片"
    return None, ""


def _cover(pictures: list[Box], frame: Frame) -> float:
    return sum(frame.share(box) for box in pictures)


def _has_text(picture: Box, lines: list[TextLine]) -> bool:
    return any(
        holds(picture, (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2) for line in lines
    )
