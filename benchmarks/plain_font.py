"""A TrueType font in which every character is the same box, so that measured PDFs embed a font as real ones do."""

from __future__ import annotations

import io
from collections.abc import Iterable

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNITS = 1000
ASCENT, DESCENT = 860, -140


def made(characters: Iterable[str]) -> bytes:
    """A font that has the given characters: Latin letters half as wide as Han characters."""
    glyphs = {f"u{ord(c):05X}": c for c in sorted(set(characters))}
    font = FontBuilder(UNITS, isTTF=True)
    names = [".notdef", *glyphs]
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(c): name for name, c in glyphs.items()})
    font.setupGlyf({name: _box(_width(glyphs.get(name, "口"))) for name in names})
    font.setupHorizontalMetrics({name: (_width(glyphs.get(name, "口")), 50) for name in names})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": "Plain Boxes", "styleName": "Regular", "psName": "PlainBoxes"})
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT)
    font.setupPost()
    font.setupHead(unitsPerEm=UNITS, created=0, modified=0)
    font.font.recalcTimestamp = False
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _width(character: str) -> int:
    return UNITS // 2 if character.isascii() else UNITS


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, DESCENT + 60))
    for corner in ((50, ASCENT - 60), (width - 50, ASCENT - 60), (width - 50, DESCENT + 60)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
