"""What the cells of a Word table say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checkers.document import Cell, Visibility
from checkers.readers.word_drawings import Drawn
from checkers.readers.word_names import CELL_PROPERTIES, PARAGRAPH, Element
from checkers.readers.word_tables import Found, GridCell, GridRow, unwrapped


@dataclass(slots=True)
class CellText:
    """What one table cell says."""

    lines: list[str] = field(default_factory=list)
    deleted: Sequence[str] = ()
    hidden: Sequence[str] = ()
    tables: Sequence[tuple[Element, Visibility]] = ()
    drawings: Sequence[Drawn] = ()
    inserts: bool = False
    keeps: bool = False


def only_paragraph(cell: GridCell) -> Element | None:
    """The paragraph of a cell that holds nothing else, as most do."""
    element = cell.element
    if len(element) == 2 and element[1].tag == PARAGRAPH and element[0].tag == CELL_PROPERTIES:
        return element[1]
    return None


def cell_flow(cell: GridCell, wanted: frozenset[str]) -> Iterable[Found]:
    """The paragraphs and tables of a cell."""
    alone = only_paragraph(cell)
    return ((alone, cell.mark, False),) if alone is not None else unwrapped(cell.element, wanted, cell.mark)


def cells_of(cells: list[GridCell], texts: list[CellText]) -> Iterable[Cell]:
    """The cells as printed: a merged cell once, at its top left corner."""
    for cell, said in zip(cells, texts, strict=True):
        text = "\n".join(said.lines)
        if text or cell.merge != "continue":
            yield Cell(text, cell.column, cell.columns, cell.rows)


def seen(row: GridRow, texts: list[CellText]) -> Visibility:
    """Whether a row is deleted or nothing but a tracked insertion."""
    if row.mark == "deleted":
        return "deleted"
    kept = any(said.keeps for said in texts)
    return "inserted" if not kept and any(said.inserts for said in texts) else "visible"
