"""Recognition of scans and photos; tests that need the engine are skipped when it is not installed."""

from __future__ import annotations

import io
from typing import Any

import pytest

from checkers.document import FileReading
from checkers.readers import ocr, pdf, picture, sideways
from checkers.readers.ocr import Line
from checkers.readers.recognised_rows import blocks_of
from checkers.readers.trouble import Unreadable

Image = pytest.importorskip("PIL.Image")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")
needs_engine = pytest.mark.skipif(not ocr.available(), reason="certdesk[ocr] is not installed")


def page(*texts: str, seal: bool = False) -> Any:
    image = Image.new("RGB", (900, 120 + 90 * len(texts)), "white")
    draw = ImageDraw.Draw(image)
    for number, text in enumerate(texts):
        draw.text((60, 60 + 90 * number), text, fill="black", font=ImageFont.load_default(44))
    if seal:
        draw.ellipse((200, 20, 420, 240), outline=(220, 30, 40), width=12)
        draw.text((240, 70), "SEAL", fill=(220, 30, 40), font=ImageFont.load_default(60))
    return image


def stored(image: Any, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


def read(data: bytes) -> FileReading:
    reading = FileReading("照片.jpg")
    picture.read(data, reading)
    return reading


def line(text: str, x: float, y: float, score: float = 0.9) -> Line:
    return Line(text, (x, y, x + 20 * len(text), y + 20), score)


def test_lines_side_by_side_in_columns_are_rows() -> None:
    lines = [line(text, x, y) for y in (100, 150, 200) for text, x in (("姓名", 10), ("日期", 300))]
    blocks = blocks_of([line("签到表", 100, 20), *lines], 2, 0.5, 1)
    assert [b.kind for b in blocks] == ["paragraph", "row", "row", "row"]
    assert [c.column for c in blocks[1].cells] == [1, 2]
    assert blocks[1].text == "姓名\t日期"
    assert blocks[0].box == (50, 10, 80, 20)
    assert all(b.recognised and b.location.page == 2 for b in blocks)


def test_two_lines_side_by_side_are_no_table() -> None:
    blocks = blocks_of([line("编号", 10, 10), line("版本", 300, 12)], 1, 1.0, 1)
    assert [(b.kind, b.text) for b in blocks] == [("paragraph", "编号 版本")]


def test_letter_spaced_labels_are_put_together() -> None:
    blocks = blocks_of([line("名", 10, 10), line("称某某公司", 100, 10)], 1, 1.0, 1)
    assert [b.text for b in blocks] == ["名称某某公司"]


@pytest.mark.parametrize("way", [1, -1])
def test_a_page_on_its_side_is_read_in_order(way: int) -> None:
    page = [
        line(text, 50, 40 * n)
        for n, text in enumerate(["培训记录", "参加人员签名", "组长张三", "日期某年某月"])
    ]
    lying = sideways.turned(page, -way)
    blocks = blocks_of(sorted(lying, key=lambda item: item.box[1]), 1, 1.0, 1)
    assert [b.text for b in blocks] == [item.text for item in page]
    assert [b.box for b in blocks] == [item.box for item in lying]


def test_few_or_doubtful_characters_are_poor() -> None:
    assert ocr.is_poor([])
    assert ocr.is_poor([line("模糊不清的字", 0, 0, 0.4)])
    assert not ocr.is_poor([line("营业执照副本", 0, 0, 0.9)])


def test_without_the_engine_a_picture_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(Unreadable) as caught:
        read(stored(page("LICENCE"), "PNG"))
    assert caught.value.reason == "no_text_layer"
    assert "certdesk[ocr]" in caught.value.message


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"no picture at all", "wrong_type"), (stored(page("LICENCE"), "PNG")[:200], "corrupt")],
)
def test_what_is_no_picture_is_named(data: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.reason == reason


@needs_engine
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "BMP"])
def test_a_picture_is_read(form: str) -> None:
    reading = read(stored(page("LICENCE 2026-03-12"), form))
    assert reading.status == "read"
    assert reading.blocks[0].text.replace(" ", "") == "LICENCE2026-03-12"


@needs_engine
def test_text_below_a_red_seal_is_read() -> None:
    reading = read(stored(page("COMPANY SHENZHEN 9144", seal=True), "PNG"))
    assert "COMPANYSHENZHEN9144" in [b.text.replace(" ", "") for b in reading.blocks]


@needs_engine
def test_a_scanned_page_of_a_pdf_is_read() -> None:
    reading = FileReading("扫描.pdf")
    pdf.read(stored(page("TRAINING RECORD", "DATE 2026-03-12"), "PDF"), reading)
    assert reading.status == "read"
    assert [b.location.page for b in reading.blocks] == [1, 1]
    assert reading.blocks[0].recognised
    assert "图像识别" in reading.notes[0]


@needs_engine
def test_an_empty_picture_is_not_read() -> None:
    reading = read(stored(Image.new("RGB", (400, 400), "white"), "PNG"))
    assert (reading.status, reading.reason) == ("unreadable", "no_text_layer")
    assert reading.unread_parts == ("第1页",)
