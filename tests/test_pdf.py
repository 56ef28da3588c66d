"""Reading PDFs: paragraphs, tables, hidden text, broken fonts, forms, and files that cannot be read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from checkers.document import Block, FileReading
from checkers.readers import ocr, pdf
from checkers.readers.pdf_grid import cell_groups
from checkers.readers.pdf_headings import Outline
from checkers.readers.pdf_joining import glued
from checkers.readers.trouble import Unreadable

pytest.importorskip("reportlab")
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

SONG = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(SONG))
Draw = Callable[[Canvas], None]


@pytest.fixture(autouse=True)
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    monkeypatch.setattr("checkers.readers.pdf_outcome.available", lambda: False)


def document(*pages: Draw, encrypt: str | None = None) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setFont(SONG, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def lines(*texts: str, left: float = 72, top: float = 760, step: float = 18) -> Draw:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(left, top - number * step, text)

    return draw


def read(data: bytes) -> FileReading:
    reading = FileReading("文件.pdf")
    pdf.read(data, reading)
    return reading


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def picture() -> ImageReader:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "grey").save(stream, "PNG")
    stream.seek(0)
    return ImageReader(stream)


def test_wrapped_lines_are_one_paragraph_and_clauses_stay_apart() -> None:
    full = "公司应当每年至少组织一次应急演练并保存记录演练记录应当写明时间地点参加"
    reading = read(document(lines("1. " + full, "人员和改进措施。", "2. 培训由办公室负责。")))
    assert texts(reading.blocks) == [f"1. {full}人员和改进措施。", "2. 培训由办公室负责。"]
    assert reading.status == "read"
    assert reading.pages == 1


def test_every_block_has_page_and_box() -> None:
    block = read(document(lines("目的"), lines("培训记录", left=100))).blocks[1]
    assert block.location.page == 2
    assert block.box is not None
    assert block.box[0] == pytest.approx(100, abs=3)
    assert block.box[1] == pytest.approx(A4[1] - 772, abs=6)


def test_large_and_numbered_lines_are_headings() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(SONG, 20)
        canvas.drawString(200, 780, "培 训 管 理 制 度")
        canvas.setFont(SONG, 12)
        lines("一、目的", "为了规范员工培训，制定本制度。", top=740)(canvas)

    title, heading, paragraph = read(document(draw)).blocks
    assert (title.kind, title.level, title.text) == ("heading", 1, "培 训 管 理 制 度")
    assert (heading.kind, heading.level) == ("heading", 2)
    assert paragraph.headings == ("培 训 管 理 制 度", "一、目的")
    assert paragraph.location.heading == "一、目的"


def test_a_sentence_with_a_number_is_no_heading() -> None:
    outline = Outline(12.0)
    assert outline.rank("1. 到货：5月12日前送到。", 12, False, 1) is None
    assert outline.rank("3.2 设备管理", 12, False, 1) == 51
    assert outline.rank("38.60 元", 12, False, 1) is None


def test_running_lines_and_page_numbers_are_header_and_footer() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(72, 810, "质量手册 AB-QM-01")
            canvas.drawString(72, 500, f"正文{'甲乙丙'[number]}")
            canvas.drawString(280, 30, f"第 {number + 1} 页 共 3 页")

        return draw

    blocks = read(document(page(0), page(1), page(2))).blocks
    assert [b.kind for b in blocks] == ["header", "paragraph", "footer"] * 3


def test_a_ruled_table_gives_rows_and_is_not_repeated_as_paragraphs() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "培训签到表")
        canvas.grid([72, 200, 400], [640, 670, 700, 730])
        for row, (left, right) in enumerate([("姓名", "日期"), ("张三", "2026-03-01"), ("李四", "")]):
            canvas.drawString(80, 710 - 30 * row, left)
            canvas.drawString(210, 710 - 30 * row, right)
        canvas.drawString(72, 600, "记录人：王五")

    blocks = read(document(draw)).blocks
    assert [b.kind for b in blocks] == ["paragraph", "row", "row", "row", "paragraph"]
    assert texts(blocks)[1:4] == ["姓名\t日期", "张三\t2026-03-01", "李四\t"]
    row = blocks[2]
    assert (row.location.table, row.location.row) == (1, 2)
    assert [cell.column for cell in row.cells] == [1, 2]
    assert row.cells[0].box == pytest.approx((72, A4[1] - 700, 200, A4[1] - 670), abs=1)


def test_a_merged_cell_stands_once_with_its_span() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(72, 640, 300, 60)
        canvas.line(72, 670, 372, 670)
        canvas.line(222, 640, 222, 670)
        canvas.drawString(80, 680, "应急演练记录")
        canvas.drawString(80, 650, "地点")
        canvas.drawString(230, 650, "一车间")

    first, second = read(document(draw)).blocks
    assert [(c.text, c.columns) for c in first.cells] == [("应急演练记录", 2)]
    assert [c.text for c in second.cells] == ["地点", "一车间"]


def test_a_table_that_goes_on_keeps_its_number() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([72, 200, 400], [640, 670, 700])
        for row in range(2):
            canvas.drawString(80, 680 - 30 * row, "设备")
            canvas.drawString(210, 680 - 30 * row, "编号")

    rows = read(document(draw, draw)).blocks
    assert [(b.location.page, b.location.table, b.location.row) for b in rows] == [
        (1, 1, 1),
        (1, 1, 2),
        (2, 1, 3),
        (2, 1, 4),
    ]


def test_lines_that_enclose_nothing_are_no_cells() -> None:
    assert cell_groups([(0, 10, 100, 10), (0, 30, 100, 30), (0, 10, 0, 30)]) == []


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, 700)
    text.setFont(SONG, 12)
    text.setTextRenderMode(3)
    text.textLine("营业执照编号九一四四一九零零")
    canvas.drawText(text)


def test_invisible_text_on_an_empty_page_is_hidden() -> None:
    reading = read(document(invisible))
    assert [b.visible for b in reading.blocks] == ["hidden"]
    assert (reading.status, reading.reason) == ("partly_read", "invisible_text")


def test_invisible_text_over_a_scan_is_its_recognised_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(), 0, 0, *A4)
        invisible(canvas)
        text = canvas.beginText(72, 650)
        text.setFont(SONG, 12)
        text.setTextRenderMode(3)
        text.textLine("经营范围研发设计产销蓝牙音频模组声卡板")
        canvas.drawText(text)

    reading = read(document(draw))
    assert reading.status == "read"
    assert all(b.recognised and b.visible == "visible" for b in reading.blocks)


def test_white_text_is_hidden_unless_it_stands_on_colour() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0, 0.5)
        canvas.rect(60, 690, 300, 30, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(72, 700, "白字蓝底")
        canvas.drawString(72, 600, "白字白底")

    assert [(b.text, b.visible) for b in read(document(draw)).blocks] == [
        ("白字蓝底", "visible"),
        ("白字白底", "hidden"),
    ]


def test_text_outside_of_the_page_is_hidden() -> None:
    blocks = read(document(lines("看得见"), lines("页面之外", left=-300))).blocks
    assert [b.visible for b in blocks] == ["visible", "hidden"]


def test_form_values_stand_with_their_labels() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "申请表")
        canvas.acroForm.textfield(name="applicant", tooltip="Applicant", value="Acme 42", x=72, y=700)

    assert "Applicant：Acme 42" in texts(read(document(draw)).blocks)


def test_a_page_without_text_is_named_as_unread() -> None:
    reading = read(document(lines("培训记录"), lambda canvas: canvas.drawImage(picture(), 0, 0, *A4)))
    assert (reading.status, reading.reason) == ("partly_read", "no_text_layer")
    assert reading.unread_parts == ("第2页",)
    assert "certdesk[ocr]" in reading.message


def test_a_scan_alone_is_unreadable() -> None:
    reading = read(document(lambda canvas: canvas.drawImage(picture(), 0, 0, *A4)))
    assert (reading.status, reading.reason) == ("unreadable", "no_text_layer")


def test_a_picture_beside_text_is_named_as_unread() -> None:
    def draw(canvas: Canvas) -> None:
        lines("附件一：营业执照复印件，加盖公章，与原件核对一致，核对人：张三，日期：二〇二六年")(canvas)
        canvas.drawImage(picture(), 72, 100, 450, 500)

    assert read(document(draw)).unread_parts == ("第1页图片",)


def test_a_file_with_a_password_is_encrypted() -> None:
    with pytest.raises(Unreadable) as caught:
        read(document(lines("目的"), encrypt="secret"))
    assert caught.value.reason == "encrypted"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"PK\x03\x04rest", "wrong_type"), (b"plain text", "wrong_type"), (b"%PDF-1.4\n1 0 obj <<", "corrupt")],
)
def test_what_is_no_pdf_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.reason == reason


def test_fonts_without_character_map_give_no_text() -> None:
    whole = document(lines("abc")).replace(b"/UniGB-UCS2-H", b"/Identity-H")
    whole = whole.replace(b"(GB1)", b"(Identity)")
    reading = read(whole)
    assert "cid" not in "".join(texts(reading.blocks))
    assert (reading.status, reading.reason) == ("unreadable", "unmapped_fonts")


def test_parts_are_joined_with_a_blank_only_between_latin_words() -> None:
    assert glued("quality", "manual") == "quality manual"
    assert glued("保存期限为三", "年") == "保存期限为三年"
    assert glued("2026-03-", "12") == "2026-03-12"


def test_the_same_file_reads_the_same_twice() -> None:
    data = document(lines("一、目的", "培训记录"), invisible)
    assert read(data) == read(data)
