"""One worksheet: its rows with cells as text, merged ranges, hidden rows and columns, header and footer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from checkers.readers.excel_package import Element, Package
from checkers.readers.excel_values import Values, text_of

MOST_COVERED = 500_000  # grid places under merged cells that are followed up
MOST_COLUMNS = 16_384
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class RawCell:
    """One filled cell: column, text, and whether nobody sees it or its formula was never calculated."""

    column: int
    text: str
    hidden: bool = False
    uncached: bool = False


@dataclass(slots=True)
class RawRow:
    """One row with its filled cells."""

    number: int
    hidden: bool
    cells: list[RawCell]


@dataclass(slots=True)
class Sheet:
    """What one worksheet part holds."""

    rows: list[RawRow] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(
        default_factory=dict
    )  # (row, column): (rows, columns)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # top, left, bottom, right
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    full: bool = False  # the cap was reached, the rest is not read

    def covered(self) -> set[tuple[int, int]]:
        """The places of filled rows that lie under a merged cell."""
        numbers = sorted(row.number for row in self.rows)
        places: set[tuple[int, int]] = set()
        for top, left, bottom, right in self.merged:
            for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
                if len(places) > MOST_COVERED:
                    return places
                places.update((number, column) for column in range(left, right + 1))
            places.discard((top, left))
        return places

    def hides_column(self, column: int) -> bool:
        """Whether the column has no width."""
        return bool(self.hidden_columns) and any(a <= column <= b for a, b in self.hidden_columns)


def read_sheet(package: Package, part: str, values: Values, most: int) -> Sheet:
    """The worksheet in this part, with at most so many filled cells."""
    sheet = Sheet()
    before = 0
    hidden_by_default = False
    for element in package.elements(part, "row", "mergeCell", "col", "sheetFormatPr", "headerFooter"):
        name = element.tag.rpartition("}")[2]
        if name == "row" and most <= 0:
            sheet.full = True
        elif name == "row":
            row = _row(element, values, before, hidden_by_default)
            before = row.number
            most -= len(row.cells)
            sheet.rows += [row] if row.cells else []
        elif name == "mergeCell":
            _merge(sheet, element.get("ref", ""))
        elif name == "col":
            _column(sheet, element)
        elif name == "sheetFormatPr":
            hidden_by_default = element.get("zeroHeight") in _TRUE
        else:
            sheet.headers, sheet.footers = _margins(element, "Header"), _margins(element, "Footer")
    return sheet


def place(address: str) -> tuple[int, int] | None:
    """Row and column of an address ("B4"), from 1."""
    match = _REFERENCE.fullmatch(address.replace("$", "").upper())
    return (int(match[2]), column_number(match[1])) if match else None


@lru_cache(maxsize=4096)
def column_number(letters: str) -> int:
    """1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=4096)
def column_letters(number: int) -> str:
    """ "A" for 1, "AA" for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _row(element: Element, values: Values, before: int, hidden_by_default: bool) -> RawRow:
    stated = element.get("r", "")
    number = int(stated) if stated.isdecimal() and len(stated) < 9 else before + 1
    hidden = element.get("hidden") in _TRUE or (hidden_by_default and element.get("hidden") is None)
    cells: list[RawCell] = []
    column = 0
    for cell in element:
        address = cell.get("r")
        column = column_number(address.rstrip("0123456789").upper()) if address else column + 1
        found = _cell(cell, column, values)
        if found is not None and 0 < column <= MOST_COLUMNS:
            cells.append(found)
    return RawRow(number, hidden or element.get("ht") == "0", cells)


def _cell(cell: Element, column: int, values: Values) -> RawCell | None:
    stored: str | None = None
    formula: str | None = None
    kind = cell.get("t", "n")
    for child in cell:
        name = child.tag
        if name.endswith("}v"):
            stored = child.text
        elif name.endswith("}f"):
            formula = child.text or "…"
        elif name.endswith("}is"):
            kind, stored = "str", text_of(child)
    if not stored:
        if formula is None or kind == "str":
            return None
        return RawCell(column, "=" + formula, uncached=True)
    text = values.text(kind, cell.get("s"), stored)
    if text is None:
        return RawCell(column, stored, hidden=True)
    return RawCell(column, text) if text.strip() else None


def _merge(sheet: Sheet, reference: str) -> None:
    first, _, last = reference.partition(":")
    begin, end = place(first), place(last or first)
    if begin is None or end is None or end < begin or end[1] < begin[1]:
        return
    sheet.spans.setdefault(begin, (end[0] - begin[0] + 1, end[1] - begin[1] + 1))
    sheet.merged.append((*begin, *end))


def _column(sheet: Sheet, element: Element) -> None:
    first, last = element.get("min", ""), element.get("max", "")
    if (
        first.isdecimal()
        and last.isdecimal()
        and (element.get("hidden") in _TRUE or element.get("width") == "0")
    ):
        sheet.hidden_columns.append((int(first), int(last)))


def _margins(element: Element, kind: str) -> list[str]:
    """The texts of all headers (or footers), each once, without the codes for fonts and fields."""
    texts = (child.text or "" for child in element if child.tag.endswith(kind))
    return list(dict.fromkeys(filter(None, map(_plain_margin, texts))))


def _plain_margin(text: str) -> str:
    text = re.sub(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&K\d\d[+-]\d{3}|&\d+', "", text)
    pieces = re.split(r"&[LCR]", text)
    plain = (re.sub(r"&(.)", lambda m: "&" if m[1] == "&" else "", piece).strip() for piece in pieces)
    return "\t".join(_visible(plain))


def _visible(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces that say something: "第  页" without its field does not."""
    return (piece for piece in pieces if piece and not re.fullmatch(r"[\s\W第页共of/Page-]*", piece))
