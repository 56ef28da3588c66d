"""Web pages: headings, paragraphs and tables, with what is hidden marked as such."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

from checkers.document import Block, Cell, FileReading, Location, Visibility
from checkers.plain_text import decoded
from checkers.readers.trouble import Unreadable

MOST_BLOCKS = 100_000
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "head", "noscript", "template", "object", "iframe", "svg", "select"})
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|button|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span"
    "|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_CHINESE_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030"}

Element = Any  # lxml has no types


def read(data: bytes, reading: FileReading) -> None:
    """The page in reading order."""
    try:
        root = html.document_fromstring(_page_text(data), parser=html.HTMLParser(no_network=True))
    except (etree.ParserError, ValueError) as error:
        raise Unreadable("corrupt", "网页文件无法解析，请导出为 PDF 或 Word 后重新提交") from error
    walk = _Walk(reading)
    walk.element(root, "visible")
    walk.flush("visible")
    if len(reading.blocks) >= MOST_BLOCKS:
        reading.status, reading.reason = "partly_read", "too_large"
        reading.message = f"网页内容超过 {MOST_BLOCKS} 段，其余未读取，请拆分后再提交"
    elif not reading.blocks:
        reading.message = "文件中没有文字，请核对是否交错文件"


def _page_text(data: bytes) -> str:
    """The page as text, in the encoding it declares if that is true."""
    text: str | None = None
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = declared[1].decode("ascii", "replace").lower()
        try:
            text = data.decode(_CHINESE_NAMES.get(name, name))
        except (LookupError, UnicodeError):
            text = None
    text = text or decoded(data) or data.decode("utf-8", "replace")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")


class _Walk:
    """One walk through a page; text gathers until a block begins or ends."""

    def __init__(self, reading: FileReading) -> None:
        self._blocks = reading.blocks
        self._pending: list[str] = []
        self._path: list[tuple[int, str]] = []
        self._paragraphs = 0
        self._tables = 0

    def element(self, element: Element, visible: Visibility) -> None:
        """The element's blocks, appended to the reading; its inline text stays pending."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SILENT or len(self._blocks) >= MOST_BLOCKS:
            return
        inner: Visibility = "hidden" if _is_hidden(element) else visible
        if name == "br":
            self._pending.append("\n")
        elif name == "table":
            self.flush(visible)
            self._table(element, inner)
        elif inner == visible and _INLINE.fullmatch(name):
            self._inside(element, visible)
        else:
            self.flush(visible)
            self._inside(element, inner)
            self.flush(inner, int(name[1]) if re.fullmatch("h[1-6]", name) else None)

    def flush(self, visible: Visibility, level: int | None = None) -> None:
        """Makes a block of the pending text."""
        text = _folded("".join(self._pending))
        self._pending.clear()
        if not text:
            return
        self._paragraphs += 1
        if level is not None:
            self._path = [entry for entry in self._path if entry[0] < level]
        headings = tuple(title for _, title in self._path)
        if level is not None:
            self._path.append((level, text))
        where = Location(paragraph=self._paragraphs, heading=self._path[-1][1] if self._path else None)
        kind = "paragraph" if level is None else "heading"
        self._blocks.append(Block(text, kind, where, headings, visible, level=level))  # type: ignore[arg-type]

    def _inside(self, element: Element, visible: Visibility) -> None:
        self._pending.append(_spaced(element.text))
        for child in element:
            self.element(child, visible)
            self._pending.append(_spaced(child.tail))

    def _table(self, table: Element, visible: Visibility) -> None:
        self._tables += 1
        number = self._tables
        taken: dict[int, int] = {}  # column: rows it is still covered from above
        headings = tuple(title for _, title in self._path)
        for row_number, row in enumerate(_rows(table), 1):
            cells, seen = self._cells(row, taken), visible
            if cells and len(self._blocks) < MOST_BLOCKS:
                seen = "hidden" if _is_hidden(row) else visible
                where = Location(table=number, row=row_number)
                text = "\t".join(cell.text for cell in cells)
                self._blocks.append(Block(text, "row", where, headings, seen, tuple(cells)))

    def _cells(self, row: Element, taken: dict[int, int]) -> list[Cell]:
        column, cells = 1, []
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > 0:
                taken[column] -= 1
                column += 1
            columns, rows = _span(cell, "colspan"), _span(cell, "rowspan")
            text = _cell_text(cell)
            if text:
                cells.append(Cell(text, column, columns, rows))
            for covered in range(column, column + columns):
                taken[covered] = rows - 1
            column += columns
        for later in [c for c in taken if c >= column and taken[c] > 0]:
            taken[later] -= 1
        return cells


def _rows(table: Element) -> list[Element]:
    parts = [table, *(child for child in table if child.tag in ("thead", "tbody", "tfoot"))]
    return [row for part in parts for row in part if row.tag == "tr"]


def _cell_text(cell: Element) -> str:
    """The text of a cell with what stands in it, nested tables included."""
    own = _Walk(FileReading(""))
    for child in [cell.text or "", *cell]:
        if isinstance(child, str):
            own._pending.append(_spaced(child))
        else:
            own.element(child, "visible")
            own._pending.append(_spaced(child.tail))
    own.flush("visible")
    return "\n".join(block.text for block in own._blocks if block.visible == "visible")


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), 1000)) if value.isdecimal() else 1


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("type") == "hidden":
        return True
    return bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _spaced(text: str | None) -> str:
    """Text with the source's own line breaks as blanks, as a browser shows it."""
    return re.sub(r"[ \t\r\n\f]+", " ", text) if text else ""


def _folded(text: str) -> str:
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip()
