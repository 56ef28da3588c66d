"""YAML files in and out: the only module that imports yaml."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from corpus.errors import SchemeError, why

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Model = TypeVar("Model", bound=BaseModel)


class _StrictLoader(_Loader):  # type: ignore[misc]
    """The fast loader, but a key given twice is an error instead of a silent overwrite."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"键 {key_node.value!r} 重复", problem_mark=key_node.start_mark
                )
            seen.add(key_node.value)
        result: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return result

    def construct_timestamp(self, node: Any) -> Any:
        """A date; one that does not exist (2026-02-30) stays the text that was typed."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return self.construct_scalar(node)


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _StrictLoader.construct_timestamp)


_TROUBLES = (
    ("mapping values are not allowed", "这里不能再写“键: 值”，多半是缩进不齐，或文本里有冒号而没有加引号"),
    ("could not find expected ':'", "缺少冒号，或上一行的引号没有成对"),
    ("did not find expected key", "缩进不齐，或引号没有成对"),
    ("did not find expected '-' indicator", "列表的缩进不齐"),
    ("did not find expected ',' or", "缺少逗号或右括号"),
    ("did not find expected node content", "括号里缺内容，或多了逗号"),
    (
        "found character that cannot start any token",
        "有不能这样用的字符：制表符请改空格，@、%、` 开头的文本请加引号",
    ),
    ("found unexpected end of stream", "引号没有成对"),
    ("found undefined alias", "* 开头的文本请加引号"),
    ("did not find expected <document start>", "开头的缩进不齐"),
    ("could not determine a constructor", "! 开头的文本请加引号"),
    ("exceeded maximum nesting depth", "括号或缩进的层数太多"),
    ("control characters are not allowed", "含有控制字符，可能不是文本文件"),
    ("special characters are not allowed", "含有控制字符，可能不是文本文件"),
)


def _in_chinese(problem: str | None) -> str:
    """What the parser complains of, in the user's language; what is not known stays as it is."""
    told = next((chinese for english, chinese in _TROUBLES if english in (problem or "")), None)
    return told or problem or "看不懂"


def load(path: Path) -> Any:
    """The plain data of one YAML file; a syntax error becomes a `SchemeError` with its line."""
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_StrictLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise SchemeError(f"YAML 写法有误：{_in_chinese(error.problem)}", path, line) from error
    except UnicodeDecodeError as error:
        raise SchemeError("文件不是 UTF-8 编码：请另存为 UTF-8", path) from error
    except OSError as error:
        raise SchemeError(f"文件读不出来：{why(error)}", path) from error
    except yaml.YAMLError as error:
        raise SchemeError(f"文件读不出来：{_in_chinese(str(error))}", path) from error


def dump(data: Any) -> str:
    """Plain data as YAML text: keys in the order given, Chinese as it is, no long lines broken."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    return text


def without_empty(data: Any) -> Any:
    """Plain data without what was left empty: an empty key, or a mapping of nothing but empty keys, is absent."""
    if isinstance(data, dict):
        kept = {key: without_empty(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value is not None} or (None if data else {})
    if isinstance(data, list):
        done = [(value, without_empty(value)) for value in data]
        return [new for old, new in done if new is not None or old is None] or (None if data else [])
    return data


def load_as(path: Path, kind: type[Model]) -> Model:
    """One YAML mapping as a model; every fault names file, line, key and what is allowed."""
    try:
        return kind.model_validate(load(path))
    except ValidationError as error:
        raise _explained(path, error) from error


def load_list(path: Path, kind: type[Model]) -> list[Model]:
    """One YAML list as models; every fault names file, line, key and what is allowed."""
    try:
        return TypeAdapter(list[kind]).validate_python(load(path) or [])  # type: ignore[valid-type]
    except ValidationError as error:
        raise _explained(path, error) from error


def load_map(path: Path, kind: type[Model]) -> dict[str, Model]:
    """One YAML mapping of names to models; every fault names file, line, key and what is allowed."""
    try:
        return TypeAdapter(dict[str, kind]).validate_python(load(path) or {})  # type: ignore[valid-type]
    except ValidationError as error:
        raise _explained(path, error) from error


def lines_of(path: Path) -> Callable[[Sequence[int | str]], int | None]:
    """Tells the line (from 1) on which the value at given keys begins, as near as it can be told."""
    root = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_Loader)

    def line(keys: Sequence[int | str]) -> int | None:
        node, found = root, root.start_mark.line + 1 if root else None
        for key in keys:
            child = _child(node, key)
            if child is None:
                break
            node, found = child
        return found

    return line


def _child(node: Any, key: int | str) -> tuple[Any, int] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key].start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key_node, value in node.value:
            if key_node.value == str(key):
                return value, key_node.start_mark.line + 1
    return None


_ADVICE = {
    "extra_forbidden": "不认识的键",
    "missing": "缺少这个键",
    "string_type": "应为文本：请加引号（条款号 5.10 不加引号会变成 5.1）",
    "literal_error": "取值不在允许之列",
}


def _explained(path: Path, error: ValidationError) -> SchemeError:
    lines = []
    first: int | None = None
    place = lines_of(path)
    for fault in error.errors():
        keys = [k for k in fault["loc"] if not isinstance(k, str) or "[" not in k]
        line = place(keys)
        first = first or line
        allowed = fault.get("ctx", {}).get("expected")
        own = fault.get("ctx", {}).get("error") if fault["type"] == "value_error" else None
        advice = str(own) if own else _ADVICE.get(fault["type"], fault["msg"])
        text = f"{'.'.join(str(k) for k in keys)}：{advice}" + (f"；允许：{allowed}" if allowed else "")
        lines.append(f"第 {line} 行 {text}" if line else text)
    return SchemeError("；".join(lines[:8]), path, first)
