"""The blocks of a layout as Word paragraphs and tables with the template's tags in them."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from docgen.deliverables.layout import Block, Lines, Picture, Table
from docgen.word.pictures import BLANK
from docgen.word_page import add_row, new_table, set_style, shade

LABEL_TINT = "EEF1F5"
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_STYLES = {"title": "Title", "heading": "Heading 1", "subheading": "Heading 2", "note": "Cell Small"}


def opened(document: Any, block: Block) -> list[str]:
    """Open the condition and the loop of a block; the tags that close them."""
    closing = []
    for tag, end, text in (("for", "endfor", block.each), ("if", "endif", block.when)):
        if text:
            document.add_paragraph(f"{{%p {tag} {text} %}}")
            closing.append(f"{{%p {end} %}}")
    return closing[::-1]


def closed(document: Any, closing: list[str]) -> None:
    """Close what was opened."""
    for tag in closing:
        document.add_paragraph(tag)


def write(document: Any, block: Block, width: float) -> None:
    """Write one block into the document; `width` is the width between the margins in cm."""
    for kind, style in _STYLES.items():
        text = getattr(block, kind)
        if text:
            set_style(document.add_paragraph(text), style)
    for text, align in ((block.subtitle, "center"), (block.centered, "center"), (block.right, "right")):
        if text:
            document.add_paragraph(text).alignment = _ALIGN[align]
    if block.text:
        _indented(document.add_paragraph(block.text))
    if block.form:
        _form(document, block.form, width)
    if block.table:
        _table(document, block.table, width)
    if block.lines:
        _lines(document, block.lines)
    if block.box:
        _box(document, block.box, width)
    if block.signatures:
        _signatures(document, block.signatures, width)
    if block.picture:
        _picture(document, block.picture)
    if block.contents:
        _contents(document)
    if block.page_break:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _indented(paragraph: Any) -> None:
    paragraph.paragraph_format.first_line_indent = Cm(0.74)
    paragraph.paragraph_format.line_spacing = 1.25


def _form(document: Any, rows: list[list[str]], width: float) -> None:
    """Labels tinted, values beside them; a short row lets its last value take the rest of the line."""
    pairs = max(len(row) for row in rows) // 2
    label = 3.0
    widths = [label, width / pairs - label] * pairs
    table = new_table(document, widths)
    for row in rows:
        cells = add_row(table, [*row, *[""] * (2 * pairs - len(row))])
        for cell in cells[: len(row) : 2]:
            set_style(cell.paragraphs[0], "Cell Head")
            shade(cell, LABEL_TINT)
        if len(row) < 2 * pairs:
            cells[len(row) - 1].merge(cells[-1])
            for empty in cells[len(row) - 1].paragraphs[1:]:
                empty._p.getparent().remove(empty._p)
    _gap(document)


def _table(document: Any, table: Table, width: float) -> None:
    scale = width / sum(c.width for c in table.columns)
    made = new_table(document, [c.width * scale for c in table.columns], [c.head for c in table.columns])
    add_row(made, [f"{{%tr for {table.rows} %}}", *[""] * (len(table.columns) - 1)])
    add_row(made, [c.value for c in table.columns])
    if table.empty:
        add_row(made, ["{%tr else %}", *[""] * (len(table.columns) - 1)])
        cells = add_row(made, [table.empty, *[""] * (len(table.columns) - 1)])
        cells[0].merge(cells[-1])
        for extra in cells[0].paragraphs[1:]:
            extra._p.getparent().remove(extra._p)
    add_row(made, ["{%tr endfor %}", *[""] * (len(table.columns) - 1)])
    _gap(document)


def _lines(document: Any, lines: Lines) -> None:
    document.add_paragraph(f"{{%p for {lines.rows} %}}")
    _indented(document.add_paragraph(lines.text))
    if lines.empty:
        document.add_paragraph("{%p else %}")
        _indented(document.add_paragraph(lines.empty))
    document.add_paragraph("{%p endfor %}")


def _box(document: Any, label: str, width: float) -> None:
    table = new_table(document, [width])
    add_row(table, [label])
    table.rows[0].height, table.rows[0].height_rule = Cm(3), WD_ROW_HEIGHT_RULE.AT_LEAST
    _gap(document)


def _signatures(document: Any, names: list[str], width: float) -> None:
    """A table that never splits: who signs, an empty line, a date. Nobody signs by machine."""
    table = new_table(document, [width / len(names)] * len(names))
    cells = add_row(table, [f"{name}（签字）：" for name in names])
    table.rows[0].height, table.rows[0].height_rule = Cm(2.2), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell in cells:
        set_style(cell.add_paragraph(), "Cell")
        set_style(cell.add_paragraph("日期：　　　　年　　月　　日"), "Cell")
    _gap(document)


def _picture(document: Any, picture: Picture) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _ALIGN[picture.align]
    shape = paragraph.add_run().add_picture(
        io.BytesIO(BLANK), width=Cm(picture.width), height=Cm(picture.height)
    )
    shape._inline.docPr.set("name", picture.name)
    shape._inline.docPr.set("descr", picture.name)


def _contents(document: Any) -> None:
    """A table of contents that Word fills on opening."""
    paragraph = document.add_paragraph()
    for kind, text in (("begin", ""), ("", 'TOC \\o "1-2" \\h \\z \\u'), ("separate", ""), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def _gap(document: Any) -> None:
    """A small paragraph after a table, so that two tables do not run together."""
    paragraph = document.add_paragraph()
    set_style(paragraph, "Cell Small")
