"""The commented skeleton of a case file, written from the model so that it never falls behind it."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from corpus.case_form import CaseForm, case_form, case_needs, case_words
from corpus.store import load_scheme
from docgen.case.faults import models_in
from docgen.case.model import Case
from docgen.case.values import literals

_HEAD = """\
# 案卷：{title}（{edition}）
# 空着的键等于没有写；用不到的整段可以删去。日期写成 2026-03-05，时刻写成 09:30，人日写成 2.5。
# “何时需要”之外的键可以不填；列表照第一条的样子往下加。"""


def skeleton(scheme_id: str) -> str:
    """The skeleton for a scheme; it loads as it is and with every key that is filled in."""
    head = load_scheme(scheme_id).head
    lines = [_HEAD.format(title=head.title, edition=head.edition)]
    lines += _mapping(Case, "", 0, case_form(scheme_id), {"scheme": scheme_id})
    return "\n".join(lines) + "\n"


def _mapping(
    model: type[BaseModel], at: str, depth: int, form: CaseForm, given: dict[str, str]
) -> Iterator[str]:
    for name, field in model.model_fields.items():
        path = f"{at}.{name}" if at else name
        if path in form.unused:
            continue
        if not at:
            yield ""
        indent = "  " * depth
        yield f"{indent}{name}:{_value(name, given)}  # {_comment(path, field, form)}"
        inner = models_in(field.annotation)
        if inner:
            yield from _nested(inner[0], path, depth, form, is_list(field.annotation))


def _nested(model: type[BaseModel], path: str, depth: int, form: CaseForm, listed: bool) -> Iterator[str]:
    if not listed:
        yield from _mapping(model, path, depth + 1, form, {})
        return
    for number, line in enumerate(_mapping(model, path, depth + 2, form, {})):
        yield f"{'  ' * depth}  - {line.lstrip()}" if number == 0 else line


def _value(name: str, given: dict[str, str]) -> str:
    return f" {given[name]}" if name in given else ""


def _comment(path: str, field: FieldInfo, form: CaseForm) -> str:
    parts = [field.title or path, *_shape(path, field, form)]
    when = case_needs().get(path)
    if when:
        parts.append(f"何时需要：{when}")
    return "；".join(parts)


def _shape(path: str, field: FieldInfo, form: CaseForm) -> Iterator[str]:
    values = literals(field.annotation)
    if path in ("audits.kind", "programme.audits.kind"):
        values = [v for v in values if v in form.audit_kinds]
    if values:
        words = case_words()
        yield "可填 " + "、".join(f"{v}（{words[v]}）" if v in words else v for v in values)
    elif bool in _leaves(field.annotation):
        yield "填 是 或 否"
    elif typing.get_origin(field.annotation) is dict:
        yield "映射，如 {键: 值}"
    elif not models_in(field.annotation) and is_list(field.annotation):
        yield "列表，如 [甲, 乙]"


def is_list(annotation: Any) -> bool:
    """Whether the annotation is a list, also behind `| None`."""
    return typing.get_origin(annotation) is list or any(
        typing.get_origin(a) is list for a in typing.get_args(annotation)
    )


def _leaves(annotation: Any) -> list[Any]:
    args = typing.get_args(annotation)
    return [leaf for a in args for leaf in _leaves(a)] if args else [annotation]
