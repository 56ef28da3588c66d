"""Tables on the terminal: drawn where there is one, tab-separated lines elsewhere."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Column, Table

from docgen.clean import line
from docgen.figures.step import STATUS_WORDS

COLOURS = {
    STATUS_WORDS["warn"]: "yellow",
    STATUS_WORDS["error"]: "red",
    STATUS_WORDS["needs_human"]: "magenta",
    "已逾期": "red",
    "将到期": "yellow",
    "不能判断": "magenta",
    "已完成": "green",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its title, columns, rows and the line below it; ``fixed`` columns are never broken."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    closing: str = ""
    fixed: frozenset[str] = frozenset({"结果", "单位", "状态"})


def show(sheets: Iterable[Sheet]) -> None:
    """Print the tables to standard output. A character the terminal cannot show is replaced."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console(emoji=False, highlight=False, markup=False)
    for sheet in map(_cleaned, sheets):
        _drawn(console, sheet) if console.is_terminal else _plain(sheet)


def _cleaned(sheet: Sheet) -> Sheet:
    """Without line breaks and control characters, which names of a case may hold."""
    rows = [[line(cell) for cell in row] for row in sheet.rows]
    return replace(sheet, title=line(sheet.title), rows=rows, closing=line(sheet.closing))


def _drawn(console: Console, sheet: Sheet) -> None:
    columns = [Column(c, no_wrap=c in sheet.fixed, overflow="fold") for c in sheet.columns]
    table = Table(*columns, title=sheet.title, title_justify="left", show_lines=False)
    for row in sheet.rows:
        colour = next((COLOURS[c] for c in row if c in COLOURS), None)
        table.add_row(*row, style=colour)
    console.print(table)
    if sheet.closing:
        console.print(sheet.closing)


def _plain(sheet: Sheet) -> None:
    print(sheet.title)
    print("\t".join(sheet.columns))
    for row in sheet.rows:
        print("\t".join(row))
    if sheet.closing:
        print(sheet.closing)
