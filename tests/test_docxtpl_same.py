"""The same template and data give the same text as docxtpl, where docxtpl is right."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import jinja2
import pytest
from word_templates import table_of, template_bytes

from corpus.deliverables import load_deliverables
from corpus.store import scheme_ids
from docgen.deliverables.fields import samples
from docgen.word.filters import OURS
from docgen.word.package import Package
from docgen.word.template import Template
from docgen.word.visible import visible
from docgen.word_base import TEMPLATES

docxtpl = pytest.importorskip("docxtpl")
CONTEXT: dict[str, Any] = {
    "a": 'A<B & "C"',
    "n": 3,
    "yes": True,
    "no": False,
    "people": [
        {"name": "甲", "roles": ["组长", "审核员"]},
        {"name": "乙", "roles": []},
        {"name": "丙", "roles": ["专家"]},
    ],
    "lines": "一\n二\t三",
    "d": {"x": "值"},
}
PARAGRAPHS = [
    ["{{ a }} 与 {{ n + 1 }}"],
    [["{", "{ a", " }", "}尾"]],
    ["{%p if yes %}", "有", "{%p else %}", "无", "{%p endif %}", "后"],
    [
        "{%p for p in people %}",
        "{{ loop.index }}. {{ p.name }}",
        "{%p if p.roles %}",
        "{{ p.roles|join('、') }}",
        "{%p endif %}",
        "{%p endfor %}",
    ],
    ["甲{% if no %}乙{% elif n == 3 %}丙{% else %}丁{% endif %}戊"],
    ["{% for p in people %}{{ p.name }}{% if not loop.last %}，{% endif %}{% endfor %}"],
    ["{% if no %}甲", "乙{% endif %}丙"],
    ["{{ lines }}"],
    ["{% set x = d.x %}{{ x|upper }}{{ x ~ n }}"],
    ["前{# 说明 #}后"],
    ["{{ people|map(attribute='name')|join('/') }} {{ people|length }} {{ d['x'] }}"],
    ["甲{%r if yes %}乙{%r endif %}丙"],
    ["{_{ a }_}"],
]
TABLES = [
    [
        ["姓名", "角色"],
        ["{%tr for p in people %}", ""],
        ["{{ p.name }}", "{{ p.roles|join('、') }}"],
        ["{%tr endfor %}", ""],
    ],
    [["{%tc for p in people %}", "{{ p.name }}", "{%tc endfor %}"]],
    [
        ["{%tr if yes %}", ""],
        ["甲", "乙"],
        ["{%tr endif %}", ""],
        ["{%tr if no %}", ""],
        ["丙", "丁"],
        ["{%tr endif %}", ""],
    ],
]


def theirs(source: bytes, context: dict[str, Any] = CONTEXT) -> dict[str, list[str]]:
    engine = docxtpl.DocxTemplate(io.BytesIO(source))
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters.update(OURS if context is not CONTEXT else {})
    engine.render(context, environment)
    written = io.BytesIO()
    engine.save(written)
    return visible(Package(written.getvalue(), "theirs"))


@pytest.mark.parametrize("paragraphs", PARAGRAPHS, ids=range(len(PARAGRAPHS)))
def test_paragraphs_come_out_as_with_docxtpl(paragraphs: Sequence[Any]) -> None:
    source = template_bytes(*paragraphs)
    assert visible(Package(Template(source).render(CONTEXT), "ours")) == theirs(source)


@pytest.mark.parametrize("rows", TABLES, ids=range(len(TABLES)))
def test_tables_come_out_as_with_docxtpl(rows: Sequence[Sequence[str]]) -> None:
    source = template_bytes("前", fill=table_of(rows))
    assert visible(Package(Template(source).render(CONTEXT), "ours")) == theirs(source)


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_our_certificates_come_out_as_with_docxtpl(scheme_id: str) -> None:
    deliverable = load_deliverables(scheme_id)["certificate"]
    folder = TEMPLATES / deliverable.folder
    source = next(
        p for p in (folder / f"{scheme_id}.docx", folder / "template.docx") if p.is_file()
    ).read_bytes()
    context = samples(scheme_id, deliverable)[0]
    assert visible(Package(Template(source).render(context), "ours")) == theirs(source, context)
