"""Puts the characters of a PDF page into the cells of its ruled tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checkers.readers.pdf_frame import Box, holds
from checkers.readers.pdf_tables import Table
from checkers.readers.pdf_text import Characters, TextLine, clean

WORD = re.compile(r"\S+")
LINE_END = re.compile(r"[\r\n]")
MOST_CHARACTERS = 30_000  # of one page that are put into cells
CLEAR = 0.1  # points

Home = tuple[Table, Box]  # a cell


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
    last: Home | None = None
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


def _home_of_all(line: TextLine, tables: list[Table], chars: Characters) -> Home | None:
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
    word: re.Match[str], tables: list[Table], chars: Characters, last: Home | None
) -> Iterator[tuple[int, int, Home | None]]:
    """Where a word stands: as a whole when both ends are in one cell, else character by character."""
    first = _home(chars.middle(word.start()), tables, last)
    if _same(first, _home(chars.middle(word.end() - 1), tables, first)):
        yield word.start(), word.end(), first
        return
    for place in range(word.start(), word.end()):
        first = _home(chars.middle(place), tables, first)
        yield place, place + 1, first


def _same(first: Home | None, second: Home | None) -> bool:
    if first is None or second is None:
        return first is second
    return first[0] is second[0] and first[1] == second[1]


def _home(centre: tuple[float, float] | None, tables: list[Table], last: Home | None) -> Home | None:
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
    line: TextLine, chars: Characters, start: int, end: int, home: Home | None
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
