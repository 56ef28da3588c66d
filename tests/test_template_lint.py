"""The examination of a template: every fault with its place and the nearest valid field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from word_templates import picture_named, table_of, template_bytes

from certdesk import main
from docgen.word.fields import Field
from docgen.word.lint import examine

FIELDS = (
    Field("client.name", "认证委托人名称", "6.2"),
    Field("certificate.number", "证书编号", "6.2"),
    Field("sites", "场所"),
    Field("sites[].address", "场所地址", "6.2"),
)


def told(*paragraphs: Any, fill: Any = None, **more: Any) -> list[str]:
    return [str(p) for p in examine(template_bytes(*paragraphs, fill=fill), "t.docx", **more)]


def test_a_good_template_has_no_fault() -> None:
    tags = ("{{ client.name }}", "{% for s in sites %}{{ s.address }}{% endfor %}")
    sample = {"client": {"name": "甲"}, "sites": [{"address": "乙"}]}
    assert told(*tags, fields=FIELDS, mandated=FIELDS[:1], sample=sample) == []


def test_an_unknown_field_is_told_with_the_nearest() -> None:
    found = told("名称 {{ client.nmae }}", "{% for s in sites %}{{ s.adress }}{% endfor %}", fields=FIELDS)
    assert "正文「名称 {{ client.nmae }}」：没有字段 client.nmae（最接近的是 client.name）" in found[0]
    assert "没有字段 sites[].adress（最接近的是 sites[].address）" in found[1]


def test_faults_of_every_kind_are_told_together_in_the_order_of_the_document() -> None:
    found = told(
        "{% if client.name %}", "{{ client.nmae|upperr }}", "{{ a + }}", "{{ cliemt.name", fields=FIELDS
    )
    words = ["没有结束标签", "没有名为 upperr 的过滤器", "没有字段 client.nmae", "语法不对", "没有配对"]
    assert all(any(w in f for f in found) for w in words)
    assert len(found) == 5


def test_a_fault_inside_a_loop_does_not_hide_the_fields_of_the_loop() -> None:
    found = told("{% for s in sites %}{{ s.address }}{{ s.adres }}", "{{ 1 + }}", fields=FIELDS)
    assert any("sites[].adres（最接近的是 sites[].address）" in f for f in found)
    assert not any("没有字段 s.address" in f for f in found)


def test_mandated_contents_need_a_tag_that_writes_them() -> None:
    only_asked = told("{% if certificate.number %}有{% endif %}{{ client.name }}", mandated=FIELDS[:2])
    assert only_asked == ["整个模板：缺少必备内容 certificate.number（证书编号，条款 6.2）"]
    assert told("{{ certificate.number }}", mandated=FIELDS[1:2]) == []
    assert told("{{ sites|map(attribute='address')|listing }}", mandated=FIELDS[3:]) == []
    assert told("{{ sites|map(attribute='name')|listing }}", mandated=FIELDS[3:]) != []


def test_a_mandated_picture_needs_its_placeholder() -> None:
    seal = Field("picture.seal", "公章")
    assert told("x", mandated=[seal]) == ["整个模板：缺少必备内容 picture.seal（公章）"]
    assert told("x", fill=picture_named("公章"), mandated=[seal]) == []


def test_the_template_is_tried_with_a_sample() -> None:
    found = told("{{ client.name|date }}", sample={"client": {"name": "甲"}})
    assert found == [
        "正文「{{ client.name|date }}」：用样例数据试写失败：“甲”不是日期（应为 2026-03-05 的形式）：{{ client.name|date }}"
    ]


def test_tags_in_full_width_signs_are_noticed() -> None:
    assert "全角" in told("｛｛ client.name ｝｝")[0]
    assert "全角" in told("{％ if a ％}")[0]
    assert told("｛甲｝（乙）") == []


def test_tags_in_tables_tell_their_row() -> None:
    assert told(fill=table_of([["x", "y"], ["{{ a.b }}", ""]]), fields=FIELDS)[0].startswith(
        "正文表格第 2 行「{{ a.b }}」"
    )


def test_names_made_by_the_template_are_followed() -> None:
    tags = (
        "{% set c = client %}{{ c.name }}{% macro m(x) %}{{ x.y }}{% endmacro %}{{ m(client.name) }}",
        "{% with n = client %}{{ n.name }}{% endwith %}{{ n.name }}",
        "{% for a, b in sites %}{{ a.x }}{% endfor %}{% for s in sites if s.address %}{{ loop.index }}{% endfor %}",
    )
    assert [f.split("没有字段 ")[1].split("：")[0] for f in told(*tags, fields=FIELDS)] == [
        "n.name（最接近的是 client.name）"
    ]


def test_items_of_mappings_and_of_written_lists_are_followed() -> None:
    wanted = [Field("topics", "主题"), Field("event.before", "变更前"), Field("rows[].full", "计数")]
    tags = (
        "{% for topic, reason in topics.items() %}{{ reason }}{% endfor %}",
        "{% for one in [event] %}{{ one.before or '—' }}{% endfor %}",
        "{% for counted in [rows] %}{{ counted|map(attribute='full')|join }}{% endfor %}",
    )
    assert told(*tags, mandated=wanted) == []
    either = "{% for r in (topics + rows if event else rows) %}{{ r.full }}{% endfor %}"
    assert (
        told(either, mandated=wanted[2:], fields=[Field("topics[].x"), Field("rows[].full"), Field("event")])
        == []
    )
    assert len(told("x", mandated=wanted)) == 3


def test_what_is_no_word_file_is_one_fault() -> None:
    assert "不是 Word 文档" in str(examine(b"x", "t.docx")[0])


def test_the_command_tells_the_faults_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "good.docx").write_bytes(template_bytes("{{ a }}"))
    (tmp_path / "bad.docx").write_bytes(template_bytes("{{ a }", "{{ b|dat }}"))
    good, bad, none = (
        CliRunner().invoke(main, ["template", "lint", str(tmp_path / n)])
        for n in ("good.docx", "bad.docx", "no.docx")
    )
    assert (good.exit_code, bad.exit_code, none.exit_code) == (0, 1, 2)
    assert "2 个问题" in bad.output
    assert "最接近的是 date" in bad.output
    as_json = CliRunner().invoke(main, ["template", "lint", str(tmp_path / "bad.docx"), "--json"])
    assert [p["where"] for p in json.loads(as_json.output)["problems"]] == [
        "正文「{{ a }」",
        "正文「{{ b|dat }}」",
    ]
