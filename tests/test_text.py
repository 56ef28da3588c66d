"""Plain text, Markdown, separated values and web pages."""

from __future__ import annotations

import pytest

from checkers import media_type
from checkers.document import FileReading
from checkers.plain_text import decoded
from checkers.readers import html, text
from checkers.readers.trouble import Unreadable

SENTENCE = "公司建立了培训管理制度，每年至少培训一次。"


def read(content: bytes) -> FileReading:
    reading = FileReading("a.txt", media_type=media_type.media_type(content))
    (html if reading.media_type == media_type.HTML else text).read(content, reading)
    return reading


def blocks(content: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read(content.encode()).blocks]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_chinese_text_in_any_usual_encoding(encoding: str) -> None:
    content = f"{SENTENCE}\n2026-03-05 12 34 56 78 90\n" * 3
    if encoding.startswith("utf-16-"):
        content = "a b c d e f g h 2026 " * 20 + SENTENCE
    assert SENTENCE in (decoded(content.encode(encoding)) or "")


def test_half_a_character_at_the_cut_is_forgiven() -> None:
    assert decoded(SENTENCE.encode()[:-1], cut=True) == SENTENCE[:-1]


def test_binary_is_no_text() -> None:
    assert decoded(bytes(range(256)) * 4) is None
    with pytest.raises(Unreadable):
        text.read(bytes(range(256)), FileReading("a.txt"))


def test_lines_are_paragraphs_counted_from_one() -> None:
    found = read("目的\n\n规范培训。\n".encode()).blocks
    assert [(block.text, block.location.paragraph) for block in found] == [("目的", 1), ("规范培训。", 2)]


def test_markdown_headings_stand_above_what_follows() -> None:
    found = read("# 手册\n## 培训\n每年一次。\n## 投诉\n三日内回复。".encode()).blocks
    assert [(block.kind, block.level) for block in found][:2] == [("heading", 1), ("heading", 2)]
    assert found[2].headings == ("手册", "培训")
    assert found[4].headings == ("手册", "投诉")
    assert found[4].location.heading == "投诉"


def test_markdown_tables_are_rows() -> None:
    found = read("# 签到\n|姓名|部门|\n|---|---|\n|张三|生产|\n".encode()).blocks[1:]
    assert [(b.text, b.location.table, b.location.row) for b in found] == [
        ("姓名\t部门", 1, 1),
        ("张三\t生产", 1, 3),
    ]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_separated_values_are_rows(separator: str) -> None:
    content = f"姓名{separator}部门{separator}签名\n张三{separator}{separator}已签\n"
    reading = read(content.encode("gbk"))
    assert reading.media_type == media_type.CSV
    assert [block.text for block in reading.blocks] == ["姓名\t部门\t签名", "张三\t已签"]
    assert [cell.column for cell in reading.blocks[1].cells] == [1, 3]


def test_quoted_values_may_hold_separators_and_breaks() -> None:
    content = 'a,b\n"一,二","三\n四"\n'.encode()
    reading = FileReading("a.csv", media_type=media_type.CSV)
    text.read(content, reading)
    assert [cell.text for cell in reading.blocks[1].cells] == ["一,二", "三\n四"]


def test_web_pages_give_headings_paragraphs_and_rows() -> None:
    page = (
        "<html><head><title>t</title></head><body><h1>手册</h1><p>第一<b>段</b>\n续</p>"
        "<table><tr><th colspan=2>姓名</th></tr><tr><td>张三</td><td>生产</td></tr></table></body></html>"
    )
    assert blocks(page) == [
        ("heading", "手册"),
        ("paragraph", "第一段 续"),
        ("row", "姓名"),
        ("row", "张三\t生产"),
    ]
    found = read(page.encode()).blocks
    assert found[1].headings == ("手册",)
    assert found[2].cells[0].columns == 2
    assert [cell.column for cell in found[3].cells] == [1, 2]


def test_rowspans_move_the_cells_below() -> None:
    page = "<html><table><tr><td rowspan=2>部</td><td>甲</td></tr><tr><td>乙</td></tr></table></html>"
    rows = read(page.encode()).blocks
    assert rows[0].cells[0].rows == 2
    assert [cell.column for cell in rows[1].cells] == [2]


def test_hidden_elements_are_marked_and_scripts_left_out() -> None:
    page = "<html><p>明</p><p style='display: none'>暗</p><script>var a</script><div hidden>暗二</div></html>"
    found = [(block.text, block.visible) for block in read(page.encode()).blocks]
    assert found == [("明", "visible"), ("暗", "hidden"), ("暗二", "hidden")]


def test_web_pages_in_gbk_with_and_without_saying_so() -> None:
    for head in ("<meta charset=gb2312>", ""):
        page = f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>"
        assert [block.text for block in read(page.encode("gbk")).blocks] == [SENTENCE]


def test_a_line_break_in_a_page_stays() -> None:
    assert blocks("<html><p>甲<br>乙</p></html>") == [("paragraph", "甲\n乙")]


def test_an_empty_text_says_so() -> None:
    assert "没有文字" in read(b"\n \n").message
