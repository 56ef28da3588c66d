"""The Word template engine: tags as docxtpl knows them, values as typed, faults with their place."""

from __future__ import annotations

import datetime
import io
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st
from word_templates import body, lines, picture_named, picture_of, rendered, table_of, template_bytes

from docgen.clean import clean
from docgen.word.errors import TemplateError
from docgen.word.template import Template, save


def faults(*paragraphs: Any, **more: Any) -> list[str]:
    with pytest.raises(TemplateError) as caught:
        Template(template_bytes(*paragraphs, **more), "t.docx")
    return [str(p) for p in caught.value.problems]


def failure(*paragraphs: Any, **context: Any) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        Template(template_bytes(*paragraphs), "t.docx").render(context)
    return caught.value


def test_a_tag_split_over_runs_is_one_tag() -> None:
    assert body(["编号：{", "{ num", "ber }", "} 完"], number="C-1") == ["编号：C-1 完"]


def test_the_text_after_a_split_tag_keeps_its_run() -> None:
    document = rendered(template_bytes(["{{ ", "a }}后", "文"]), {"a": "值"})
    assert [r.text for r in document.paragraphs[0].runs] == ["值", "后", "文"]


@pytest.mark.parametrize(("flag", "expected"), [(True, ["前", "有", "后"]), (False, ["前", "无", "后"])])
def test_whole_paragraphs_stand_or_fall_with_a_condition(flag: bool, expected: list[str]) -> None:
    tags = ("前", "{%p if flag %}", "有", "{%p else %}", "无", "{%p endif %}", "后")
    assert body(*tags, flag=flag) == expected


def test_a_condition_inside_a_paragraph_and_over_paragraphs() -> None:
    assert body("甲{% if a %}乙{% endif %}丙", a=False) == ["甲丙"]
    assert body("甲{% if a %}乙", "丙{% endif %}丁", a=False) == ["甲丁"]
    assert body("甲{% for x in a %}乙", "丙{% endfor %}丁", a=[1, 2]) == ["甲乙", "丙乙", "丙丁"]


def test_rows_are_repeated_between_rows_of_tags() -> None:
    rows = [
        ["序号", "地址"],
        ["{%tr for s in sites %}", ""],
        ["{{ loop.index }}", "{{ s.address }}"],
        ["{%tr endfor %}", ""],
    ]
    sites = [{"address": "甲路"}, {"address": "乙路"}]
    assert body(fill=table_of(rows), sites=sites) == ["序号", "地址", "1", "甲路", "2", "乙路"]


def test_a_row_may_hold_its_own_tags() -> None:
    rows = [["{%tr for s in sites %}{%tr if s %}{{ s }}", "末{%tr endif %}{%tr endfor %}"]]
    assert body(fill=table_of(rows), sites=["甲", "", "乙"]) == ["甲", "末", "乙", "末"]


def test_columns_are_repeated_and_the_grid_follows() -> None:
    rows = [["{%tc for s in sites %}", "{{ s }}", "{%tc endfor %}"]]
    document = rendered(template_bytes(fill=table_of(rows)), {"sites": ["甲", "乙", "丙", "丁"]})
    assert lines(document.element.body) == ["甲", "乙", "丙", "丁"]
    assert len(document.tables[0].columns) == 4


def test_a_table_without_rows_left_is_gone_and_a_cell_keeps_a_paragraph() -> None:
    assert not rendered(template_bytes(fill=table_of([["{%tr if a %}x", "{%tr endif %}"]])), {"a": 0}).tables
    document = rendered(template_bytes(fill=table_of([["{%p if a %}x{%p endif %}", "y"]])), {"a": 0})
    assert [len(c.paragraphs) for c in document.tables[0].rows[0].cells] == [1, 1]


def test_runs_are_conditional_and_keep_their_look() -> None:
    def fill(document: Any) -> None:
        document.add_paragraph().add_run("甲{%r if a %}乙{%r endif %}丙{{r b }}").bold = True

    document = rendered(template_bytes(fill=fill), {"a": True, "b": "丁"})
    assert document.paragraphs[0].text == "甲乙丙丁"
    assert all(r.bold for r in document.paragraphs[0].runs if r.text)


def test_comments_leave_nothing() -> None:
    assert body("甲{# 说明 #}乙", "{#p 整段说明 #}", "丙") == ["甲乙", "丙"]


def test_cells_take_a_fill_and_merge_over_a_loop() -> None:
    rows = [
        ["{%tr for s in sites %}", ""],
        ["{% vm %}{{ group }}", "{% cellbg s.colour %}{{ s.name }}"],
        ["{%tr endfor %}", ""],
    ]
    sites = [{"name": "甲", "colour": "FF0000"}, {"name": "乙", "colour": "00FF00"}]
    document = rendered(template_bytes(fill=table_of(rows)), {"sites": sites, "group": "组"})
    merges = [e.get(qn("w:val")) for e in document.element.body.iter(qn("w:vMerge"))]
    fills = [e.get(qn("w:fill")) for e in document.element.body.iter(qn("w:shd"))]
    assert (merges, fills) == (["restart", "continue"], ["FF0000", "00FF00"])
    assert lines(document.element.body) == ["组", "甲", "", "乙"]


