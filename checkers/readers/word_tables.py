"""The grid of a Word table: rows and cells with their spans, however they are wrapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from checkers.document import Visibility
from checkers.readers.word_names import (
    ALTERNATE,
    CELL,
    CELL_PROPERTIES,
    CONTROL,
    CONTROL_PROPERTIES,
    DELETED_MARKS,
    INSERTED_MARKS,
    PARAGRAPH,
    ROW,
    ROW_PROPERTIES,
    RUN,
    SILENT,
    TABLE,
    VALUE,
    WORD,
    Element,
    branch,
    number,
)
from checkers.readers.word_styles import Styles, is_shaded

MOST_COLUMNS = 63  # Word's own limit
ROWS = frozenset({ROW})
CELLS = frozenset({CELL})
KNOWN_WRAPPERS = frozenset({WORD + "body", TABLE, ROW, CELL, CONTROL, ALTERNATE}) | SILENT


@dataclass(slots=True)
class GridCell:
    """One w:tc at its place in the grid."""

    element: Element
    column: int
    mark: Visibility
    columns: int = 1
    rows: int = 1
    merge: str | None = None  # vertically: "restart" or "continue"
    shaded: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One w:tr with its cells."""

    element: Element
    mark: Visibility
    cells: list[GridCell]


# An element found inside wrappers, the tracked change around it, whether a control of contents holds it.
Found: TypeAlias = tuple[Element, Visibility, bool]


def unwrapped(container: Element, wanted: frozenset[str], mark: Visibility = "visible") -> Iterator[Found]:
    """The wanted elements below a container, through content controls, tracked changes and the unknown."""
    pending = [(iter(container), mark, False)]
    while pending:
        children, mark, contents = pending[-1]
        for child in children:
            tag = child.tag
            if tag in wanted or (tag not in KNOWN_WRAPPERS and PARAGRAPH in wanted and _is_loose_text(child)):
                yield child, mark, contents
            elif tag not in SILENT:
                pending.append(_opened(child, mark, contents))
                break
        else:
            pending.pop()


def _opened(wrapper: Element, mark: Visibility, contents: bool) -> tuple[Iterator[Element], Visibility, bool]:
    """The children of a wrapper with what it says about them."""
    tag = wrapper.tag
    if tag == ALTERNATE:
        chosen = branch(wrapper)
        return iter(() if chosen is None else chosen), mark, contents
    return iter(wrapper), _marked(tag, mark), contents or (tag == CONTROL and _holds_contents(wrapper))


def grid(table: Element, styles: Styles, mark: Visibility) -> list[GridRow]:
    """All rows of a table; row spans are counted, absurd column spans are cut."""
    dark = _is_dark(table, styles)
    rows = [_row(row, inner, dark) for row, inner, _ in unwrapped(table, ROWS, mark)]
    _count_rows(rows)
    return rows


def _marked(tag: str, mark: Visibility) -> Visibility:
    if tag in DELETED_MARKS:
        return "deleted"
    return "inserted" if tag in INSERTED_MARKS and mark == "visible" else mark


def _is_loose_text(element: Element) -> bool:
    """Whether an unknown element holds runs as a paragraph does."""
    if element.find(RUN) is None:
        return False
    return element.find(PARAGRAPH) is None and element.find(TABLE) is None


def _holds_contents(control: Element) -> bool:
    gallery = control.find(f"{CONTROL_PROPERTIES}/{WORD}docPartObj/{WORD}docPartGallery")
    return gallery is not None and "contents" in (gallery.get(VALUE) or "").lower()


def _is_dark(table: Element, styles: Styles) -> bool:
    properties = table.find(WORD + "tblPr")
    if properties is None:
        return False
    style = properties.find(WORD + "tblStyle")
    return is_shaded(properties.find(WORD + "shd")) or (style is not None and styles[style.get(VALUE)].shaded)


def _row(element: Element, mark: Visibility, dark: bool) -> GridRow:
    column = 1
    properties = element.find(ROW_PROPERTIES)
    for child in properties if properties is not None else ():
        mark = _marked(child.tag, mark)
        if child.tag == WORD + "gridBefore":
            column += _span(child)
    cells: list[GridCell] = []
    for inner, inner_mark, _ in unwrapped(element, CELLS, mark):
        cell = _cell(inner, inner_mark, column, dark)
        column += cell.columns
        if cell.merge == "beside" and cells:
            cells[-1].columns += cell.columns
        else:
            cells.append(cell)
    return GridRow(element, mark, cells)


def _cell(element: Element, mark: Visibility, column: int, dark: bool) -> GridCell:
    cell = GridCell(element, column, mark, shaded=dark)
    properties = element[0] if len(element) and element[0].tag == CELL_PROPERTIES else ()
    for child in properties:
        tag = child.tag
        if tag == WORD + "gridSpan":
            cell.columns = _span(child)
        elif tag == WORD + "vMerge":
            cell.merge = child.get(VALUE) or "continue"
        elif tag == WORD + "hMerge" and child.get(VALUE) != "restart":
            cell.merge = "beside"
        elif tag == WORD + "shd":
            cell.shaded = dark or is_shaded(child)
    return cell


def _span(element: Element) -> int:
    return max(1, min(number(element.get(VALUE), 1), MOST_COLUMNS))


def _count_rows(rows: list[GridRow]) -> None:
    """Give each cell that starts a vertical merge the number of rows it covers."""
    open_cells: dict[int, GridCell] = {}
    for row in rows:
        going_on: dict[int, GridCell] = {}
        for cell in row.cells:
            above = open_cells.get(cell.column)
            if cell.merge == "continue" and above is not None:
                above.rows += 1
                going_on[cell.column] = above
            elif cell.merge is not None:
                cell.merge = "restart"
                going_on[cell.column] = cell
        open_cells = going_on
