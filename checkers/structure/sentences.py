"""Splitting paragraphs into sentences and "label: value" lines, verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[。！？!?；;])(?![”’」』）)])|\n+")
_PAIR = re.compile(
    r"(?P<label>[^：:\s，。；;|/]{1,14}(?:\s?[^：:\s，。；;|/]{1,8})?)\s*[：:]\s*(?P<value>.*)", re.S
)
_GAP = re.compile(
    r"\t+|[ \u3000]+(?=[^\s：:，。；;|/]{1,14}\s*[：:])|(?<=[_＿])\s+(?=[^\s：:_＿]{1,14}[：:])"
)
_LONGEST = 400


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, each a verbatim piece; a line break ends a sentence unless it wraps."""
    for piece in _END.split(_unwrapped(text)):
        if piece and piece.strip():
            stripped = piece.strip()
            yield from (stripped[i : i + _LONGEST] for i in range(0, len(stripped), _LONGEST))


def _unwrapped(text: str) -> str:
    """Line breaks inside a sentence (a long line going on in the next) are no ends of sentences."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    joined = lines[0]
    for line in lines[1:]:
        last = joined.rsplit("\n", 1)[-1].rstrip()
        wraps = len(last) >= 28 and last[-1] not in "。；;：:！？!?" and line[:1] not in "\t "
        starts = re.match(r"\s*([（(]?[一二三四五六七八九十\d]+[)）、．.]|第.{1,4}[条章]|[①-⑳•·●■◆]|-)", line)
        joined += (" " if wraps and not starts else "\n") + line
    return joined


def pairs(line: str) -> list[tuple[str, str]]:
    """The (label, value) pairs of a line such as "日期：2026-03-05   地点：会议室"; [] if it has none."""
    found = []
    for piece in _GAP.split(line.strip()):
        match = _PAIR.fullmatch(piece.strip()) if piece else None
        if match and not re.search(r"https?$", match["label"]):
            found.append((match["label"].strip(), match["value"].strip()))
    return found
