"""What the case file asks for under a scheme: when a key is needed, what is not used, and words for coded values."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from corpus.errors import SchemeError
from corpus.scheme import Strict
from corpus.store import SCHEMES, load_scheme
from corpus.yaml_file import load, load_as

HERE = Path(__file__).resolve().parent


class CaseForm(Strict):
    """The kinds of audits of a scheme and the keys that its cases leave out, each with the reason."""

    audit_kinds: list[str]
    unused: dict[str, str] = Field(default_factory=dict)


@cache
def case_form(scheme_id: str) -> CaseForm:
    """What a case of this scheme asks for. Raises SchemeError for an unknown scheme."""
    load_scheme(scheme_id)
    return load_as(SCHEMES / scheme_id / "case.yaml", CaseForm)


@cache
def case_needs() -> dict[str, str]:
    """Dotted key -> when it is needed, in Chinese."""
    return _texts(HERE / "case_needs.yaml")


@cache
def case_words() -> dict[str, str]:
    """Coded value -> what it is called in Chinese."""
    return _texts(HERE / "case_words.yaml")


def _texts(path: Path) -> dict[str, str]:
    data = load(path)
    if not isinstance(data, dict) or not all(isinstance(v, str) for v in data.values()):
        raise SchemeError("应为“键: 文本”的映射", path)
    return {str(key): value for key, value in data.items()}
