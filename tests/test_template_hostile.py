"""A hostile template runs no code, reaches no program objects and cannot exhaust the machine."""

from __future__ import annotations

import io
import time
import zipfile
from typing import Any

import pytest
from word_templates import body, template_bytes

from docgen.word.errors import TemplateError
from docgen.word.template import Template

CONTEXT: dict[str, Any] = {"a": "x", "d": {"k": "v"}, "l": [1, 2], "n": 3}

ESCAPES = [
    "''.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "a['__class__']",
    "a|attr('__class__')",
    "d.__init__.__globals__",
    "[].__class__.__base__",
    "a.format.__self__",
    "'{0.__class__}'.format(a)",
    "'{0.__class__}'|format(a)",
    "'%s' % a",
    "'{x.__class__}'.format_map(d)",
    "cycler.__init__.__globals__.os",
    "joiner.__init__",
    "lipsum.__globals__['os'].popen('id').read()",
    "self.__init__",
    "self._TemplateReference__context",
    "config",
    "range.__self__",
    "range.__class__",
    "namespace.__init__.__globals__",
    "dict.mro()",
    "loop",
    "d.update({'k': 'w'})",
    "l.append(3)",
    "l.clear()",
    "d.pop('k')",
    "a.join(['b'])",
    "a.encode()",
    "l|map('attr', '__class__')|list",
    "l|map(attribute='__class__')|list",
    "[a, a]|sort(attribute='__class__')",
    "[a]|groupby('__class__')",
    "a|safe",
    "d|tojson",
    "d|xmlattr",
    "a|pprint",
    "caller()",
    "varargs",
    "(a for b in c)",
    "lambda: 1",
    "import os",
    "a.upper.__call__.__self__",
    "n.__add__(1)",
    "n.real",
    "d.keys().mapping",
    "x.y.z",
]


@pytest.mark.parametrize("code", ESCAPES)
def test_no_way_out_of_the_sandbox(code: str) -> None:
    with pytest.raises(TemplateError):
        Template(template_bytes(f"{{{{ {code} }}}}")).render(CONTEXT)


@pytest.mark.parametrize(
    "code",
    [
        "include 'a'",
        "import 'a' as b",
        "from 'a' import b",
        "extends 'a'",
        "block b",
        "autoescape false",
        "debug",
        "do l.append(1)",
    ],
)
def test_no_statement_that_loads_or_changes(code: str) -> None:
    with pytest.raises(TemplateError):
        Template(template_bytes(f"{{% {code} %}}")).render(CONTEXT)


DEVOURERS = [
    ["{% for i in range(10000) %}{% for j in range(10000) %}{% endfor %}{% endfor %}"],
    ["{% for i in range(10000000) %}x{% endfor %}"],
    ["{{ 'x' * 1000000000 }}"],
    ["{{ [1] * 1000000000 }}"],
    ["{{ 9 ** 9 ** 9 }}"],
    ["{{ 'x'|center(1000000000) }}"],
    ["{{ a.ljust(1000000000) }}"],
    ["{{ '%01000000000d' % 1 }}"],
    ["{{ [1]|batch(1000000000, 'x') }}"],
    ["{{ 'x'|indent(1000000000) }}"],
    ["{% set x = 'xxxxxxxxxx' %}", *["{% set x = x ~ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x %}"] * 12],
    ["{% set x = 'xxxxxxxxxx' %}", *["{% set x = x + x + x + x + x + x + x + x + x + x %}"] * 12],
    ["{% set x = 'xxxxxxxxxx' %}", *["{% set x = x|replace('x', 'xxxxxxxxxx') %}"] * 12],
    ["{% set x = 'xxxxxxxxxx' %}", *["{% set x = [x,x,x,x,x,x,x,x,x,x]|join %}"] * 12],
    ["{% set x = [1,1,1,1] %}", *["{% set x = x + x + x + x + x + x + x + x + x + x %}"] * 12],
    ["{% set x = 99999999 %}", *["{% set x = x * x %}"] * 12],
    ["{% macro f(n) %}{{ f(n + 1) }}{{ f(n + 1) }}{% endmacro %}{{ f(0) }}"],
    ["{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}"],
    ["{% for i in l recursive %}{{ loop(l) }}{% endfor %}"],
    ["{% for i in range(9000) %}" + "长" * 9000 + "{% endfor %}"],
    ["{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"],
    ["{% set x = [1,1,1,1,1,1,1,1,1,1] %}", *["{% set x = [x,x,x,x,x,x,x,x,x,x] %}"] * 12, "{{ x }}"],
]


@pytest.mark.parametrize("tags", DEVOURERS, ids=range(len(DEVOURERS)))
def test_nothing_grows_without_bound(tags: list[str]) -> None:
    begun = time.process_time()
    with pytest.raises(TemplateError):
        Template(template_bytes(*tags)).render(CONTEXT)
    assert time.process_time() - begun < 20


def test_data_is_never_read_as_a_template() -> None:
    assert body("{{ a }}", a="{{ 7 * 7 }}{% for %}") == ["{{ 7 * 7 }}{% for %}"]


def test_data_cannot_bring_its_own_xml() -> None:
    class Sly(str):
        def __html__(self) -> str:
            return "<w:p/>"

    assert body("{{ a }}{{ a ~ b }}", a=Sly("<w:br/>"), b="&") == ["<w:br/><w:br/>&"]


def test_a_rendering_does_not_change_its_data() -> None:
    data = {"l": [1, 2], "d": {"k": "v"}}
    body("{% set x = l + [3] %}{{ x }}{{ d.k }}", **data)
    assert data == {"l": [1, 2], "d": {"k": "v"}}


def _with(name: str, content: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template_bytes("x"))) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return written.getvalue()


def test_macros_bombs_and_entities_are_refused() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'
    for data, words in (
        (_with("word/vbaProject.bin", b"x"), "宏"),
        (_with("word/media/a.bin", b"0" * 110_000_000), "过大"),
        (_with("word/document.xml", entity), "损坏"),
    ):
        with pytest.raises(TemplateError, match=words):
            Template(data)
