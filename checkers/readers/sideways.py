"""Scans that lie on their side: recognised lines are turned for reading, and their boxes turned back."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

from checkers.document import Block
from checkers.readers.ocr import Line

Box = tuple[float, float, float, float]
FEWEST_LINES = 3
MOST_LINES_UPRIGHT = 0.7  # share of the longer lines that must stand for the page to lie on its side


def turn(lines: list[Line]) -> int:
    """0 for an upright page, 1 when its head lies to the left, -1 when it lies to the right."""
    long = [line.box for line in lines if len(line.text) >= 3]
    standing = [box for box in long if box[3] - box[1] > 1.5 * (box[2] - box[0])]
    if len(standing) < FEWEST_LINES or len(standing) < MOST_LINES_UPRIGHT * len(long):
        return 0
    starts_below = _spread([box[3] for box in standing])
    starts_above = _spread([box[1] for box in standing])
    return 1 if starts_below <= starts_above else -1


def _spread(edges: list[float]) -> float:
    """How far edges lie apart: lines of a page start at one margin and end anywhere."""
    middle = median(edges)
    return sum(abs(edge - middle) for edge in edges)


def turned(lines: list[Line], way: int) -> list[Line]:
    """The lines as on the upright page (coordinates may be negative)."""
    return [replace(line, box=_turned(line.box, way)) for line in lines]


def _turned(box: Box, way: int) -> Box:
    x0, top, x1, bottom = box
    return (-bottom, x0, -top, x1) if way > 0 else (top, -x1, bottom, -x0)


def turned_back(blocks: list[Block], way: int) -> list[Block]:
    """The blocks with the boxes of the page as it lies."""
    return [
        replace(
            block,
            box=_back(block.box, way),
            cells=tuple(replace(cell, box=_back(cell.box, way)) for cell in block.cells),
        )
        for block in blocks
    ]


def _back(box: Box | None, way: int) -> Box | None:
    return box and _turned(box, -way)
