"""A reading as plain tuples and back: several times faster through a pipe than dataclasses."""

from __future__ import annotations

from typing import Any

from checkers.document import Block, Cell, FileReading, Location


def packed(reading: FileReading) -> tuple[Any, ...]:
    """The reading as nested tuples."""
    blocks = [_packed_block(block) for block in reading.blocks]
    head = [getattr(reading, name) for name in FileReading.__slots__ if name != "blocks"]
    return (*head, blocks)


def unpacked(parcel: tuple[Any, ...]) -> FileReading:
    """The reading that was packed."""
    *head, blocks = parcel
    names = [name for name in FileReading.__slots__ if name != "blocks"]
    return FileReading(**dict(zip(names, head, strict=True)), blocks=[_block(block) for block in blocks])


def _packed_block(b: Block) -> tuple[Any, ...]:
    where = b.location
    place = (
        where.page,
        where.paragraph,
        where.heading,
        where.table,
        where.row,
        where.column,
        where.sheet,
        where.cell,
    )
    cells = [(c.text, c.column, c.columns, c.rows, c.address, c.box) for c in b.cells]
    return (b.text, b.kind, place, b.headings, b.visible, cells, b.level, b.box, b.recognised, b.bold)


def _block(parcel: tuple[Any, ...]) -> Block:
    text, kind, place, headings, visible, cells, *rest = parcel
    return Block(text, kind, Location(*place), headings, visible, tuple(Cell(*cell) for cell in cells), *rest)
