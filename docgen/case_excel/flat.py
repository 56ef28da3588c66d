"""A case as flat rows, and rows put together again as a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.errors import CertdeskError
from docgen.case_excel.layout import ROOT, tables

UNDER = ">"
"""Between the numbers of an entry and of the entry it hangs below: 2>3 is the third below the second."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its table, its number, its single values by dotted key."""

    table: str
    number: str
    values: dict[str, Any]


def rows(data: Mapping[str, Any]) -> Iterator[Row]:
    """The case's own values first, then every entry of every list, parents before children."""
    yield from _rows(ROOT, "", data)


def _rows(table: str, number: str, entry: Mapping[str, Any]) -> Iterator[Row]:
    values: dict[str, Any] = {}
    below: list[tuple[str, Any]] = []
    _split(table, "", entry, values, below)
    yield Row(table, number, values)
    for path, listed in below:
        for i, child in enumerate(listed, 1):
            yield from _rows(path, f"{number}{UNDER}{i}" if number else str(i), child)


def _split(
    table: str, at: str, entry: Mapping[str, Any], values: dict[str, Any], below: list[tuple[str, Any]]
) -> None:
    known = {leaf.key for leaf in tables()[table].leaves}
    for name, value in entry.items():
        key = f"{at}.{name}" if at else name
        path = f"{table}.{key}" if table else key
        if path in tables():
            below.append((path, value))
        elif isinstance(value, dict) and value and key not in known:
            _split(table, key, value, values, below)
        else:
            values[key] = value


def together(found: list[Row]) -> dict[str, Any]:
    """The case's data from its rows. Raises CertdeskError where a row hangs below none."""
    case: dict[str, Any] = {}
    entries: dict[tuple[str, str], dict[str, Any]] = {(ROOT, ""): case}
    for row in sorted(found, key=lambda r: tables()[r.table].depth if r.table else -1):
        entry = case if row.table == ROOT else _placed(row, entries)
        for key, value in row.values.items():
            _put(entry, key, value)
    return case


def _placed(row: Row, entries: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    table = tables()[row.table]
    above = row.number.rpartition(UNDER)[0] if table.parent else ""
    parent = entries.get((table.parent, above))
    if parent is None or (row.table, row.number) in entries:
        why = "重复" if parent is not None else f"上级没有行号 {above!r}"
        raise CertdeskError(f"工作表“{table.title}”的行号 {row.number!r} 不对：{why}")
    entry: dict[str, Any] = {}
    entries[row.table, row.number] = entry
    holder = parent
    *names, last = table.key.split(".")
    for name in names:
        holder = holder.setdefault(name, {})
    holder.setdefault(last, []).append(entry)
    return entry


def _put(entry: dict[str, Any], key: str, value: Any) -> None:
    *names, last = key.split(".")
    for name in names:
        entry = entry.setdefault(name, {})
    entry[last] = value