def test_headers_footers_properties_and_attributes_are_filled() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "页眉 {{ a }}"
        document.sections[0].footer.paragraphs[0].text = "页脚 {{ a }}"
        document.core_properties.title = "题 {{ a }}"
        picture_named("图 {{ a }}")(document)

    document = rendered(template_bytes(fill=fill), {"a": 'x"<\ny'})
    section = document.sections[0]
    assert lines(section.header._element) == ['页眉 x"<\ny']
    assert lines(section.footer._element) == ['页脚 x"<\ny']
    assert document.core_properties.title == '题 x"< y'
    assert document.element.find(".//" + qn("wp:docPr")).get("descr") == '图 x"< y'


def test_text_boxes_are_filled() -> None:
    def fill(document: Any) -> None:
        box = f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>盒 {{{{ a }}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
        document.add_paragraph("外 {{ a }}")._p.append(parse_xml(box))

    document = rendered(template_bytes(fill=fill), {"a": "值"})
    assert "盒 值" in lines(document.element.body)


def test_curly_quotes_and_wide_blanks_that_word_types_are_understood() -> None:
    assert body("{{\u3000a|listing(“；”)\u00a0}}{% if b == ‘乙’ %}对{% endif %}", a=["甲", "丙"], b="乙") == [
        "甲；丙对"
    ]


def test_braces_can_be_written_as_docxtpl_writes_them() -> None:
    assert body("{_{ a }_} {_% b %_}{{ c }}", c="{_{") == ["{{ a }} {% b %}{_{"]


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_out_as_typed(text: str) -> None:
    assert body("甲{{ a }}乙", a=text) == [
        "甲" + clean(text).replace("\u2028", "\n").replace("\u2029", "\n") + "乙"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A<B & C",
        "\"<&>'",
        "{{ x }}{% if %}",
        "😀👩‍👩‍👧",
        "שלום עולם",
        "名" * 3000,
        "一\n二\t三",
        "]]>",
        "&amp;",
    ],
)
def test_hostile_text_comes_out_as_typed(text: str) -> None:
    assert body("{{ a }}", a=text) == [text]


def test_controls_that_xml_forbids_are_dropped() -> None:
    assert body("{{ a }}", a="甲\x00\x07\ufffe\ud800乙") == ["甲乙"]


def test_numbers_dates_and_lists_have_their_words() -> None:
    values = [1.5, Decimal("2.50"), Fraction(1, 3), 12, True, datetime.date(2026, 3, 5), ["甲", "乙"]]
    expected = ["1.5", "2.5", "1/3", "12", "是", "2026年3月5日", "甲、乙"]
    assert body(*(f"{{{{ a[{i}] }}}}" for i in range(len(values))), a=values) == expected


def test_filters_for_chinese_papers() -> None:
    tags = ["date", "numeral_date", "en_date"]
    assert body(*(f"{{{{ a|{t} }}}}" for t in tags), a="2026-10-20") == [
        "2026年10月20日",
        "二〇二六年十月二十日",
        "20 October 2026",
    ]
    assert body("{{ a|percent }} {{ b|listing }}", a=0.805, b=[]) == ["80.5% 无"]
    assert "不是日期" in str(failure("{{ a|date }}", a="三月"))


def test_a_key_comes_before_a_method_of_the_same_name() -> None:
    assert body(
        "{{ a.items }} {% for k, v in b.items() %}{{ k }}={{ v }};{% endfor %}", a={"items": "条"}, b={"x": 1}
    ) == ["条 x=1;"]


def test_a_missing_field_is_named_with_its_place() -> None:
    error = failure("名称：{{ client.name }}", client={})
    assert error.problems[0].field == "client.name"
    assert "正文「名称：{{ client.name }}」：缺少字段 client.name" in str(error)
    assert (
        failure("{% for s in sites %}{{ s.address }}{% endfor %}", sites=[{}]).problems[0].field
        == "sites[].address"
    )
    assert failure("{% if flag %}x{% endif %}").problems[0].field == "flag"


def test_an_empty_value_must_be_allowed_by_the_template() -> None:
    assert failure("{{ a.b }}", a={"b": None}).problems[0].field == "a.b"
    assert body("甲{{ a or '' }}乙", a=None) == ["甲乙"]


def test_a_group_of_data_is_not_printed() -> None:
    assert "一组数据" in str(failure("{{ a }}", a={"b": 1}))


@pytest.mark.parametrize(
    ("tags", "words"),
    [
        (["{{ a"], "没有配对"),
        (["a }}"], "没有配对"),
        (["{{ a {{ b }}"], "没有写完"),
        (["{% if a %}"], "没有结束标签"),
        (["{% endfor %}"], "没有对应的开始标签"),
        (["{% else %}"], "不在对应的语句块内"),
        (["{% unless a %}"], "不认识的语句"),
        (["{{ a b }}"], "语法不对"),
        (["{{ a|dat }}"], "最接近的是 date"),
        (["{%p if a %}", "甲{% endif %}"], "位置不成对"),
        (["{%tr if a %}"], "不在表格行里"),
        (["甲{%p if a %}乙", "{%p endif %}"], "最前或最后"),
        (["{% include 'x' %}"], "不允许的语句"),
    ],
)
def test_faults_are_named(tags: list[str], words: str) -> None:
    assert any(words in fault for fault in faults(*tags))


def test_all_faults_are_told_at_once() -> None:
    found = faults("{{ a|foo }}", "{{ b + }}", "{% if c %}", "{{ d")
    assert len(found) == 4


def test_blocks_may_not_cut_through_cells() -> None:
    assert any("位置不成对" in f for f in faults(fill=table_of([["{% if a %}x", "y{% endif %}"]])))


def test_the_fields_of_a_template_are_listed() -> None:
    data = template_bytes(
        "{{ client.name }}",
        "{% for s in sites|sort %}{{ s.address }}{% for p in s.people %}{{ p }}{% endfor %}{% endfor %}",
        "{% set c = client %}{{ c.phone }}{{ a['b'] }}",
    )
    paths = {use.path for use in Template(data).fields()}
    assert paths == {
        "client.name",
        "client.phone",
        "client",
        "sites",
        "sites[].address",
        "sites[].people",
        "sites[].people[]",
        "a.b",
    }


def test_the_same_data_gives_the_same_bytes() -> None:
    template = Template(template_bytes("{{ a }}"))
    first, second = (template.render({"a": 1}, day="2026-03-05", custom={"k": "v"}) for _ in range(2))
    assert first == second
    document = Document(io.BytesIO(first))
    assert document.core_properties.created == datetime.datetime(2026, 3, 5, tzinfo=datetime.UTC)


def test_the_package_is_sound() -> None:
    with zipfile.ZipFile(io.BytesIO(Template(template_bytes("{{ a }}")).render({"a": 1}))) as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        assert len(package.namelist()) == len(set(package.namelist()))


def test_a_placeholder_is_filled_without_distortion() -> None:
    data = template_bytes(fill=picture_named("logo"))
    seal = picture_of("red", 30, 30)
    document = rendered(data, {}, pictures={"logo": seal})
    size = document.element.find(".//" + qn("wp:extent"))
    assert (size.get("cx"), size.get("cy")) == ("720000", "720000")
    assert [p.image.blob for p in document.part.package.image_parts if p.image.blob == seal]


def test_a_placeholder_without_picture_stays_an_empty_place() -> None:
    document = rendered(template_bytes(fill=picture_named("签名-组长")), {})
    shape = document.inline_shapes[0]
    assert (shape.width, shape.height) == (1440000, 720000)
    used = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert used.image.px_width == 1


def test_two_placeholders_of_one_name_both_take_the_picture() -> None:
    def fill(document: Any) -> None:
        picture_named("seal")(document)
        picture_named("seal", centimetres=(2, 2))(document)

    document = rendered(template_bytes(fill=fill), {}, pictures={"seal": picture_of("red")})
    blips = [s._inline.graphic.graphicData.pic.blipFill.blip.embed for s in document.inline_shapes]
    assert [document.part.related_parts[b].blob for b in blips] == [picture_of("red")] * 2
    assert [s.width for s in document.inline_shapes] == [720000, 720000]


def test_other_pictures_stay() -> None:
    document = rendered(
        template_bytes(fill=picture_named("厂区图")), {}, pictures={"logo": picture_of("red")}
    )
    shape = document.inline_shapes[0]
    used = document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert used.blob == picture_of("grey")
    assert Template(template_bytes(fill=picture_named("签名-组长"))).pictures() == ("signature-组长",)


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(Exception, match="图片 logo"):
        Template(template_bytes(fill=picture_named("logo"))).render({}, {"logo": b"%PDF-1.7"})


def test_a_template_is_compiled_once_for_its_content(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(template_bytes("{{ a }}"))
    first = Template.compile(path)
    assert Template.compile(path) is first
    path.write_bytes(template_bytes("{{ b }}"))
    assert Template.compile(path) is not first


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="Word"):
        Template(data)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    save(b"new", tmp_path / "sub" / "a.docx")
    assert [p.name for p in (tmp_path / "sub").iterdir()] == ["a.docx"]
    (tmp_path / "b.docx").mkdir()
    with pytest.raises(OSError, match=r"b\.docx"):
        save(b"new", tmp_path / "b.docx")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.docx", "sub"]


def settings_of(*paragraphs: str) -> str:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    run = document.add_paragraph().add_run()
    mark = parse_xml(
        f"<w:instrText {nsdecls('w')}>{' TOC ' if '目录' in paragraphs else ' PAGE '}</w:instrText>"
    )
    run._r.append(mark)
    written = io.BytesIO()
    document.save(written)
    made = Template(written.getvalue()).render({})
    return zipfile.ZipFile(io.BytesIO(made)).read("word/settings.xml").decode()


def test_a_table_of_contents_is_renewed_on_opening() -> None:
    assert "updateFields" in settings_of("目录")


def test_a_paper_without_contents_asks_nothing_on_opening() -> None:
    assert "updateFields" not in settings_of("正文")
