"""Packages that Word would refuse are noticed; what the engine writes is sound whatever the data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word_templates import picture_named, rendered, table_of, template_bytes

from docgen.word.soundness import unsound
from docgen.word.template import Template
from docgen.word_base import TEMPLATES

GOOD = template_bytes("文字", fill=table_of([["一", "二"]]))


def edited(name: str, edit: Callable[[bytes], bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, edit(old.read(entry)) if entry == name else old.read(entry))
    return written.getvalue()


def body(old: str, new: str) -> bytes:
    return edited("word/document.xml", lambda xml: xml.replace(old.encode(), new.encode(), 1))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"x", "压缩包"),
        (body("</w:body>", ""), "XML"),
        (body("<w:p><w:r>", "<w:p><w:p/><w:r>"), "段落里又有段落"),
        (
            body("</w:p></w:tc>", "</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:tc>"),
            "不是以段落结束",
        ),
        (body("<w:tr>", "<w:tr/><w:tr>"), "没有单元格"),
        (body("<w:tbl>", "<w:tbl/><w:tbl>"), "没有行"),
        (body("<w:p><w:r>", "<w:r><w:t/></w:r><w:p><w:r>"), "文字不在段落里"),
        (body("<w:r><w:t>", "<w:t/><w:r><w:t>"), "t 不能放在"),
        (body("<w:r><w:t>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>'), "域代码"),
        (body("<w:p><w:r>", "<w:p><w:r/><w:pPr/><w:r>"), "pPr 不在"),
        (body("<w:t>", '<w:footnoteReference r:id="rIdNone"/><w:t>'), "引用了不存在的"),
        (
            edited("word/_rels/document.xml.rels", lambda x: x.replace(b"styles.xml", b"stylez.xml")),
            "没有 stylez.xml",
        ),
        (edited("[Content_Types].xml", lambda x: x.replace(b"/styles.xml", b"/stylez.xml")), "只有内容类型"),
        (edited("[Content_Types].xml", lambda x: x.replace(b'"jpeg"', b'"jpg"')), "没有内容类型"),
    ],
)
def test_what_word_refuses_is_noticed(data: bytes, words: str) -> None:
    assert any(words in fault for fault in unsound(data)), unsound(data)


def test_a_good_document_is_sound() -> None:
    assert unsound(GOOD) == []


TAGS = [
    "{%p for s in l %}", "{{ s }}", "{%p endfor %}", "{%p if a %}", "x", "{%p else %}", "y", "{%p endif %}", "{% if a %}甲", "乙{% endif %}",
    "{%r if a %}丙{%r endif %}丁",
]  # fmt: skip
ROWS = [
    ["{%tr for s in l %}", "", ""],
    ["{{ s }}", "{%p if a %}z{%p endif %}", "{%p for t in l %}{{ t }}{%p endfor %}"],
    ["{%tr endfor %}", "", ""],
    ["{%tr if a %}一", "{% vm %}", "三{%tr endif %}"],
]


@given(st.lists(st.text(max_size=5), max_size=4), st.booleans())
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_sound_whatever_the_data(values: list[str], answer: bool) -> None:
    def fill(document: object) -> None:
        table_of([r for r in ROWS if "vm" not in r[1]])(document)
        table_of([["{%tc for s in l %}{{ s }}{%tc endfor %}", "末"]])(document)
        picture_named("logo")(document)
        picture_named("seal")(document)

    rendered(template_bytes(*TAGS, fill=fill), {"l": values, "a": answer})


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.docx")), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_our_own_templates_are_sound(path: object) -> None:
    assert unsound(path.read_bytes()) == []  # type: ignore[attr-defined]


def test_pictures_repeated_in_a_loop_have_ids_of_their_own() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("{%p for s in l %}")  # type: ignore[attr-defined]
        picture_named("logo")(document)
        document.add_paragraph("{%p endfor %}")  # type: ignore[attr-defined]

    assert unsound(Template(template_bytes(fill=fill)).render({"l": [1, 2, 3]})) == []
