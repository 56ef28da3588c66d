"""The text of one PDF page as lines with boxes, with what cannot be read or seen told apart."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from checkers.document import Visibility
from checkers.readers.pdf_frame import Box, Frame, union

JUNK = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
UNTIDY = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\ufffe\U000f0000-\U0010ffff]")
LINE = re.compile(r"[^\r\n]+")
MOST_CHECKED = 50_000  # characters of a page whose mapping and visibility are looked at one by one
SMALL_PAGE = 400  # characters; on larger pages a sample is asked first
SAMPLE = 4
JUNK_LINE = 0.3  # share of unmapped characters from which a line is not text
MISSING = 0.4  # share of a page's unmapped characters from which the rest is not believed either
RARE = 0.3  # share of Han characters in neither GB 2312 nor Big5
SAME_GLYPH = 0.5  # share of one Han character from which a page's character map is wrong


@dataclass(slots=True)
class TextLine:
    """One line as printed; ``first`` is the index of its first character on the page."""

    text: str
    page: int
    box: Box
    size: float = 0.0
    bold: bool = False
    visible: Visibility = "visible"
    recognised: bool = False
    kind: str = "paragraph"
    first: int = 0
    last: int = 0  # the index after its last character, 0 where it is only a part of a line


@dataclass(slots=True)
class PageText:
    """The lines of one page and how many of its characters could not be mapped."""

    lines: list[TextLine] = field(default_factory=list)
    unmapped: int = 0
    mapped: int = 0

    @property
    def broken(self) -> bool:
        """Whether so much of the page is unmapped that it counts as not read."""
        return self.unmapped > 0 and self.unmapped >= 0.1 * (self.mapped + self.unmapped)


class Characters:
    """The characters of a text page by their place in its text."""

    def __init__(self, textpage: Any, frame: Frame) -> None:
        self.handle = textpage.raw
        self.frame = frame
        self.text: str = textpage.get_text_range(errors="ignore") if textpage.count_chars() > 0 else ""
        self.count: int = textpage.count_chars()
        self.edges = [ctypes.c_double() for _ in range(4)]  # filled by PDFium
        self.rect = pdfium.FS_RECTF()  # as well
        self.straight = self.count == len(self.text)
        self.tidy = UNTIDY.search(self.text) is None

    def index(self, place: int) -> int:
        """The character index of a place in the text."""
        if self.straight:
            return place
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.handle, place))

    def box(self, start: int, end: int) -> Box | None:
        """The box around the characters from ``start`` up to ``end``."""
        first, last = self.index(start), self.index(end - 1)
        if first < 0 or last < first:
            return None
        found: Box | None = None
        x0, top, x1, bottom = self.edges
        for number in range(pdfium.FPDFText_CountRects(self.handle, first, last - first + 1)):
            if pdfium.FPDFText_GetRect(self.handle, number, x0, top, x1, bottom):
                box = self.frame.box(x0.value, bottom.value, x1.value, top.value)
                found = box if found is None else union(found, box)
        return found

    def middle(self, place: int) -> tuple[float, float] | None:
        """The centre of one character as displayed."""
        x0, x1, bottom, top = self.edges
        if not pdfium.FPDFText_GetCharBox(self.handle, self.index(place), x0, x1, bottom, top):
            return None
        return self.frame.point((x0.value + x1.value) / 2, (bottom.value + top.value) / 2)

    def size(self, place: int) -> float:
        """Height of the line box of one character."""
        rect = self.rect
        if not pdfium.FPDFText_GetLooseCharBox(self.handle, self.index(place), rect):
            return 0.0
        return self.frame.size(rect.left, rect.bottom, rect.right, rect.top)

    def bold(self, place: int) -> bool:
        """Whether the font of one character is a bold one."""
        return int(pdfium.FPDFText_GetFontWeight(self.handle, self.index(place))) >= 600

    def unmapped(self) -> set[int]:
        """Places of characters whose font has no character map; a sample tells whether all are asked."""
        count = min(len(self.text), MOST_CHECKED)
        sample = self._unmapped(range(0, count, 1 if count <= SMALL_PAGE else SAMPLE))
        return self._unmapped(range(count)) if sample and count > SMALL_PAGE else sample

    def _unmapped(self, places: range) -> set[int]:
        probe, handle = pdfium.FPDFText_HasUnicodeMapError, self.handle
        if self.straight:
            return {i for i in places if probe(handle, i) == 1}
        return {i for i in places if probe(handle, self.index(i)) == 1}

    def drawn_by(self, place: int) -> int:
        """The address of the text object that draws a character."""
        handle = pdfium.FPDFText_GetTextObject(self.handle, self.index(place))
        return ctypes.cast(handle, ctypes.c_void_p).value or 0


def page_text(chars: Characters, number: int) -> PageText:
    """The lines of a page; lines that are mostly unmapped characters are counted and left out."""
    junk = chars.unmapped()
    found = PageText(unmapped=max(0, chars.count - _units(chars.text)))
    for match in LINE.finditer(chars.text):
        _add_line(chars, match, number, junk, found)
    if found.unmapped > MISSING * chars.count:
        found.lines, found.mapped, found.unmapped = [], 0, found.mapped + found.unmapped
    _doubt_repetition(found)
    return found


def _units(text: str) -> int:
    if not text or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(1 for c in text if c > "\uffff")


def _add_line(chars: Characters, match: re.Match[str], number: int, junk: set[int], found: PageText) -> None:
    printed = match.group().rstrip()
    start = match.end() - len(match.group().lstrip())
    end = match.start() + len(printed)
    letters = "".join(chars.text[start:end].split())
    if not letters:
        return
    bad = 0 if chars.tidy else len(JUNK.findall(letters))
    if junk:
        bad = max(bad, sum(1 for i in range(start, end) if i in junk))
    if bad > JUNK_LINE * len(letters) or (bad and _is_scrambled(letters)):
        found.unmapped += len(letters)
        return
    box = chars.box(start, end)
    if box is None:
        box = (0.0, 0.0, 0.0, 0.0)
    found.mapped += len(letters)
    text = chars.text[start:end]
    line = TextLine(text if chars.tidy else clean(text), number, box, chars.size(start), chars.bold(start))
    line.first, line.last = start, end
    found.lines.append(line)


def _is_scrambled(characters: str) -> bool:
    """Whether most Han characters are so rare that a wrong character map is the likelier reason."""
    han = [c for c in characters if "\u3400" <= c <= "\u9fff"]
    rare = [c for c in han if not c.encode("gb2312", "ignore") and not c.encode("big5", "ignore")]
    return len(han) >= 3 and len(rare) > RARE * len(han)


def clean(text: str) -> str:
    """Text without control characters; PDFium's mark of a hyphen at a line end becomes a hyphen."""
    return CONTROLS.sub("", text.replace("\ufffe", "-").replace("\x02", "-"))


def _doubt_repetition(found: PageText) -> None:
    """A page of which half is one Han character has a wrong character map."""
    letters = Counter("".join([line.text for line in found.lines]))
    han = [count for c, count in letters.items() if "\u4e00" <= c <= "\u9fff"]
    total = sum(han)
    if total >= 10 and max(han) > SAME_GLYPH * total:
        found.unmapped, found.mapped, found.lines = found.mapped, 0, []
