"""Excel workbooks to rows: built with openpyxl, or part by part where openpyxl cannot."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from checkers.document import Block, FileReading
from checkers.readers import excel, number_format
from checkers.readers.trouble import Unreadable

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def read(content: bytes) -> FileReading:
    reading = FileReading("表.xlsx")
    excel.read(content, reading)
    return reading


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def book(*rows: list[Any], title: str = "签到") -> Any:
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return made


def package(sheet: str, space: str = MAIN, workbook: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A workbook with one sheet, written by hand."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{OFFICE}">{workbook}<sheets>'
        '<sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}">{sheet}</worksheet>',
        **(extra or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def rows(reading: FileReading, visible: str = "visible") -> list[str]:
    return [block.text for block in reading.blocks if block.kind == "row" and block.visible == visible]


def of_kind(reading: FileReading, kind: str) -> list[Block]:
    return [block for block in reading.blocks if block.kind == kind]


def test_rows_carry_sheet_row_table_and_addresses() -> None:
    reading = read(saved(book(["姓名", "部门"], [], ["张三", None, "生产部"])))
    heading, first, last = reading.blocks
    assert (heading.kind, heading.text, heading.level) == ("heading", "签到", 1)
    assert first.location.as_dict() == {"table": 1, "row": 1, "sheet": "签到"}
    assert last.location.row == 3
    assert last.headings == ("签到",)
    assert [(cell.text, cell.address, cell.column) for cell in last.cells] == [
        ("张三", "A3", 1),
        ("生产部", "C3", 3),
    ]
    assert (reading.status, reading.reason) == ("read", None)


def test_the_table_is_the_number_of_the_sheet() -> None:
    made = book(["甲"])
    made.create_sheet("空表")
    made.create_sheet("台账").append(["乙"])
    blocks = read(saved(made)).blocks
    assert [(block.text, block.location.table) for block in blocks] == [
        ("签到", 1),
        ("甲", 1),
        ("台账", 3),
        ("乙", 3),
    ]


def test_a_merged_cell_stands_once_with_its_spans() -> None:
    made = book(["年度培训计划", None, None], ["姓名", "部门", "签名"])
    made.active.merge_cells("A1:C1")
    title = read(saved(made)).blocks[1]
    assert [(cell.text, cell.columns, cell.rows) for cell in title.cells] == [("年度培训计划", 3, 1)]


def test_what_lies_under_a_merged_cell_is_not_shown() -> None:
    cells = '<row r="1"><c r="A1" t="str"><v>上</v></c><c r="B1" t="str"><v>下</v></c></row>'
    sheet = f'<sheetData>{cells}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    assert rows(read(package(sheet))) == ["上"]


def test_hidden_rows_columns_and_sheets_are_marked() -> None:
    made = book(["明", "暗列"], ["暗行"])
    made.active.column_dimensions["B"].hidden = True
    made.active.row_dimensions[2].hidden = True
    secret = made.create_sheet("暗表")
    secret.append(["暗"])
    secret.sheet_state = "veryHidden"
    reading = read(saved(made))
    assert rows(reading) == ["明"]
    assert rows(reading, "hidden") == ["暗列", "暗行", "暗"]
    assert any("隐藏" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (datetime.date(2026, 3, 5), "yyyy-mm-dd", "2026-03-05"),
        (datetime.date(2026, 3, 5), 'yyyy"年"m"月"d"日";@', "2026-03-05"),
        (datetime.date(2026, 3, 5), 'm"月"d"日"', "2026-03-05"),
        (datetime.date(2026, 3, 5), 'yyyy"年"m"月"', "2026-03"),
        (datetime.datetime(2026, 3, 5, 14, 30), "yyyy/m/d h:mm", "2026-03-05 14:30"),
        (datetime.time(8, 5), "h:mm", "08:05"),
        (1.5, "[h]:mm", "36:00"),
        (0.985, "0.0%", "98.5%"),
        (0.5, "0%", "50%"),
        (7, "0000", "0007"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (-5, "0_);(0)", "(5)"),
        (12, '0"件"', "12件"),
        (13800138000, "000\\-0000\\-0000", "138-0013-8000"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "-"),
        (3, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        ("007", "@", "007"),
        (True, "General", "TRUE"),
    ],
)
def test_values_read_as_excel_shows_them(value: Any, code: str, expected: str) -> None:
    made = book([value])
    made.active["A1"].number_format = code
    assert rows(read(saved(made))) == [expected]


def test_a_format_that_hides_every_value_hides_the_cell() -> None:
    made = book([5, "看得见"])
    made.active["A1"].number_format = ";;;"
    reading = read(saved(made))
    assert (rows(reading), rows(reading, "hidden")) == (["看得见"], ["5"])


def test_dates_may_count_from_1904() -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    sheet = '<sheetData><row r="1"><c r="A1" s="0"><v>44624</v></c></row></sheetData>'
    content = package(sheet, workbook='<workbookPr date1904="1"/>', extra={"xl/styles.xml": styles})
    assert rows(read(content)) == ["2026-03-05"]


def test_chinese_built_in_formats_are_dates() -> None:
    assert number_format.shown("46086", number_format.BUILT_IN[31]) == "2026-03-05"
    assert number_format.shown("46086", number_format.BUILT_IN[57]) == "2026-03"


def test_long_numbers_keep_their_digits() -> None:
    assert number_format.general("110105199001011234") == "110105199001011234"
    assert number_format.general("1.5E+3") == "1500"


def test_a_formula_shows_its_stored_value() -> None:
    sheet = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>'
    assert rows(read(package(sheet))) == ["2"]


def test_a_formula_without_stored_value_is_said() -> None:
    reading = read(saved(book(["合计", "=1+1"])))
    assert (reading.status, reading.reason) == ("partly_read", "no_cached_value")
    assert "签到!B1" in reading.message
    assert reading.unread_parts == ("签到!B1",)
    assert rows(reading) == ["合计\t=1+1"]


def test_a_formula_that_gives_nothing_is_no_trouble() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="str"><f>""</f><v></v></c></row></sheetData>'
    assert read(package(sheet)).status == "read"


def test_strict_workbooks_read_like_others() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>严格</t></is></c></row></sheetData>'
    assert rows(read(package(sheet, STRICT))) == ["严格"]


def test_a_wrong_dimension_and_empty_rows_do_no_harm() -> None:
    filled = (
        '<row r="1"><c r="A1" t="str"><v>甲</v></c></row><row r="5"><c r="C5" t="str"><v>乙</v></c></row>'
    )
    empty = "".join(f'<row r="{number}"><c r="A{number}" s="1"/></row>' for number in range(6, 60))
    reading = read(package(f'<dimension ref="A1"/><sheetData>{filled}{empty}</sheetData>'))
    assert rows(reading) == ["甲", "乙"]


def test_cells_without_addresses_are_counted() -> None:
    sheet = "<sheetData><row><c/><c t='str'><v>甲</v></c></row><row/><row><c t='str'><v>乙</v></c></row></sheetData>"
    addresses = [cell.address for block in of_kind(read(package(sheet)), "row") for cell in block.cells]
    assert addresses == ["B1", "A3"]


def test_phonetic_guides_and_escapes_are_no_text() -> None:
    strings = "<si><r><t>培</t></r><r><t>训_x000D_</t></r><rPh sb='0' eb='1'><t>ペイ</t></rPh></si>"
    extra = {"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'}
    sheet = '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'
    assert rows(read(package(sheet, extra=extra))) == ["培训\n"]


def test_comments_and_margins_have_their_own_kind() -> None:
    made = book(["甲"])
    made.active["A1"].comment = Comment("请补签名", "审核")
    made.active.oddHeader.center.text = "途岭电子 QP-01"
    made.active.oddFooter.center.text = "第 &P 页"
    reading = read(saved(made))
    (comment,) = of_kind(reading, "comment")
    assert (comment.text, comment.location.cell) == ("请补签名", "A1")
    assert [block.text for block in of_kind(reading, "header")] == ["途岭电子 QP-01"]
    assert of_kind(reading, "footer") == []


def test_a_text_box_stands_at_its_corner() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    box = (
        f'<d:wsDr xmlns:d="{drawing}/spreadsheetDrawing" xmlns:a="{drawing}/main"><d:twoCellAnchor><d:from>'
        "<d:col>1</d:col><d:row>2</d:row></d:from><d:sp><d:txBody><a:p><a:r><a:t>流程</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>图</a:t></a:r></a:p></d:txBody></d:sp></d:twoCellAnchor></d:wsDr>"
    )
    relations = f'<Relationships><Relationship Id="r" Type="{OFFICE}/drawing" Target="../drawings/d1.xml"/></Relationships>'
    extra = {"xl/drawings/d1.xml": box, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    (found,) = of_kind(read(package("<sheetData/>", extra=extra)), "textbox")
    assert (found.text, found.location.cell) == ("流程\n图", "B3")


def test_the_number_of_cells_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(excel, "MOST_CELLS", 4)
    reading = read(saved(book(*[["甲", "乙"]] * 5)))
    assert (reading.status, reading.reason) == ("partly_read", "too_large")
    assert len(rows(reading)) == 2
    assert reading.unread_parts == ("工作表“签到”",)


def test_a_document_type_is_refused() -> None:
    bomb = {"xl/sharedStrings.xml": '<!DOCTYPE a [<!ENTITY b "c">]><sst/>'}
    with pytest.raises(Unreadable) as caught:
        read(package("<sheetData/>", extra=bomb))
    assert caught.value.reason == "unsafe"


def test_a_bomb_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read(package("<sheetData/>", extra={"xl/sharedStrings.xml": " " * (70 << 20)}))
    assert caught.value.reason == "too_large"


def test_a_sheet_that_ends_early_is_partly_read() -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="str"><v>甲</v></c></row><row'
    reading = read(package(sheet))
    assert (reading.status, reading.reason) == ("partly_read", "corrupt")
    assert reading.unread_parts == ("工作表“一”",)
    assert rows(reading) == ["甲"]


def outcome(content: bytes) -> tuple[str, str | None]:
    try:
        reading = read(content)
    except Unreadable as trouble:
        return "unreadable", trouble.reason
    return reading.status, reading.reason


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_off_never_counts_as_read(share: float) -> None:
    content = saved(book(*[[f"员工{number}", number] for number in range(300)]))
    status, reason = outcome(content[: int(len(content) * share)])
    assert (status in ("unreadable", "partly_read"), reason) == (True, "corrupt")


def test_an_empty_workbook_says_so() -> None:
    reading = read(saved(book()))
    assert (reading.status, reading.characters) == ("read", 0)
    assert "没有文字" in reading.message
