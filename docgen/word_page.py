"""Small tools to fill our Word templates: tables with repeated headers, cells, shading."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from docgen.steady_zip import steady
from docgen.word_base import TEMPLATES

HEAD_TINT = "DCE3EC"


def open_template(name: str, title: str, day: str) -> Any:
    """A new document from one of our templates, with its properties and its title in the header."""
    document = Document(str(TEMPLATES / name))
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "certdesk", "certdesk"
    properties.comments = ""
    properties.created = properties.modified = datetime.datetime.fromisoformat(day)
    document.sections[0].header.paragraphs[0].text = title
    return document


def saved(document: Any, day: str) -> bytes:
    """The bytes of the document, the same for the same content."""
    written = io.BytesIO()
    document.save(written)
    return steady(written.getvalue(), day)


def new_table(document: Any, widths: Sequence[float], header: Sequence[str] = ()) -> Any:
    """A ruled table of fixed column widths (cm) whose header row repeats on every page."""
    table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    if header:
        cells = add_row(table, header, "Cell Head")
        for cell in cells:
            shade(cell, HEAD_TINT)
        _mark(table.rows[0], "w:tblHeader")
    return table


def add_row(table: Any, texts: Sequence[str], style: str = "Cell") -> list[Any]:
    """A new row that stays on one page if it can, with one text a cell; its cells."""
    row = table.add_row()
    _mark(row, "w:cantSplit")
    cells = list(row.cells)
    for cell, column, text in zip(cells, table.columns, texts, strict=True):
        cell.width = column.width
        set_style(cell.paragraphs[0], style)
        if text:
            cell.paragraphs[0].add_run(text)
    return cells


def add_text(cell: Any, text: str, style: str = "Cell", *, label: str = "") -> Any:
    """A further paragraph in a cell (the first fills the empty one), with a bold label before it."""
    first = cell.paragraphs[0]
    paragraph = first if len(cell.paragraphs) == 1 and not first.runs else cell.add_paragraph()
    set_style(paragraph, style)
    if label:
        paragraph.add_run(label).bold = True
    paragraph.add_run(text)
    return paragraph


def set_style(paragraph: Any, name: str) -> None:
    """Give a paragraph one of our styles, by its id: python-docx would search all styles each time."""
    paragraph._p.style = name.replace(" ", "")


def shade(cell: Any, colour: str) -> None:
    """Fill the background of a cell."""
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)


def colour(paragraph: Any, value: str) -> None:
    """Set the colour of the text of a paragraph, and make it bold."""
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(value)
        run.font.bold = True


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
