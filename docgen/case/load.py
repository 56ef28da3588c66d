"""From a case file to a case, and back to YAML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus import yaml_file
from corpus.errors import SchemeError
from corpus.store import scheme_ids
from docgen.case.faults import CaseError, Place, sentences
from docgen.case.model import Case
from docgen.case.references import dangling


def load_case(path: Path) -> Case:
    """The case in a file. Raises CaseError: one Chinese sentence per fault, with line, field and allowed values."""
    if not path.is_file():
        raise CaseError(path, ["这是文件夹，不是案卷文件" if path.is_dir() else "没有这个案卷文件"])
    try:
        data = yaml_file.load(path)
    except SchemeError as error:
        place = f"第 {error.line} 行 " if error.line else ""
        raise CaseError(path, [f"{place}{error.message}"]) from error
    return checked(data, path)


def checked(data: Any, path: Path, place: Place | None = None) -> Case:
    """Plain data as a case; `path` is the file that messages name, `place` where in it (default: lines of YAML)."""
    if not isinstance(data, dict):
        raise CaseError(path, ["案卷应为“键: 值”的映射"])
    try:
        case = Case.model_validate(yaml_file.without_empty(data) or {})
    except ValidationError as error:
        raise CaseError(path, sentences(path, Case, error, place)) from error
    if case.scheme not in scheme_ids():
        raise CaseError(path, [f"scheme：没有认证方案 {case.scheme!r}；允许：{'、'.join(scheme_ids())}"])
    loose = dangling(case)
    if loose:
        raise CaseError(path, loose)
    return case


def as_data(case: Case) -> dict[str, Any]:
    """The case as plain data for YAML or JSON: only what was given, dates as text, amounts as text."""
    data: dict[str, Any] = case.model_dump(mode="json", exclude_unset=True)
    return data


def save_case(case: Case, path: Path) -> None:
    """Write the case as YAML, keys in the model's order."""
    path.write_text(yaml_file.dump(as_data(case)), encoding="utf-8")
