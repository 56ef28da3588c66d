"""The blocks of a layout as Word paragraphs and tables with the template's tags in them."""

from __future__ import annotations

import io
import re
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from docgen.deliverables import free
from docgen.deliverables.layout import Block, Lines, Picture, Table
from docgen.word.pictures import BLANK
from docgen.word_page import add_row, new_table, set_style, shade

LABEL_TINT = "EEF1F5"
_CHARACTER = 0.36  # cm that a Chinese character takes in a cell
_TAG = re.compile(r"\{\{.*?\}\}")
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_STYLES = {"title": "Title", "heading": "Heading 1", "subheading": "Heading 2", "note": "Cell Small"}


def opened(document: Any, block: Block) -> list[str]:
    """Open the condition and the loop of a block; the tags that close them."""
    closing = []
    opening = (("with", "endwith", block.let), ("for", "endfor", block.each), ("if", "endif", block.when))
    for tag, end, text in opening:
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
    if block.plain:
        document.add_paragraph(block.plain)
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
    if block.line:
        free.write_line(document, block.line)
    if block.grid:
        free.write_grid(document, block.grid, write)
    if block.contents:
        _contents(document)
    if block.page_break:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def keep(document: Any, before: int) -> None:
    """Keep all that was written after so many elements on the page of what follows."""
    for element in list(document.element.body)[before - 1 :]:
        for paragraph in element.iter(qn("w:p")):
            Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def _indented(paragraph: Any) -> None:
    paragraph.paragraph_format.first_line_indent = Cm(0.74)
    paragraph.paragraph_format.line_spacing = 1.25


def _form(document: Any, rows: list[list[str]], width: float) -> None:
    """Labels tinted, values beside them; a short row lets its last value take the rest of the line."""
    pairs = max(len(row) for row in rows) // 2
    labels = [label_width([r[2 * i] for r in rows if len(r) > 2 * i]) for i in range(pairs)]
    value = (width - sum(labels)) / pairs
    table = new_table(document, [w for label in labels for w in (label, value)])
    for row in rows:
        cells = add_row(table, [*row, *[""] * (2 * pairs - len(row))])
        for i, cell in enumerate(cells):
            middle(cell)
            if i < len(row) and i % 2 == 0:
                set_style(cell.paragraphs[0], "Cell Head")
                shade(cell, LABEL_TINT)
        if len(row) < 2 * pairs:
            _joined(cells[len(row) - 1 :])
    _gap(document)


def label_width(labels: list[str]) -> float:
    """The width in cm that holds the longest label on one line, within reason; a tag counts as five characters."""
    longest = max((len(_TAG.sub("五个字宽度", text)) for text in labels), default=0)
    return min(max(_CHARACTER * longest + 0.5, 1.9), 3.9)


def _table(document: Any, table: Table, width: float) -> None:
    scale = width / sum(c.width for c in table.columns)
    made = new_table(document, [c.width * scale for c in table.columns], [c.head for c in table.columns])
    for cell in made.rows[0].cells:
        middle(cell, "center")
    if table.groups:
        _tag_row(made, f"for {table.groups}")
        banner = add_row(made, [table.group or "", *[""] * (len(table.columns) - 1)], "Cell Head")
        shade(banner[0], LABEL_TINT)
        banner[0].paragraphs[0].paragraph_format.keep_with_next = True
        _joined(banner)
    _tag_row(made, f"for {table.rows}")
    _row(made, table, [c.value for c in table.columns])
    if not table.groups:
        _empty(made, table)
    _tag_row(made, "endfor")
    if table.groups:
        _empty(made, table)
        _tag_row(made, "endfor")
    for _ in range(table.extra):
        _row(made, table, [""] * len(table.columns))
    _gap(document)


def _row(made: Any, table: Table, texts: list[str]) -> None:
    for cell, column in zip(add_row(made, texts), table.columns, strict=True):
        middle(cell, column.align)
    if table.height:
        row = made.rows[-1]
        row.height, row.height_rule = Cm(table.height), WD_ROW_HEIGHT_RULE.AT_LEAST


def _empty(made: Any, table: Table) -> None:
    """What stands in the table when there is nothing to list: a word, or rows to write in."""
    _tag_row(made, "else")
    for _ in range(table.blank):
        _row(made, table, [""] * len(table.columns))
    if not table.blank:
        cells = add_row(made, [table.empty, *[""] * (len(table.columns) - 1)])
        middle(cells[0], "center")
        _joined(cells)


def _tag_row(made: Any, tag: str) -> None:
    add_row(made, [f"{{%tr {tag} %}}", *[""] * (len(made.columns) - 1)])


def _joined(cells: list[Any]) -> None:
    """One cell out of several, with one paragraph."""
    if len(cells) > 1:
        cells[0].merge(cells[-1])
    for empty in cells[0].paragraphs[1:]:
        empty._p.getparent().remove(empty._p)


def middle(cell: Any, align: str = "left") -> None:
    """Text in the middle of the row's height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    if align != "left":
        cell.paragraphs[0].alignment = _ALIGN[align]


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
    cells = add_row(table, [f"{name}：" if name.endswith("）") else f"{name}（签字）：" for name in names])
    table.rows[0].height, table.rows[0].height_rule = Cm(1.9), WD_ROW_HEIGHT_RULE.AT_LEAST
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
    """A thin paragraph after a table, so that two tables do not run together."""
    paragraph = document.add_paragraph()
    set_style(paragraph, "Cell Small")
    paragraph.paragraph_format.line_spacing = Pt(6)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)


def end(document: Any) -> None:
    """Make the paragraph that Word wants after a last table so small that it never needs a page of its own."""
    last = document.paragraphs[-1]
    if not last.text and last._p.getnext() is not None and last._p.getprevious().tag == qn("w:tbl"):
        last.paragraph_format.line_spacing = Pt(1)
        mark = OxmlElement("w:rPr")
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), "2")
        mark.append(size)
        last._p.get_or_add_pPr().append(mark)
