"""Ruled tables of a PDF page: from ruling lines to a grid of cells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from checkers.document import Cell
from checkers.readers.pdf_frame import Box, holds
from checkers.readers.pdf_grid import cell_groups
from checkers.readers.pdf_joining import glued

FEWEST_LINES = 4
MOST_LINES = 1_500  # ruling lines of one page that are made into a grid
MARGIN = 8.0  # points between text and the border of its cell
WIDTH = 5.5  # points, of a Latin letter
FIRST_WORD = re.compile(r"[!-~]+")
SAME_LINE = 2.0  # points: grid lines nearer than this are one


@dataclass(slots=True)
class Table:
    """One ruled table of a page: its cells by place, filled with lines of characters."""

    box: Box
    cells: list[Box]
    xs: list[float]
    tops: list[float]
    page: int = 0
    texts: dict[Box, list[tuple[float, float, str]]] = field(default_factory=dict)
    _edges: list[float] = field(default_factory=list)  # all upper and lower borders of cells
    _bands: dict[int, list[Box]] = field(
        default_factory=dict
    )  # the cells between two of them, when asked for

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.xs) - 1

    def text(self, cell: Box) -> str:
        """The text of one cell, wrapped lines joined."""
        joined, reached = "", cell[0]
        for _, right, text in self.texts.get(cell, []):
            if not joined:
                joined = text
            elif reached + _first_word(text) > cell[2] - MARGIN:
                joined = glued(joined, text)
            else:
                joined += "\n" + text
            reached = right
        return joined

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows from top to bottom, each cell once at its top left corner."""
        starts = [top - SAME_LINE for top in self.tops]
        rows: list[list[Box]] = [[] for _ in starts]
        for cell in sorted(self.cells):
            number = bisect_right(starts, cell[1]) - 1
            if number >= 0:
                rows[number].append(cell)
        across = {x: number for number, x in enumerate(self.xs)}
        down = {y: number for number, y in enumerate(self.tops)}
        for cells in rows[:-1]:
            yield tuple(self._cell(c, across, down) for c in cells)

    def cell_at(self, x: float, y: float) -> Box | None:
        """The cell that holds a point; the first of several on a common border."""
        if not self._edges:
            self._edges = sorted({y for c in self.cells for y in (c[1], c[3])})
        number = bisect_right(self._edges, y)
        if self._edges[number - 1] == y:
            return next((c for c in self.cells if holds(c, x, y)), None)
        if number not in self._bands:
            self._bands[number] = [c for c in self.cells if c[1] < y < c[3]]
        for cell in self._bands[number]:
            if cell[0] <= x <= cell[2]:
                return cell
        return None

    def _cell(self, box: Box, across: dict[float, int], down: dict[float, int]) -> Cell:
        """One cell; ``across`` and ``down`` number the lines of the grid."""
        if box[0] in across and box[2] in across and box[1] in down and box[3] in down:
            column, row = across[box[0]], down[box[1]]
            columns, rows = across[box[2]] - column, down[box[3]] - row
        else:
            column, row = _line(self.xs, box[0]), _line(self.tops, box[1])
            columns, rows = _line(self.xs, box[2]) - column, _line(self.tops, box[3]) - row
        return Cell(self.text(box), column + 1, max(1, columns), max(1, rows), box=box)


def _first_word(text: str) -> float:
    """About how many points the first word takes: a line ends before a word that does not fit."""
    word = FIRST_WORD.match(text)
    return WIDTH * len(word.group()) if word else 2 * WIDTH


def _line(grid: list[float], place: float) -> int:
    return max(0, bisect_right(grid, place + SAME_LINE) - 1)


def _grid(places: list[float]) -> list[float]:
    grid: list[float] = []
    for place in sorted(places):
        if not grid or place - grid[-1] > SAME_LINE:
            grid.append(place)
    return grid


def tables_of(lines: list[Box], page: int) -> list[Table]:
    """The tables that a page's ruling lines draw; a frame of one column is no table."""
    if not FEWEST_LINES <= len(lines) <= MOST_LINES:
        return []
    found = []
    for cells in cell_groups(lines):
        xs = _grid([x for c in cells for x in (c[0], c[2])])
        tops = _grid([y for c in cells for y in (c[1], c[3])])
        if len(xs) < 3 or len(cells) < 2:
            continue
        box = (xs[0], tops[0], xs[-1], tops[-1])
        found.append(Table(box, cells, xs, tops, page))
    return sorted(found, key=lambda table: (table.box[1], table.box[0]))
