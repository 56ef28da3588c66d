"""The problems of a case as people read them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.problem import Problem
from corpus.scheme import Severity

WORDS: dict[Severity, str] = {"critical": "致命", "major": "重要", "minor": "次要", "info": "提示"}


def lines(found: Sequence[Problem]) -> Iterator[str]:
    """A count, then two lines for each problem."""
    counts = [f"{word} {sum(p.severity == s for p in found)}" for s, word in WORDS.items()]
    yield f"共 {len(found)} 项：{'，'.join(counts)}"
    for p in found:
        clause = f"，条款 {p.clause}" if p.clause else ""
        yield f"[{WORDS[p.severity]}] {p.where}　{p.message}（{p.rule}{clause}）"
        yield f"    建议：{p.advice}"
        if p.accepted:
            yield f"    {p.accepted['by']} 于 {p.accepted['on']} 接受：{p.accepted['reason']}"
