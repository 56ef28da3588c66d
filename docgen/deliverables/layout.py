"""The source of a Word template: a layout of titles, forms, tables and signature lines, as data (layout.yaml)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from corpus.scheme import Strict


class Column(Strict):
    """A column of a table: heading, width in cm, and what stands in each row."""

    head: str
    width: float
    value: str
    align: Literal["left", "center", "right"] = "left"


class Table(Strict):
    """A table that repeats a row for each item (`row in plan.schedule`); ``empty`` is said where there is none.

    ``groups`` is an outer loop (`day in plan.days`) whose ``group`` text stands in a tinted row of its own;
    ``blank`` = so many empty rows to write in where there is no item; ``height`` of a row, in cm.
    """

    rows: str
    columns: list[Column]
    groups: str | None = None
    group: str | None = None
    empty: str = "无"
    blank: int = 0
    extra: int = 0  # so many empty rows below whatever is listed
    height: float | None = None


class Lines(Strict):
    """A paragraph for each item; ``empty`` is said where there is none."""

    rows: str
    text: str
    empty: str = "无"


class Picture(Strict):
    """A place for a picture (logo, seal, signature, qr, chart), filled only when the body gives one."""

    name: str
    width: float  # cm
    height: float  # cm
    align: Literal["left", "center", "right"] = "left"


class Line(Strict):
    """A line of a certificate: text, size and spacing in points, face and colour."""

    text: str
    size: float = 12
    face: Literal["song", "hei"] = "song"
    bold: bool = False
    align: Literal["left", "center", "right"] = "center"
    before: float = 0
    after: float = 2
    spacing: float = 0  # between the characters
    colour: str = "000000"
    new_page: bool = False


class Grid(Strict):
    """Cells side by side without rules, each with lines and pictures; it never splits over pages."""

    widths: list[float]
    cells: list[list[Block]]


class Block(Strict):
    """One block of a layout: exactly one of its kinds, and perhaps a condition."""

    title: str | None = None
    subtitle: str | None = None
    heading: str | None = None
    subheading: str | None = None
    text: str | None = None
    plain: str | None = None  # a paragraph without indent
    centered: str | None = None
    right: str | None = None
    note: str | None = None
    form: list[list[str]] | None = None  # rows of label, value[, label, value]
    table: Table | None = None
    lines: Lines | None = None
    box: str | None = None  # a label and an empty box to write in
    signatures: list[str] | None = None  # who signs, side by side, each with a date line
    picture: Picture | None = None
    line: Line | None = None
    grid: Grid | None = None
    page_break: bool | None = None
    contents: bool | None = None  # a table of contents
    include: str | None = None  # blocks of templates/common/NAME.yaml, shared by several layouts
    blocks: list[Block] | None = None  # several blocks under one condition or loop
    keep: bool = False  # on the same page as what follows
    when: str | None = None  # a condition (`event.until`)
    let: str | None = None  # a name for something, as an included block wants it (`meeting = audit.opening`)
    each: str | None = None  # a loop over blocks (`site in audit_sites`)


class Layout(Strict):
    """A layout whole: page, header, footer and blocks."""

    landscape: bool = False
    certificate: bool = False  # framed page, large type, no page header
    body_size: float = 10.5  # points
    header: str = "{{ body.name }}"
    number: str = ""  # the document number in the header
    foot: list[str] = Field(default_factory=list)  # lines above the page number at the foot
    blocks: list[Block] = Field(min_length=1)


Grid.model_rebuild()
