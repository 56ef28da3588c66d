"""Single values as the text of a cell and back: lists by lines, mappings by `键: 值` lines, codes by their words."""

from __future__ import annotations

import datetime
import json
import typing
from typing import Any

from corpus.case_form import case_words
from corpus.errors import CertdeskError
from docgen.case.skeleton import is_list
from docgen.case.values import literals

YES, NO = "是", "否"
MOST = 32_767  # characters that Excel holds in a cell


def to_text(value: Any, annotation: Any) -> str:
    """The text of a cell for a plain value. Raises CertdeskError where Excel cannot hold it."""
    text = _text(value, annotation)
    if len(text) > MOST:
        raise CertdeskError(f"内容超过 Excel 单元格的 {MOST} 个字符：{text[:20]}…")
    return text


def _text(value: Any, annotation: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return _lines([str(v) for v in value], value)
    if isinstance(value, dict):
        plain = all(isinstance(v, str) and _one_line(v) for v in value.values())
        simple = plain and value and all(": " not in k and _one_line(k) for k in value)
        return _lines([f"{k}: {v}" for k, v in value.items()] if simple else None, value)
    if isinstance(value, str) and value in literals(annotation):
        return case_words().get(value, value)
    return str(value)


def _lines(lines: list[str] | None, value: Any) -> str:
    """One entry a line; anything that lines could not give back exactly is written as JSON."""
    if lines and all(_one_line(line) for line in lines) and not lines[0].startswith(("[", "{")):
        return "\n".join(lines)
    return json.dumps(value, ensure_ascii=False)


def _one_line(text: str) -> bool:
    return bool(text) and text == text.strip() and len(text.splitlines()) == 1


def from_cell(value: Any, annotation: Any) -> Any:
    """A plain value from a cell, which Excel may have turned into a date, a time or a number."""
    text = _typed(value)
    if is_list(annotation):
        return _json(text) if text.startswith("[") else text.splitlines()
    if typing.get_origin(annotation) is dict or text == "{}":
        return _json(text) if text.startswith("{") else _mapping(text)
    kinds = _leaves(annotation)
    if bool in kinds:
        return {YES: True, NO: False, "true": True, "false": False}.get(text.lower(), text)
    if int in kinds and text.lstrip("-").isdigit():
        return int(text)
    allowed = literals(annotation)
    return next((v for v in allowed if text in (v, case_words().get(v))), text)


def _typed(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _mapping(text: str) -> Any:
    pairs = [
        line.partition(": ") if ": " in line else line.partition("：")
        for line in text.splitlines()
        if line.strip()
    ]
    return {k.strip(): v.strip() for k, sep, v in pairs if sep} if all(sep for _, sep, _ in pairs) else text


def _leaves(annotation: Any) -> list[Any]:
    args = typing.get_args(annotation)
    return [leaf for a in args for leaf in _leaves(a)] if args else [annotation]
