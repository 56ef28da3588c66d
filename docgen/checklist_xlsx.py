"""The checklist as an Excel workbook to filter and edit."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.checklist import Checklist, Proof, Row
from docgen.clean import shorten
from docgen.labels import VERDICT_COLOURS, VERDICT_TINTS, VERDICTS
from docgen.prescreen_docx import STANDARD
from docgen.steady_zip import steady

MOST = 32_000  # Excel holds 32,767 characters in a cell
_ELEMENTS = (
    ("编号", 16), ("来源", 11), ("条款", 11), ("要求", 34), ("程度", 8), ("判定", 13), ("把握", 8),
    ("证据原文", 48), ("证据位置", 34), ("理由", 40), ("相近内容", 40), ("方案原文存疑", 22), ("审核意见", 30),
)  # fmt: skip
_PAPERS = (
    ("状态", 22),
    ("文件", 52),
    ("资料种类", 34),
    ("篇幅", 16),
    ("说明与处理办法", 60),
    ("未读部分", 30),
)
_RECORDS = (("程度", 8), ("问题", 52), ("证据原文", 48), ("证据位置", 34), ("相关要素", 30), ("规则", 34))
_LINE = Border(bottom=Side(style="hair", color="B8C0CC"))
_WRAP = Alignment(wrap_text=True, vertical="top")


def build(shown: Checklist) -> bytes:
    """The workbook with the sheets 检查表, 文件 and 记录问题."""
    book = Workbook()
    book.properties.creator, book.properties.title = "certdesk", "检查表"
    rows = [_element(r, "本方案") for r in shown.rows]
    rows += [_element(r, STANDARD) for r in shown.standard_rows]
    elements = _sheet(book.active, "检查表", _ELEMENTS, rows)
    elements.column_dimensions["A"].hidden = True
    elements.freeze_panes = "E2"
    _choices(elements, len(rows) + 1)
    papers = (
        (p.status_label, p.path, p.kinds, p.size, p.advice, "、".join(p.unread_parts)) for p in shown.papers
    )
    _sheet(book.create_sheet(), "文件", _PAPERS, papers)
    records = (
        (r.severity_label, r.message, _quotes(r.evidence), _places(r.evidence), "、".join(r.elements), r.rule)
        for r in shown.records
    )
    _sheet(book.create_sheet(), "记录问题", _RECORDS, records)
    written = io.BytesIO()
    book.save(written)
    return steady(written.getvalue(), shown.as_of)


def _element(row: Row, source: str) -> tuple[str | float, ...]:
    near = "\n".join(f"「{p.quote}」{p.source}" for p in row.near_misses)
    return (
        row.id, source, row.clause, row.statement, row.severity_label, row.verdict_label, row.confidence,
        _quotes(row.evidence), _places(row.evidence), "\n".join(row.reasons), near, "\n".join(row.anomalies), "",
    )  # fmt: skip


def _quotes(proofs: Sequence[Proof]) -> str:
    return "\n".join(f"「{p.quote}」" for p in proofs)


def _places(proofs: Sequence[Proof]) -> str:
    return "\n".join(p.source for p in proofs)


def _sheet(
    sheet: Any, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[str | float]]
) -> Any:
    sheet.title = title
    sheet.append([name for name, _ in columns])
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 1):
            _put(sheet.cell(number, column), value)
        sheet.row_dimensions[number].height = _height(values, columns)
    for column, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        head = sheet.cell(1, column)
        head.font = Font(name="黑体", bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="33475B")
        head.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(sheet.max_row, 1)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 8, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _height(values: Sequence[str | float], columns: Sequence[tuple[str, int]]) -> float:
    """Points for a row that shows its text; Chinese characters are two columns wide."""
    lines = 1
    for value, (_, width) in zip(values, columns, strict=True):
        parts = str(value).split("\n")
        lines = max(lines, sum(1 + sum(1 + (c > "\u2e7f") for c in part) // width for part in parts))
    return min(13.0 * lines + 4, 300.0)


def _put(cell: Any, value: str | float) -> None:
    """One value; text is always stored as text, so that nothing a stranger wrote is ever calculated."""
    cell.value = shorten(value, MOST) if isinstance(value, str) else value
    cell.font, cell.alignment, cell.border = Font(name="宋体", size=10), _WRAP, _LINE
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def _choices(sheet: Any, last: int) -> None:
    """The verdict column offers the six answers and is coloured by them."""
    cells = f"F2:F{max(last, 2)}"
    allowed = DataValidation("list", formula1=f'"{",".join(VERDICTS.values())}"', showErrorMessage=True)
    allowed.errorTitle, allowed.error = "判定", "请从列表中选择判定"
    sheet.add_data_validation(allowed)
    allowed.add(cells)
    for verdict, label in VERDICTS.items():
        look = {
            "font": Font(color=VERDICT_COLOURS[verdict], bold=True),
            "fill": PatternFill(bgColor=VERDICT_TINTS[verdict], fill_type="solid"),
        }
        sheet.conditional_formatting.add(cells, FormulaRule([f'$F2="{label}"'], **look))
