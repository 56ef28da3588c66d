"""A template examined before use: every fault at once, each with its place and the nearest valid field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.clean import shorten
from docgen.word.errors import Place, Problem, TemplateError
from docgen.word.expressions import nearest
from docgen.word.fields import Catalogue, Field, Use, covers, uses
from docgen.word.markup import w
from docgen.word.package import Package
from docgen.word.pictures import names
from docgen.word.soundness import unsound
from docgen.word.template import Template, read

_WIDE = re.compile(r"[｛{]\s*[｛{][^{}｛｝]*[｝}]\s*[｝}]|[｛{]\s*[%％][^{}｛｝]*[%％]\s*[｝}]")
_PICTURE = "picture."
_WHOLE = Place("整个模板")


def examine(
    data: bytes,
    name: str,
    *,
    fields: Sequence[Field] = (),
    mandated: Sequence[Field] = (),
    sample: Mapping[str, Any] | None = None,
) -> list[Problem]:
    """Every fault of a template.

    `fields` are all that it may use (none given: any); `mandated` are those that it must write out (`picture.seal` for a
    placeholder picture); with a `sample` of data it is rendered and the result opened.
    """
    try:
        opened, _, found = read(data, name)
    except TemplateError as error:
        return list(error.problems)
    used = uses(found.lines)
    problems = [*found.problems, *_wide(opened), *(_unknown(used, fields) if fields else ())]
    problems += [_absent(field) for field in missing(used, names_of(opened), mandated)]
    if sample is not None and not found.problems:
        problems += _rendered(data, name, sample)
    labels = list(dict.fromkeys(opened.texts.values()))
    return sorted(dict.fromkeys(problems), key=lambda p: (_rank(p.place, labels), p.place.number))


def _rank(place: Place, labels: Sequence[str]) -> int:
    """Which part a place is in; what concerns the whole comes last."""
    return next((i for i, label in enumerate(labels) if place.part.startswith(label)), len(labels))


def missing(used: Sequence[Use], pictures: Sequence[str], mandated: Sequence[Field]) -> list[Field]:
    """The mandated fields that no tag writes out, and the mandated pictures without placeholder."""
    return [
        field
        for field in mandated
        if not any(covers(use, field) for use in used)
        and not (field.name.startswith(_PICTURE) and field.name.removeprefix(_PICTURE) in pictures)
    ]


def names_of(opened: Package) -> list[str]:
    """The names of the placeholder pictures of a template."""
    return [n for part, label in opened.texts.items() if label for n in names(opened.tree(part))]


def _absent(field: Field) -> Problem:
    about = "，".join(t for t in (field.label, field.clause and f"条款 {field.clause}") if t)
    return Problem(f"缺少必备内容 {field.name}" + (f"（{about}）" if about else ""), _WHOLE, field.name)


def _unknown(used: Sequence[Use], fields: Sequence[Field]) -> list[Problem]:
    known = Catalogue(fields)
    return [
        Problem(f"没有字段 {u.path}{nearest(u.path, known.paths)}：{u.tag.written}", u.tag.place, u.path)
        for u in used
        if not any(path in known for path in u.choices)
    ]


def _wide(opened: Package) -> list[Problem]:
    """Tags that are none: typed with full-width signs."""
    problems = []
    for part, label in opened.texts.items():
        for number, paragraph in enumerate(opened.tree(part).iter(w("p"))):
            text = "".join(t.text or "" for t in paragraph.iter(w("t")))
            for match in _WIDE.finditer(text):
                if set("｛｝％") & set(match.group()):
                    place = Place(label, shorten(text.strip(), 80), number)
                    problems.append(Problem(f"标签用了全角符号，应为半角：{match.group()}", place))
    return problems


def _rendered(data: bytes, name: str, sample: Mapping[str, Any]) -> list[Problem]:
    try:
        faults = unsound(Template(data, name).render(sample))
    except TemplateError as error:
        return [Problem(f"用样例数据试写失败：{p.message}", p.place, p.field) for p in error.problems]
    return [Problem(f"用样例数据试写的文件 Word 不能打开：{fault}", _WHOLE) for fault in faults]


def as_json(problems: Sequence[Problem]) -> str:
    """The problems as one JSON object."""
    listed = [
        {"where": str(p.place), "message": p.message, "field": p.field, "severity": "major"} for p in problems
    ]
    return json.dumps({"problems": listed}, ensure_ascii=False, indent=1)


def as_text(problems: Sequence[Problem], name: str) -> str:
    """The problems as lines, the count first."""
    if not problems:
        return f"模板 {name}：没有发现问题"
    return "\n".join((f"模板 {name}：{len(problems)} 个问题", *(f"- {p}" for p in problems)))
