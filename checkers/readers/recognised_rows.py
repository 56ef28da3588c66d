"""Recognised lines as blocks: lines on one height side by side are rows, the rest are paragraphs."""

from __future__ import annotations

from checkers.document import Block, Cell, Location
from checkers.readers.ocr import Line
from checkers.readers.sideways import turn, turned, turned_back

FEWEST_ROWS = 3
SAME_HEIGHT = 0.5  # overlap, as a share of the lower line
SAME_COLUMN = 1.2  # in heights of a line


def blocks_of(lines: list[Line], page: int | None, scale: float, table: int) -> list[Block]:
    """Blocks for the lines of one picture; ``scale`` makes pixels to points, ``table`` numbers its tables."""
    way = turn(lines)
    if way:
        return turned_back(_blocks(turned(lines, way), page, scale, table), way)
    return _blocks(lines, page, scale, table)


def _blocks(lines: list[Line], page: int | None, scale: float, table: int) -> list[Block]:
    blocks: list[Block] = []
    bands = _bands(lines)
    place = 0
    while place < len(bands):
        run = _table_run(bands, place)
        if run >= FEWEST_ROWS:
            columns = _columns(bands[place : place + run])
            for row, band in enumerate(bands[place : place + run], start=1):
                blocks.append(_row(band, columns, page, scale, table, row))
            table += 1
        else:
            run = 1
            blocks.append(_paragraph(bands[place], page, scale))
        place += run
    return blocks


def _bands(lines: list[Line]) -> list[list[Line]]:
    """Lines grouped by height on the page, each group from left to right."""
    bands: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: ((line.box[1] + line.box[3]) / 2, line.box[0])):
        if bands and _overlap(bands[-1][-1], line):
            bands[-1].append(line)
        else:
            bands.append([line])
    return [_spelled(sorted(band, key=lambda line: line.box[0])) for band in bands]


def _spelled(band: list[Line]) -> list[Line]:
    """Letter-spaced labels put together again: a lone Han character belongs to what follows (名 称)."""
    joined: list[Line] = []
    for line in band:
        if joined and len(joined[-1].text) == 1 and "\u4e00" <= joined[-1].text <= "\u9fff":
            before = joined.pop()
            x0, top, x1, bottom = before.box
            box = (x0, min(top, line.box[1]), max(x1, line.box[2]), max(bottom, line.box[3]))
            line = Line(before.text + line.text, box, min(before.score, line.score))
        joined.append(line)
    return joined


def _overlap(first: Line, second: Line) -> bool:
    shared = min(first.box[3], second.box[3]) - max(first.box[1], second.box[1])
    return shared > SAME_HEIGHT * min(first.box[3] - first.box[1], second.box[3] - second.box[1])


def _table_run(bands: list[list[Line]], start: int) -> int:
    """How many bands from ``start`` on have two or more lines each, all in the columns of the widest."""
    run = 0
    while start + run < len(bands) and len(bands[start + run]) >= 2:
        run += 1
    while run >= FEWEST_ROWS:
        part = bands[start : start + run]
        if all(_aligned(band, _columns(part)) for band in part):
            return run
        run -= 1
    return 0


def _columns(bands: list[list[Line]]) -> list[float]:
    """Left edges of the columns: those of the band with most lines."""
    return [line.box[0] for line in max(bands, key=len)]


def _aligned(band: list[Line], columns: list[float]) -> bool:
    return all(
        min(abs(line.box[0] - x) for x in columns) <= SAME_COLUMN * (line.box[3] - line.box[1])
        for line in band
    )


def _scaled(box: tuple[float, float, float, float], scale: float) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = box
    return round(x0 * scale, 2), round(top * scale, 2), round(x1 * scale, 2), round(bottom * scale, 2)


def _around(band: list[Line], scale: float) -> tuple[float, float, float, float]:
    boxes = [line.box for line in band]
    around = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    return _scaled(around, scale)


def _paragraph(band: list[Line], page: int | None, scale: float) -> Block:
    text = " ".join(line.text for line in band)
    return Block(text, "paragraph", Location(page=page), box=_around(band, scale), recognised=True)


def _row(
    band: list[Line], columns: list[float], page: int | None, scale: float, table: int, row: int
) -> Block:
    cells: dict[int, Cell] = {}
    for line in band:
        column = min(range(len(columns)), key=lambda i: abs(columns[i] - line.box[0])) + 1
        text = f"{cells[column].text} {line.text}" if column in cells else line.text
        cells[column] = Cell(text, column, box=_scaled(line.box, scale))
    return Block(
        "\t".join(cell.text for cell in cells.values()),
        "row",
        Location(page=page, table=table, row=row),
        cells=tuple(cells.values()),
        box=_around(band, scale),
        recognised=True,
    )
