"""From pydantic's errors to Chinese sentences: file, line, field and what is allowed."""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from corpus.case_form import case_words
from corpus.errors import CertdeskError
from corpus.yaml_file import lines_of

MOST = 12


class CaseError(CertdeskError):
    """The case file is wrong. `faults` holds one Chinese sentence for each fault."""

    def __init__(self, path: Path, faults: Sequence[str]) -> None:
        more = f"；另有 {len(faults) - MOST} 处" if len(faults) > MOST else ""
        super().__init__(f"{path}：" + "；".join(faults[:MOST]) + more)
        self.path = path
        self.faults = list(faults)


_PLAIN = {
    "missing": "缺少这个键",
    "string_type": "应为文本：请加引号",
    "bool_type": "应为 true（是）或 false（否）",
    "int_type": "应为整数",
    "list_type": "应为列表（每行以 - 开头）",
    "dict_type": "应为“键: 值”的映射",
    "model_type": "应为“键: 值”的映射",
    "model_attributes_type": "应为“键: 值”的映射",
    "date_type": "应为日期，写成 2026-03-05",
    "greater_than_equal": "不能小于 {ge}",
}


Place = Callable[[Sequence[int | str]], str]


def sentences(
    path: Path, model: type[BaseModel], error: ValidationError, place: Place | None = None
) -> list[str]:
    """One Chinese sentence for each fault. ``place`` says where keys stand; without it by line in the YAML file."""
    found = []
    at_line = None if place else lines_of(path)
    for fault in error.errors():
        keys = [k for k in fault["loc"] if k != "[key]"]
        owner, label = _owner(model, keys)
        line = (at_line(keys) or 0) if at_line else 0
        where = place(keys) if place else f"第 {line} 行 {dotted(keys)}"
        named = f"（{label}）" if label else ""
        found.append((line, f"{where}{named}：{_advice(dict(fault), keys, owner)}"))
    return [text for _, text in sorted(found, key=lambda pair: pair[0])]


def dotted(keys: Sequence[int | str]) -> str:
    """`audits[0].plan.scope`; counted from one for people: the first entry is [1]."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else ("." if text else "") + str(key)
    return text or "（整个文件）"


def _advice(fault: dict[str, Any], keys: Sequence[int | str], owner: type[BaseModel] | None) -> str:
    context = fault.get("ctx", {})
    kind = fault["type"]
    if kind == "extra_forbidden":
        return _unknown_key(str(keys[-1]), owner)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(context.get("expected")))
        words = case_words()
        listed = "、".join(f"{v}（{words[v]}）" if v in words else v for v in allowed)
        return f"{fault['input']!r} 不在允许之列；允许：{listed}"
    if kind == "value_error":
        return str(context["error"])
    if fault.get("input") is None and kind != "missing":
        return "值是空的：请填写，或删去这个键"
    return _PLAIN.get(kind, f"写法不对（{kind}）").format(**context)


def _unknown_key(key: str, owner: type[BaseModel] | None) -> str:
    known = list(owner.model_fields) if owner else []
    near = difflib.get_close_matches(key, known, 1)
    meant = f"是否想写 {near[0]}？" if near else ""
    return f"不认识的键；{meant}允许：{'、'.join(known)}"


def _owner(model: type[BaseModel], keys: Sequence[int | str]) -> tuple[type[BaseModel] | None, str | None]:
    """The model that holds the last key, and the key's Chinese label."""
    owner: type[BaseModel] | None = model
    label: str | None = None
    for at, key in enumerate(keys):
        if isinstance(key, int) or owner is None:
            continue
        field = owner.model_fields.get(key)
        label = field.title if field else None
        if at < len(keys) - 1:
            owner = next(iter(models_in(field.annotation)), None) if field else None
    return owner, label


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that a type annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in typing.get_args(annotation) for m in models_in(part)]
