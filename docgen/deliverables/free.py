"""Lines and grids of a certificate: text of any size and face, cells without rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from docgen.deliverables.layout import Block, Grid, Line
from docgen.word_base import HEI, SONG

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_FACES = {"song": (SONG, "Times New Roman"), "hei": (HEI, "Arial")}
_TWIPS = 20  # a point


def write_line(place: Any, line: Line) -> None:
    """Add a paragraph to a document or a cell."""
    paragraph = place.add_paragraph()
    paragraph.alignment = _ALIGN[line.align]
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(line.before), Pt(line.after)
    form.page_break_before = line.new_page or None
    run = paragraph.add_run(line.text)
    chinese, latin = _FACES[line.face]
    run.font.name, run.font.size, run.font.bold = latin, Pt(line.size), line.bold or None
    run.font.color.rgb = RGBColor.from_string(line.colour)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), chinese)
    if line.spacing:
        _spread(run, line.spacing)


def _spread(run: Any, points: float) -> None:
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(points * _TWIPS)))
    size = run._r.rPr.find(qn("w:sz"))
    size.addprevious(spacing)


def write_grid(document: Any, grid: Grid, write: Callable[[Any, Block, float], None]) -> None:
    """Add a table without rules, one row; `write` writes a block into a cell."""
    table = document.add_table(rows=1, cols=len(grid.widths))
    table.autofit = False
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(width)
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, width, several in zip(row.cells, grid.widths, grid.cells, strict=True):
        cell.width = Cm(width)
        for block in several:
            write(cell, block, width)
        empty = cell.paragraphs[0]
        if len(cell.paragraphs) > 1:
            empty._p.getparent().remove(empty._p)
    _thin(document.add_paragraph())


def _thin(paragraph: Any) -> None:
    """A paragraph that Word wants after a table, too small to make a page of its own."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.add_run("").font.size = Pt(1)
