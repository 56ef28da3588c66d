"""The form read back as a case; faults name the sheet and the row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from corpus.errors import CertdeskError
from docgen.case.faults import dotted
from docgen.case.load import checked
from docgen.case.model import Case
from docgen.case_excel.cells import from_cell
from docgen.case_excel.flat import UNDER, Row, together
from docgen.case_excel.layout import ROOT, sheet_names, tables


def read_form(path: Path) -> Case:
    """The case in a form. Raises CertdeskError: one Chinese sentence per fault with sheet, row and allowed values."""
    if not path.is_file():
        raise CertdeskError(f"没有这个文件：{path}")
    try:
        book = load_workbook(path, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, InvalidFileException) as error:
        raise CertdeskError(f"{path}：不是 Excel 表单（.xlsx），或已加密、损坏") from error
    found = [row for sheet in book.worksheets for row in _rows(sheet)]
    if not any(row.table == ROOT for row in found):
        raise CertdeskError(f"{path}：不是 certdesk 的案卷表单（没有“案卷”工作表）")
    return checked(together(found), path, _place)


def _rows(sheet: Any) -> Iterator[Row]:
    path = sheet["A1"].value
    if path == "case":
        yield _single(sheet)
    elif path in tables():
        yield from _list(sheet, str(path))


def _single(sheet: Any) -> Row:
    types = {leaf.key: leaf.annotation for leaf in tables()[ROOT].leaves}
    values = {
        key: from_cell(value, types.get(key, dict))
        for key, _, value in sheet.iter_rows(min_row=3, max_col=3, values_only=True)
        if key and value not in (None, "")
    }
    return Row(ROOT, "", values)


def _list(sheet: Any, path: str) -> Iterator[Row]:
    table = tables()[path]
    types = {leaf.key: leaf.annotation for leaf in table.leaves}
    keys = [cell.value for cell in sheet[1]]
    for count, cells in enumerate(sheet.iter_rows(min_row=3, values_only=True), 1):
        number, *rest = cells
        filled = [(k, v) for k, v in zip(keys[1:], rest, strict=True) if v not in (None, "")]
        if not filled and number in (None, ""):
            continue
        lost = next((v for k, v in filled if not k), None)
        if lost is not None:
            raise CertdeskError(f"工作表“{sheet.title}”里 {lost!r} 所在的列没有键：请写进原有的列")
        yield Row(
            path,
            _number(number, table.parent, count, sheet.title),
            {k: from_cell(v, types.get(k, dict)) for k, v in filled},
        )


def _number(number: Any, parent: str, count: int, title: str) -> str:
    if number in (None, ""):
        if parent:
            raise CertdeskError(f"工作表“{title}”第 {count + 2} 行没有行号：写成“上级行号{UNDER}序号”")
        return f"新{count}"
    return str(int(number)) if isinstance(number, float) else str(number).strip().replace("＞", UNDER)


def _place(keys: Sequence[int | str]) -> str:
    """Where a key of the case stands in the form."""
    path, numbers = "", []
    for key in keys:
        if isinstance(key, int):
            numbers.append(str(key + 1))
            continue
        path = f"{path}.{key}" if path else str(key)
    table = max((t for t in tables() if t == ROOT or path == t or path.startswith(f"{t}.")), key=len)
    row = f"第 {UNDER.join(numbers)} 项" if numbers else ""
    return f"工作表“{sheet_names()[table]}”{row} {dotted(keys)}"
