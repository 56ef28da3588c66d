"""Form field values and annotations of a PDF page, which are not part of its page text."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from checkers.document import Block, BlockKind, Location
from checkers.readers.pdf_frame import Frame

MOST_NOTES = 2_000  # annotations of one page
CHECKABLE = {pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON}
COMMENTS = {
    pdfium.FPDF_ANNOT_TEXT,
    pdfium.FPDF_ANNOT_HIGHLIGHT,
    pdfium.FPDF_ANNOT_UNDERLINE,
    pdfium.FPDF_ANNOT_STRIKEOUT,
    pdfium.FPDF_ANNOT_SQUIGGLY,
    pdfium.FPDF_ANNOT_SQUARE,
    pdfium.FPDF_ANNOT_CIRCLE,
    pdfium.FPDF_ANNOT_STAMP,
    pdfium.FPDF_ANNOT_INK,
}


def notes_of(page: Any, form: Any, frame: Frame, number: int) -> list[Block]:
    """Blocks for form field values ("label：value"), free text (textbox) and comments of one page."""
    blocks = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), MOST_NOTES)):
        handle = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not handle:
            continue
        try:
            block = _block(handle, form, frame, number)
        finally:
            pdfium.FPDFPage_CloseAnnot(handle)
        if block:
            blocks.append(block)
    return blocks


def _block(handle: Any, form: Any, frame: Frame, number: int) -> Block | None:
    subtype = pdfium.FPDFAnnot_GetSubtype(handle)
    kind: BlockKind = "paragraph"
    if subtype == pdfium.FPDF_ANNOT_WIDGET:
        text = _field(handle, form)
    elif subtype == pdfium.FPDF_ANNOT_FREETEXT:
        kind, text = "textbox", _string(handle, b"Contents")
    elif subtype in COMMENTS:
        kind, text = "comment", _string(handle, b"Contents")
    else:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        return None
    hidden = pdfium.FPDFAnnot_GetFlags(handle) & (
        pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
    )
    return Block(
        text, kind, Location(page=number), visible="hidden" if hidden else "visible", box=_box(handle, frame)
    )


def _field(handle: Any, form: Any) -> str:
    if form is None:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, handle)
    if kind in (pdfium.FPDF_FORMFIELD_PUSHBUTTON, pdfium.FPDF_FORMFIELD_SIGNATURE):
        return ""
    label = _text(lambda b, n: pdfium.FPDFAnnot_GetFormFieldAlternateName(form, handle, b, n)) or _text(
        lambda b, n: pdfium.FPDFAnnot_GetFormFieldName(form, handle, b, n)
    )
    if kind in CHECKABLE:
        return f"{label}：☑" if label and pdfium.FPDFAnnot_IsChecked(form, handle) else ""
    value = _text(lambda b, n: pdfium.FPDFAnnot_GetFormFieldValue(form, handle, b, n)).strip()
    if not value:
        return ""
    return f"{label}：{value}" if label else value


def _string(handle: Any, key: bytes) -> str:
    return _text(lambda b, n: pdfium.FPDFAnnot_GetStringValue(handle, key, b, n))


def _text(call: Callable[[Any, int], int]) -> str:
    """The UTF-16 text of a PDFium call that fills a buffer and returns the bytes needed."""
    needed = call(None, 0)
    if needed <= 2:
        return ""
    buffer = ctypes.create_string_buffer(needed)
    call(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", errors="ignore")


def _box(handle: Any, frame: Frame) -> tuple[float, float, float, float] | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(handle, rect):
        return None
    return frame.box(rect.left, rect.bottom, rect.right, rect.top)
