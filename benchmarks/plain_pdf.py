"""Writes text PDFs as word processors do: an embedded font with a character map, one text object a line, ruled tables."""

from __future__ import annotations

import ctypes
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks import plain_font

WIDTH, HEIGHT = 595.0, 842.0  # points: A4
MARGIN, LEADING, SIZE = 60.0, 17.0, 10.5  # points
ACROSS = 44  # characters in a line
CELL = 9  # characters in a line of a cell


@dataclass(slots=True)
class Page:
    """One page: a heading and either paragraphs or the rows of a register (the first row holds the labels)."""

    heading: str
    paragraphs: list[str] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)


def write(path: Path, title: str, pages: list[Page]) -> None:
    """Write pages as a PDF."""
    sheet = _Sheet([title, *_texts(pages)])
    for number, page in enumerate(pages, 1):
        sheet.new_page()
        sheet.text(MARGIN, HEIGHT - MARGIN, page.heading if number > 1 else title, 16.0)
        top = HEIGHT - MARGIN - 2 * LEADING
        for paragraph in page.paragraphs:
            for line in textwrap.wrap("　　" + paragraph, ACROSS, drop_whitespace=False):
                sheet.text(MARGIN, top, line, SIZE)
                top -= LEADING
        if page.rows:
            _ruled(sheet, page.rows, top)
        sheet.text(WIDTH / 2, 30.0, str(number), SIZE)
    sheet.save(path)


def _texts(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        yield page.heading
        yield from page.paragraphs
        for row in page.rows:
            yield from row


class _Sheet:
    """A PDF being written, page by page."""

    def __init__(self, texts: list[str]) -> None:
        self._document = pypdfium2.PdfDocument.new()
        font = plain_font.made([*"　0123456789", *"".join(texts)])
        data = (ctypes.c_uint8 * len(font)).from_buffer_copy(font)
        self._font = pdfium.FPDFText_LoadFont(
            self._document.raw, data, len(font), pdfium.FPDF_FONT_TRUETYPE, True
        )
        self._page: pypdfium2.PdfPage | None = None

    def new_page(self) -> None:
        self._end_page()
        self._page = self._document.new_page(WIDTH, HEIGHT)

    def text(self, x: float, y: float, text: str, size: float) -> None:
        made = pdfium.FPDFPageObj_CreateTextObj(self._document.raw, self._font, size)
        coded = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        pdfium.FPDFText_SetText(made, ctypes.cast(coded, pdfium.FPDF_WIDESTRING))
        pdfium.FPDFPageObj_Transform(made, 1, 0, 0, 1, x, y)
        pdfium.FPDFPage_InsertObject(self._page.raw, made)  # type: ignore[union-attr]

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        made = pdfium.FPDFPageObj_CreateNewPath(x0, y0)
        pdfium.FPDFPath_LineTo(made, x1, y1)
        pdfium.FPDFPath_SetDrawMode(made, pdfium.FPDF_FILLMODE_NONE, True)
        pdfium.FPDFPage_InsertObject(self._page.raw, made)  # type: ignore[union-attr]

    def save(self, path: Path) -> None:
        self._end_page()
        self._document.save(str(path))
        self._document.close()

    def _end_page(self) -> None:
        if self._page is not None:
            self._page.gen_content()
            self._page.close()


def _ruled(sheet: _Sheet, rows: list[tuple[str, ...]], top: float) -> None:
    width, height = (WIDTH - 2 * MARGIN) / len(rows[0]), 1.6 * LEADING
    xs = [MARGIN + n * width for n in range(len(rows[0]) + 1)]
    ys = [top - n * height for n in range(len(rows) + 1)]
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for row, y in zip(rows, ys, strict=False):
        for text, x in zip(row, xs, strict=False):
            for number, piece in enumerate(textwrap.wrap(text, CELL)):
                sheet.text(x + 3, y - 10 - 9 * number, piece, 8.0)
