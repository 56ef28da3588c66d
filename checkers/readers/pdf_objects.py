"""What a PDF page draws besides its text: ruling lines, pictures, fills, and text objects nobody can see."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from checkers.readers.pdf_frame import Box, Frame, holds

MOST_OBJECTS = 30_000  # looked at on one page
MOST_SEGMENTS = 4_000  # of ruling lines on one page
DEEPEST_FORM = 4
THIN = 2.5  # points: a filled rectangle thinner than this is a ruling line
INVISIBLE_MODES = (3, 7)

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_COLOUR = [ctypes.c_uint() for _ in range(4)]  # filled by PDFium, which must not be called by two threads


@dataclass(slots=True)
class PageObjects:
    """Objects of one page; text objects are named by their address."""

    lines: list[Box] = field(default_factory=list)  # horizontal or vertical, as displayed
    pictures: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)  # coloured surfaces: white text on them is visible
    invisible: set[int] = field(default_factory=set)  # render mode 3 or fully transparent
    white: dict[int, Box] = field(default_factory=dict)

    def hidden_white(self) -> set[int]:
        """White text objects that do not stand on a coloured surface or picture."""
        surfaces = self.fills + self.pictures
        return {
            address
            for address, box in self.white.items()
            if not any(holds(s, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for s in surfaces)
        }


def objects_of(page: Any, frame: Frame) -> PageObjects:
    """Walk the objects of a pypdfium2 page, form objects included."""
    found = PageObjects()
    for seen, (handle, kind, matrix) in enumerate(_walk(page)):
        if seen >= MOST_OBJECTS:
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            _note_text(handle, matrix, frame, found)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            _note_path(handle, matrix, frame, found)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _note_picture(handle, kind, matrix, frame, found)
    if len(found.lines) > MOST_SEGMENTS:
        found.lines = []
    return found


def _walk(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    raw = page.raw
    take, kind_of, form = pdfium.FPDFPage_GetObject, pdfium.FPDFPageObj_GetType, pdfium.FPDF_PAGEOBJ_FORM
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        handle = take(raw, index)
        kind = kind_of(handle)
        if kind != form:
            yield handle, kind, IDENTITY
        else:
            yield from _unfold(handle, IDENTITY, 0)


def _unfold(handle: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield handle, kind, matrix
    elif depth < DEEPEST_FORM:
        inner = _times(_matrix(handle), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(handle)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _matrix(handle: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, m):
        return IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(handle: Any, matrix: Matrix, frame: Frame) -> Box | None:
    x0, y0, x1, y1 = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(handle, x0, y0, x1, y1):
        return None
    first = _moved(x0.value, y0.value, matrix)
    second = _moved(x1.value, y1.value, matrix)
    return frame.box(*first, *second)


def _fill(handle: Any) -> tuple[int, int, int, int] | None:
    if not pdfium.FPDFPageObj_GetFillColor(handle, *_COLOUR):
        return None
    red, green, blue, alpha = _COLOUR
    return red.value, green.value, blue.value, alpha.value


def _note_text(handle: Any, matrix: Matrix, frame: Frame, found: PageObjects) -> None:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
    if mode in INVISIBLE_MODES:
        found.invisible.add(_address(handle))
        return
    colour = _fill(handle)
    if colour is None or mode not in (0, 4):
        return
    if colour[3] == 0:
        found.invisible.add(_address(handle))
    elif min(colour[:3]) >= 250 and (box := _bounds(handle, matrix, frame)):
        found.white[_address(handle)] = box


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _note_picture(handle: Any, kind: int, matrix: Matrix, frame: Frame, found: PageObjects) -> None:
    box = _bounds(handle, matrix, frame)
    if box is None or frame.outside(box):
        return
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        found.pictures.append(box)
    else:
        found.fills.append(box)


def _note_path(handle: Any, matrix: Matrix, frame: Frame, found: PageObjects) -> None:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(handle, mode, stroke):
        return
    if not stroke.value and not mode.value:
        return
    box = _bounds(handle, matrix, frame)
    if box is None or frame.outside(box):
        return
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        found.lines.append(box)
    elif stroke.value and len(found.lines) <= MOST_SEGMENTS:
        found.lines.extend(_strokes(handle, _times(_matrix(handle), matrix), frame))
    if mode.value and (colour := _fill(handle)) and colour[3] > 0 and min(colour[:3]) < 235:
        found.fills.append(box)


def _strokes(handle: Any, matrix: Matrix, frame: Frame) -> Iterator[Box]:
    """The straight horizontal and vertical strokes of a path."""
    start = last = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = _moved(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _straight(frame.box(*last, *here))
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(frame.box(*last, *start))
            last = start


def _straight(box: Box) -> Iterator[Box]:
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= THIN and max(width, height) > THIN:
        yield box
