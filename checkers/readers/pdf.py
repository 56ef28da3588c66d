"""Reads a PDF: PDFium first, pdfplumber where PDFium fails, recognition for pages that are pictures."""

from __future__ import annotations

from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from checkers.document import FileReading
from checkers.readers.pdf_blocks import blocks_of
from checkers.readers.pdf_fallback import pages_of, second_opinion, text_of
from checkers.readers.pdf_outcome import conclude
from checkers.readers.pdf_page import PageContent, page_content
from checkers.readers.pdf_scan import Scanner
from checkers.readers.trouble import Unreadable

MOST_PAGES = 1_500  # of one file
MOST_SECOND_LOOKS = 20  # pages that PDFium finds empty and pdfplumber looks at again
HEADER_WITHIN = 1_024  # bytes
ENCRYPTED = "文件已加密，需要密码才能打开。请申请人提供未加密的版本"
DAMAGED = "PDF 文件已损坏，无法打开。请申请人重新导出或重新扫描后提交"
NOT_PDF = "文件内容不是 PDF（扩展名与内容不符）。请申请人确认格式后重新提交"


def read(data: bytes, reading: FileReading) -> None:
    """Fill the reading with the blocks of a PDF."""
    try:
        document = pypdfium2.PdfDocument(data, autoclose=True)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        if locked and b"/Encrypt" in data:  # PDFium may keep the error of an earlier file
            raise Unreadable("encrypted", ENCRYPTED) from None
        _read_otherwise(data, reading)
        return
    try:
        _read_pages(document, data, reading)
    finally:
        document.close()


def _read_pages(document: Any, data: bytes, reading: FileReading) -> None:
    form = _form(document)
    count = len(document)
    reading.pages = count
    scanner = Scanner()
    pages = [_page(document, form, number, scanner) for number in range(1, min(count, MOST_PAGES) + 1)]
    _look_again(pages, data, reading)
    reading.blocks = blocks_of(pages)
    conclude(reading, pages, f"第{MOST_PAGES + 1}页起" if count > MOST_PAGES else "")


def _form(document: Any) -> Any:
    """The form environment of the file, needed to read its field values."""
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return None
    try:
        document.init_forms()
    except pypdfium2.PdfiumError:
        return None
    return document.formenv.raw if document.formenv else None


def _page(document: Any, form: Any, number: int, scanner: Scanner) -> PageContent:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return PageContent(number, 0.0, unread="corrupt", part=f"第{number}页")
    try:
        return page_content(page, form, number, scanner)
    except pypdfium2.PdfiumError:
        return PageContent(number, 0.0, unread="corrupt", part=f"第{number}页")
    finally:
        page.close()


def _look_again(pages: list[PageContent], data: bytes, reading: FileReading) -> None:
    """Let pdfplumber read the pages that PDFium could not load or found no text on."""
    empty = [p for p in pages if p.unread == "corrupt" or not (p.items or p.notes or p.scanned or p.unread)]
    if not empty:
        return
    other = second_opinion(data)
    if other is None:
        return
    found = pages_of(other)
    more = [PageContent(number, 0.0) for number in range(len(pages) + 1, len(found) + 1)]
    pages += more
    empty += more
    reading.pages = max(reading.pages or 0, len(pages))
    for page in empty[:MOST_SECOND_LOOKS]:
        if page.number <= len(found):
            _fill(page, found[page.number - 1])


def _fill(page: PageContent, other: Any) -> None:
    text = text_of(other, page.number)
    page.height = float(other.height)
    page.items = list(text.lines)
    if text.lines or text.unmapped:
        page.unread = "unmapped_fonts" if text.broken else None
        page.part = f"第{page.number}页"


def _read_otherwise(data: bytes, reading: FileReading) -> None:
    """Read a file that PDFium refuses."""
    start = data[:HEADER_WITHIN]
    if b"%PDF" not in start and start[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise Unreadable("wrong_type", NOT_PDF)
    pages: list[PageContent] = []
    other = second_opinion(data)
    for number, found in enumerate(pages_of(other) if other else [], start=1):
        page = PageContent(number, 0.0)
        _fill(page, found)
        pages.append(page)
    if not any(page.items or page.unread for page in pages):
        if b"%PDF" not in start and b"%!PS" not in start and b" obj" not in data:
            raise Unreadable("wrong_type", NOT_PDF)
        raise Unreadable("corrupt", DAMAGED)
    reading.pages = len(pages)
    reading.blocks = blocks_of(pages)
    reading.notes += ("文件结构有误，已用备用方式读取文字",)
    conclude(reading, pages, "")
