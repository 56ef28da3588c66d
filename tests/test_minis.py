"""Mini papers, each judged on its own: right answers stay right; `gap` lists what is still wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from build import prescreen_text
from pydantic import Field

from corpus.scheme import Strict
from corpus.yaml_file import load_list

MINIS = Path(__file__).parent / "data" / "minis"


class Mini(Strict):
    """A paper with the elements it shows and those it does not; ``gap`` is what is answered instead."""

    name: str
    text: str
    met: list[str] = Field(default_factory=list)
    missing: list[str] = Field(default_factory=list)
    gap: dict[str, str] = Field(default_factory=dict)


@cache
def _minis() -> tuple[tuple[str, Mini], ...]:
    return tuple((path.stem, mini) for path in sorted(MINIS.glob("*.yaml")) for mini in load_list(path, Mini))


@pytest.mark.parametrize(("scheme", "mini"), [pytest.param(s, m, id=f"{s}-{m.name}") for s, m in _minis()])
def test_a_mini_paper_is_answered_as_a_careful_reader_would(scheme: str, mini: Mini) -> None:
    findings = prescreen_text(scheme, {f"{mini.name}.md": mini.text})
    wanted = {**dict.fromkeys(mini.met, "met"), **dict.fromkeys(mini.missing, "missing")}
    said = {element: findings[element].outcome.verdict.value for element in wanted}
    assert {e: v for e, v in said.items() if v != wanted[e] and e not in mini.gap} == {}
