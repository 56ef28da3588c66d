"""Plain text, Markdown and comma-separated tables."""

from __future__ import annotations

import csv
import io
import re

from checkers import media_type
from checkers.document import Block, Cell, FileReading, Location
from checkers.plain_text import decoded
from checkers.readers.trouble import Unreadable

MOST_CELLS = 200_000
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_TABLE_LINE = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"[\s|:-]+")

NO_TEXT = "无法识别文字编码，请另存为 UTF-8 编码的文本或 Word 文档后重新提交"
TOO_MANY = f"内容超过 {MOST_CELLS} 项，其余未读取，请拆分后再提交"


def read(data: bytes, reading: FileReading) -> None:
    """The lines as paragraphs; separated values and Markdown tables as rows."""
    text = decoded(data)
    if text is None:
        raise Unreadable("unsupported", NO_TEXT)
    if reading.media_type == media_type.CSV:
        _read_table(text, reading)
    else:
        _read_lines(text, reading, marked=reading.media_type == media_type.MARKDOWN)
    if not reading.blocks:
        reading.message = "文件中没有文字，请核对是否交错文件"


def row_block(values: list[str], table: int, row: int, headings: tuple[str, ...] = ()) -> Block | None:
    """A table row of the values that are not blank, or None if all are."""
    cells = tuple(Cell(value.strip(), column) for column, value in enumerate(values, 1) if value.strip())
    if not cells:
        return None
    return Block(
        "\t".join(c.text for c in cells), "row", Location(table=table, row=row), headings, cells=cells
    )


def _read_table(text: str, reading: FileReading) -> None:
    lines = io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="")
    csv.field_size_limit(1 << 30)
    left = MOST_CELLS
    for number, values in enumerate(csv.reader(lines, delimiter=_separator(text)), 1):
        block = row_block(values, 1, number)
        if block is None:
            continue
        left -= len(block.cells)
        if left < 0:
            _cut(reading)
            return
        reading.blocks.append(block)


def _separator(text: str) -> str:
    """The separator that the first lines have in the same number."""
    filled = [re.sub(r'"[^"]*"', "", line) for line in text.splitlines()[:20] if line.strip()]
    steady = [s for s in ",\t;" if len(counts := {line.count(s) for line in filled}) == 1 and counts != {0}]
    return steady[0] if steady else ","


def _read_lines(text: str, reading: FileReading, marked: bool) -> None:
    path: list[tuple[int, str]] = []
    table = table_row = paragraph = 0
    for line in text.splitlines():
        headings = tuple(title for _, title in path)
        if marked and _TABLE_LINE.fullmatch(line):
            table, table_row = (table, table_row + 1) if table_row else (table + 1, 1)
            block = (
                None
                if _TABLE_RULE.fullmatch(line)
                else row_block(line.strip()[1:-1].split("|"), table, table_row, headings)
            )
            reading.blocks += [block] if block else []
            continue
        table_row = 0
        if not line.strip():
            continue
        paragraph += 1
        if paragraph > MOST_CELLS:
            _cut(reading)
            return
        reading.blocks.append(_line_block(line, paragraph, path, marked))


def _line_block(line: str, paragraph: int, path: list[tuple[int, str]], marked: bool) -> Block:
    """A paragraph, or a heading, which then stands in the path for what follows."""
    heading = _HEADING.fullmatch(line.strip()) if marked else None
    if heading is None:
        where = Location(paragraph=paragraph, heading=path[-1][1] if path else None)
        return Block(line.strip(), "paragraph", where, tuple(title for _, title in path))
    level, title = len(heading[1]), heading[2]
    while path and path[-1][0] >= level:
        path.pop()
    above = tuple(title for _, title in path)
    path.append((level, title))
    return Block(title, "heading", Location(paragraph=paragraph, heading=title), above, level=level)


def _cut(reading: FileReading) -> None:
    reading.status, reading.reason, reading.message = "partly_read", "too_large", TOO_MANY
