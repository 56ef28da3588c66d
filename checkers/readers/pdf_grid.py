"""From the ruling lines of a page to the cells they enclose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict

from checkers.readers.pdf_frame import Box

NEAR = 3.0  # points: lines nearer than this are one line
MOST_FIELDS = 40_000  # fields of the finest grid of one page

Field = tuple[int, int]  # column and row of the finest grid


def cell_groups(lines: list[Box]) -> list[list[Box]]:
    """The rectangular cells that the lines enclose, one list for each table."""
    flat = [line for line in lines if line[2] - line[0] >= line[3] - line[1]]
    upright = [line for line in lines if line[2] - line[0] < line[3] - line[1]]
    ys = _places([(line[1] + line[3]) / 2 for line in flat])
    xs = _places([(line[0] + line[2]) / 2 for line in upright])
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_FIELDS:
        return []
    above = _walls([((line[1] + line[3]) / 2, line[0], line[2]) for line in flat], ys, xs)
    left = _walls([((line[0] + line[2]) / 2, line[1], line[3]) for line in upright], xs, ys)
    columns, rows = len(xs) - 1, len(ys) - 1
    if len(left) == (columns + 1) * rows and len(above) == (rows + 1) * columns:  # all lines are drawn
        return [[(xs[c], ys[r], xs[c + 1], ys[r + 1]) for r in range(rows) for c in range(columns)]]
    regions = _regions(columns, rows, left, above)
    return _tables([region for region in regions if _is_rectangle(region)], xs, ys)


def _places(values: list[float]) -> list[float]:
    """The values with those that are near each other made one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _walls(lines: list[tuple[float, float, float]], places: list[float], across: list[float]) -> set[Field]:
    """Which stretches are drawn: (line number, number of the stretch across)."""
    walls: set[Field] = set()
    for place, start, end in lines:
        number = bisect_right(places, place + NEAR / 100) - 1
        first, last = bisect_left(across, start - NEAR), bisect_right(across, end + NEAR) - 1
        walls.update((number, stretch) for stretch in range(first, last))
    return walls


def _regions(columns: int, rows: int, left: set[Field], above: set[Field]) -> list[list[Field]]:
    """Fields that no line parts, without those open to the outside."""
    seen: set[Field] = set()
    found = []
    for row in range(rows):
        for column in range(columns):
            if (column, row) not in seen:
                region, closed = _flood((column, row), columns, rows, left, above, seen)
                if closed:
                    found.append(region)
    return found


def _flood(
    start: Field, columns: int, rows: int, left: set[Field], above: set[Field], seen: set[Field]
) -> tuple[list[Field], bool]:
    region, closed, waiting = [], True, [start]
    seen.add(start)
    while waiting:
        column, row = waiting.pop()
        region.append((column, row))
        for wall, walls, neighbour in (
            ((column, row), left, (column - 1, row)),
            ((column + 1, row), left, (column + 1, row)),
            ((row, column), above, (column, row - 1)),
            ((row + 1, column), above, (column, row + 1)),
        ):
            if wall in walls:
                continue
            if not (0 <= neighbour[0] < columns and 0 <= neighbour[1] < rows):
                closed = False
            elif neighbour not in seen:
                seen.add(neighbour)
                waiting.append(neighbour)
    return region, closed


def _is_rectangle(region: list[Field]) -> bool:
    if len(region) == 1:
        return True
    columns = [column for column, _ in region]
    rows = [row for _, row in region]
    return len(region) == (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)


def _tables(regions: list[list[Field]], xs: list[float], ys: list[float]) -> list[list[Box]]:
    """Cells that touch each other belong to one table."""
    owner = {field: number for number, region in enumerate(regions) for field in region}
    group = list(range(len(regions)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for (column, row), number in owner.items():
        for neighbour in ((column + 1, row), (column, row + 1)):
            if neighbour in owner:
                group[root(owner[neighbour])] = root(number)
    tables: dict[int, list[Box]] = defaultdict(list)
    for number, region in enumerate(regions):
        tables[root(number)].append(_box(region, xs, ys))
    return list(tables.values())


def _box(region: list[Field], xs: list[float], ys: list[float]) -> Box:
    columns = [column for column, _ in region]
    rows = [row for _, row in region]
    return xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1]
