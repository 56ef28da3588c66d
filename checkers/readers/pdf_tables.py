"""Ruled tables of a PDF page: from ruling lines to a grid of cells, and from characters to their text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from checkers.document import Cell
from checkers.readers.pdf_frame import Box, holds
from checkers.readers.pdf_grid import cell_groups
from checkers.readers.pdf_joining import glued
from checkers.readers.pdf_text import Characters, TextLine, clean

FEWEST_LINES = 4
MOST_LINES = 1_500  # ruling lines of one page that are made into a grid
MARGIN = 8.0  # points between text and the border of its cell
WIDTH = 5.5  # points, of a Latin letter
FIRST_WORD = re.compile(r"[!-~]+")
WORD = re.compile(r"\S+")
LINE_END = re.compile(r"[\r\n]")
MOST_CHARACTERS = 30_000  # of one page that are put into cells
CLEAR = 0.1  # points
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
        for cells in rows[:-1]:
            yield tuple(self._cell(c) for c in cells)

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

    def _cell(self, box: Box) -> Cell:
        column, row = _line(self.xs, box[0]), _line(self.tops, box[1])
        return Cell(
            text=self.text(box),
            column=column + 1,
            columns=max(1, _line(self.xs, box[2]) - column),
            rows=max(1, _line(self.tops, box[3]) - row),
            box=box,
        )


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


def filled(lines: list[TextLine], tables: list[Table], chars: Characters) -> list[TextLine | Table]:
    """Put the characters of visible lines into the cells; what is left, and the tables, in reading order."""
    tables = [t for t in tables if any(_touch(line.box, t.box) for line in lines)]
    if not tables or len(chars.text) > MOST_CHARACTERS:
        return list(lines)
    order: list[TextLine | Table] = []
    met: set[int] = set()
    for line in lines:
        if line.visible != "visible" or not any(_touch(line.box, t.box) for t in tables):
            order.append(line)
            continue
        for part in _split(line, tables, chars):
            if isinstance(part, TextLine) or id(part) not in met:
                met.add(id(part))
                order.append(part)
    return order


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _split(line: TextLine, tables: list[Table], chars: Characters) -> Iterator[TextLine | Table]:
    """Runs of one line: outside of tables as lines, inside into their cells (yields the table)."""
    home = _home_of_all(line, tables, chars)
    if home is not None:
        yield from _hand_over(line, chars, line.first, line.last, home)
        return
    start, end = line.first, line.first
    last: tuple[Table, Box] | None = None
    for word in WORD.finditer(chars.text, line.first, _stop(line, chars)):
        for begin, finish, home in _places(word, tables, chars, last):
            if end > start and not _same(home, last):
                yield from _hand_over(line, chars, start, end, last)
                start = begin
            elif end == start:
                start = begin
            last, end = home, finish
    if end > start:
        yield from _hand_over(line, chars, start, end, last)


def _home_of_all(line: TextLine, tables: list[Table], chars: Characters) -> tuple[Table, Box] | None:
    """The cell that holds a whole line, clear of its borders."""
    if not (line.last and chars.straight):
        return None
    x0, top, x1, bottom = line.box
    home = _home(((x0 + x1) / 2, (top + bottom) / 2), tables, None)
    if home is None:
        return None
    cell = home[1]
    inside = (
        cell[0] < x0 - CLEAR and x1 + CLEAR < cell[2] and cell[1] < top - CLEAR and bottom + CLEAR < cell[3]
    )
    return home if inside else None


def _stop(line: TextLine, chars: Characters) -> int:
    stop = LINE_END.search(chars.text, line.first)
    return stop.start() if stop else len(chars.text)


def _places(
    word: re.Match[str], tables: list[Table], chars: Characters, last: tuple[Table, Box] | None
) -> Iterator[tuple[int, int, tuple[Table, Box] | None]]:
    """Where a word stands: as a whole when both ends are in one cell, else character by character."""
    first = _home(chars.middle(word.start()), tables, last)
    if _same(first, _home(chars.middle(word.end() - 1), tables, first)):
        yield word.start(), word.end(), first
        return
    for place in range(word.start(), word.end()):
        first = _home(chars.middle(place), tables, first)
        yield place, place + 1, first


def _same(first: tuple[Table, Box] | None, second: tuple[Table, Box] | None) -> bool:
    if first is None or second is None:
        return first is second
    return first[0] is second[0] and first[1] == second[1]


def _home(
    centre: tuple[float, float] | None, tables: list[Table], last: tuple[Table, Box] | None
) -> tuple[Table, Box] | None:
    if centre is None:
        return last
    x, y = centre
    if last and holds(last[1], x, y):
        return last
    for table in tables:
        if holds(table.box, x, y) and (cell := table.cell_at(x, y)) is not None:
            return table, cell
    return None


def _hand_over(
    line: TextLine, chars: Characters, start: int, end: int, home: tuple[Table, Box] | None
) -> Iterator[TextLine | Table]:
    whole = start == line.first and end == line.last
    text = (line.text if whole else clean(chars.text[start:end])).strip()
    box = line.box if whole else chars.box(start, end)
    if not text or box is None:
        return
    if home is None:
        yield replace(line, text=text, box=box, first=start, last=line.last if whole else 0)
        return
    table, cell = home
    pieces = table.texts.setdefault(cell, [])
    middle = (box[1] + box[3]) / 2
    if pieces and abs(pieces[-1][0] - middle) < 0.4 * max(line.size, 6.0):
        pieces[-1] = (pieces[-1][0], box[2], pieces[-1][2] + " " + text)
    else:
        pieces.append((middle, box[2], text))
    yield table
