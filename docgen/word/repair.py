"""What may be left after rows, cells or paragraphs were dropped, mended so that Word opens the file."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from docgen.word.markup import parse, text_of, w

_NO_CELLS = re.compile(
    r"<w:tr(?: [^>]*)?>(?:<w:tblPrEx>.*?</w:tblPrEx>)?(?:<w:trPr/>|<w:trPr>[^\v]*?</w:trPr>)?</w:tr>"
)
_ROWLESS = ("</w:tblGrid></w:tbl>", "<w:tblGrid/></w:tbl>")
_ENDS = (
    "</w:tcPr></w:tc>",
    "<w:tcPr/></w:tc>",
    "<w:tc></w:tc>",
    "</w:tbl></w:tc>",
    "<w:txbxContent></w:txbxContent>",
)
_DRAWING = re.compile(r'(<wp:docPr [^>]*?\bid=")\d+(")')
_EMPTY_PART = re.compile(r"(<w:(hdr|ftr|footnote|endnote)(?: [^>]*)?>)(</w:\2>)")


def mended(xml: str) -> str:
    """The XML without rows that have no cell and tables that have no row; every cell and box ends in a paragraph."""
    if "</w:trPr></w:tr>" in xml or "<w:tr></w:tr>" in xml or "<w:trPr/></w:tr>" in xml:
        xml = _NO_CELLS.sub("", xml)
    for end in _ROWLESS:
        while (at := xml.find(end)) >= 0:
            xml = xml[: xml.rfind("<w:tbl>", 0, at)] + xml[at + len(end) :]
    for end in _ENDS:
        if end in xml:
            cut = end.rfind("</")
            xml = xml.replace(end, f"{end[:cut]}<w:p/>{end[cut:]}")
    return _EMPTY_PART.sub(r"\1<w:p/>\3", xml)


def renumbered(xml: str, first: int) -> str:
    """The XML with a different id for each drawing, counted from a number."""
    numbers = count(first)
    return _DRAWING.sub(lambda m: f"{m.group(1)}{next(numbers)}{m.group(2)}", xml)


def regridded(xml: str) -> str:
    """The XML whose tables have as many grid columns as their widest row, the total width kept."""
    root = parse(xml.encode())
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        wide = max((_width(row) for row in table.iterchildren(w("tr"))), default=0)
        if grid is not None and wide and wide != len(grid):
            _regrid(table, grid, wide)
    return text_of(root)


def _width(row: Any) -> int:
    spans = (cell.find(f"{w('tcPr')}/{w('gridSpan')}") for cell in row.iterchildren(w("tc")))
    return sum(int(s.get(w("val"), "1")) if s is not None else 1 for s in spans)


def _regrid(table: Any, grid: Any, wide: int) -> None:
    total = sum(int(c.get(w("w"), "0")) for c in grid)
    for column in list(grid):
        grid.remove(column)
    for _ in range(wide):
        grid.append(grid.makeelement(w("gridCol"), {w("w"): str(total // wide)}))
    for cell in table.iterfind(f"{w('tr')}/{w('tc')}"):
        span, width = (cell.find(f"{w('tcPr')}/{w(n)}") for n in ("gridSpan", "tcW"))
        if width is not None and width.get(w("type")) == "dxa":
            number = int(span.get(w("val"), "1")) if span is not None else 1
            width.set(w("w"), str(total // wide * number))
