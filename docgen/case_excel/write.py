"""The form written: a page of instructions, a sheet of single values, a sheet for each list."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from corpus.case_form import case_form, case_needs, case_words
from corpus.store import load_scheme
from docgen.case.load import as_data
from docgen.case.model import Case
from docgen.case.skeleton import skeleton
from docgen.case.values import literals
from docgen.case_excel.cells import NO, YES, to_text
from docgen.case_excel.flat import Row, rows
from docgen.case_excel.layout import ROOT, Leaf, Table, sheet_names, tables
from docgen.steady_zip import steady

SPARE = 60  # empty rows prepared for new entries
GUIDE = "说明"
_HEAD = PatternFill("solid", fgColor="E1EDFB")
_LINE = Border(top=Side(style="thin", color="8CA3C0"))
_WRAP = Alignment(wrap_text=True, vertical="top")
_LINES = (
    "每个列表一张工作表；“案卷”里是单个的值。空着的格子等于没有写。",
    "行号：下级表的行号写成“上级行号>序号”，如 2>3 是第 2 次审核下的第 3 行。",
    "日期写 2026-03-05，时刻写 09:30，人日写 2.5；一格多项时每行写一项，映射每行写“键: 值”。",
    "隐藏的第 1 行和“键”一列是程序用的，不要改。填好后：certdesk case import-excel 表单.xlsx -o case.yaml",
)


def blank(scheme_id: str, path: Path | None) -> bytes:
    """A blank case of a scheme: an Excel form where the path ends in .xlsx, else a commented YAML file."""
    text = skeleton(scheme_id)
    if path is None or path.suffix.lower() != ".xlsx":
        return text.encode()
    return form(Case(scheme=scheme_id))


def form(case: Case) -> bytes:
    """The workbook of a case; the same case gives the same bytes."""
    book = Workbook()
    names, unused = sheet_names(), case_form(case.scheme).unused
    found = list(rows(as_data(case)))
    own = {path: [row for row in found if row.table == path] for path in tables()}
    shown = [path for path in tables() if own[path] or not _left_out(path, unused)]
    _guide(book, case, shown)
    for path in shown:
        sheet, table = book.create_sheet(names[path]), tables()[path]
        if path == ROOT:
            _single(sheet, table, own[path][0], unused)
        else:
            _list(sheet, table, own[path])
    written = io.BytesIO()
    book.save(written)
    return steady(written.getvalue(), "2026-01-01")


def _guide(book: Workbook, case: Case, paths: list[str]) -> None:
    """The first page: how to fill in, and a link to each sheet."""
    sheet, names = book.active, sheet_names()
    sheet.title = GUIDE
    book.properties.creator, book.properties.title = "certdesk", "案卷表单"
    head = load_scheme(case.scheme).head
    for text in (f"案卷表单：{head.title}（{head.edition}）", *_LINES, ""):
        sheet.append([text])
    for path in paths:
        cell = sheet.cell(sheet.max_row + 1, 1, names[path])
        cell.hyperlink, cell.style = f"#'{names[path]}'!A2", "Hyperlink"
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 100


def _single(sheet: Any, table: Table, row: Row, unused: Mapping[str, str]) -> None:
    sheet.append(["case", "", "", ""])
    sheet.append(["键", "项目", "内容", "何时需要"])
    group = ""
    for leaf in _columns(table, [row]):
        if leaf.key not in row.values and _left_out(leaf.key, unused):
            continue
        at = sheet.max_row + 1
        first, group = leaf.key.split(".")[0] != group, leaf.key.split(".")[0]
        _cell(sheet, at, 1, leaf.key)
        _cell(sheet, at, 2, leaf.label)
        _cell(
            sheet, at, 3, to_text(row.values[leaf.key], leaf.annotation) if leaf.key in row.values else None
        )
        _cell(sheet, at, 4, case_needs().get(leaf.key))
        _choice(sheet, leaf, f"C{at}")
        for column in (2, 3, 4) if first else ():
            sheet.cell(at, column).border = _LINE
    _dress(sheet, {"A": 26, "B": 34, "C": 60, "D": 30})
    sheet.column_dimensions["A"].hidden = True


def _left_out(path: str, unused: Mapping[str, str]) -> bool:
    return any(path == u or path.startswith(f"{u}.") for u in unused)


def _list(sheet: Any, table: Table, own: list[Row]) -> None:
    columns = _columns(table, own)
    sheet.append([table.path, *(leaf.key for leaf in columns)])
    sheet.append(["行号", *(leaf.label for leaf in columns)])
    for at, row in enumerate(own, 3):
        _cell(sheet, at, 1, row.number)
        for column, leaf in enumerate(columns, 2):
            if leaf.key in row.values:
                _cell(sheet, at, column, to_text(row.values[leaf.key], leaf.annotation))
    last = len(own) + 2 + SPARE
    for column, leaf in enumerate(columns, 2):
        _choice(sheet, leaf, f"{get_column_letter(column)}3:{get_column_letter(column)}{last}")
    for at in range(len(own) + 3, last + 1):
        for column in range(1, len(columns) + 2):
            sheet.cell(at, column).number_format = "@"
    _dress(sheet, {get_column_letter(i): 18 for i in range(1, len(columns) + 2)})
    sheet.column_dimensions["A"].width = 10


def _columns(table: Table, own: list[Row]) -> list[Leaf]:
    """The columns of the model, and those that only the data have (a part that is there but empty)."""
    known = {leaf.key for leaf in table.leaves}
    more = dict.fromkeys(key for row in own for key in row.values if key not in known)
    return [*table.leaves, *(Leaf(key, key, dict[str, str]) for key in more)]


def _cell(sheet: Any, row: int, column: int, text: str | None) -> None:
    """A cell of text, so that nothing in it is taken for a number, a date or a formula."""
    cell = sheet.cell(row, column)
    cell.number_format, cell.alignment = "@", _WRAP
    if text is not None:
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
        cell.data_type = "s"


def _choice(sheet: Any, leaf: Leaf, where: str) -> None:
    words = [case_words().get(v, v) for v in literals(leaf.annotation)]
    if leaf.annotation in (bool, bool | None):
        words = [YES, NO]
    if words and not str(leaf.annotation).startswith(("list", "dict")):
        check = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        check.add(where)
        sheet.add_data_validation(check)


def _dress(sheet: Any, widths: dict[str, int]) -> None:
    sheet.row_dimensions[1].hidden = True
    sheet.freeze_panes = "C3" if sheet["A2"].value == "键" else "B3"
    for cell in sheet[2]:
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEAD, _WRAP
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
