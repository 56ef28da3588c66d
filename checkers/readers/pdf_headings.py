"""Headings of a PDF, guessed from numbering and letter size, as a path above each block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checkers.readers.pdf_joining import NUMERALS

LONGEST = 40
RANKS = (
    (10, re.compile(rf"第\s*[{NUMERALS}\d]+\s*[章篇部]")),
    (20, re.compile(rf"第\s*[{NUMERALS}\d]+\s*节")),
    (30, re.compile(rf"[{NUMERALS}]{{1,3}}[、.．]")),
    (40, re.compile(rf"[（(][{NUMERALS}]{{1,3}}[)）]")),
    (50, re.compile(r"\d{1,2}(?:[.．]0)?[、.．\s]\s*(?=[^\d\s.．])")),
    (51, re.compile(r"\d{1,2}[.．]\d{1,2}[、.．\s]*(?=[^\d\s.．%％])")),
    (52, re.compile(r"\d{1,2}(?:[.．]\d{1,2}){2}[、.．\s]*(?=[^\d\s.．])")),
    (53, re.compile(r"\d{1,2}(?:[.．]\d{1,2}){3}[、.．\s]*(?=[^\d\s.．])")),
)
AMOUNT = re.compile(
    r"\d+[.．]\d+\s*(?:元|万元?|米|吨|公斤|千克|平方米?|小时|分钟?|秒|天|℃|[a-zA-Z]{1,3})(?:\W|$)"
)
SENTENCE = re.compile(r"[。；;，,！？!?：:]|\.{4}|……|\d{4}\s*年")
WITHOUT_FURTHER_SIGN = (10, 20, 30)  # ranks whose numbering alone makes a heading
LONGEST_PLAIN = 16  # characters of a numbered line in body letters that still is a heading


@dataclass(slots=True)
class Outline:
    """The headings above the place reached so far; ``body`` is the usual letter height."""

    body: float
    stack: list[tuple[float, str]] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(text for _, text in self.stack)

    def rank(self, text: str, size: float, bold: bool, lines: int) -> float | None:
        """The rank of a paragraph as a heading (small = outer), or None when it is none."""
        if lines > 1 or len(text) > LONGEST or SENTENCE.search(text) or AMOUNT.match(text):
            return None
        large = self.body > 0 and size > 1.18 * self.body
        for rank, pattern in RANKS:
            if pattern.match(text):
                shows = large or bold or rank in WITHOUT_FURTHER_SIGN
                return rank if shows or len(text) <= LONGEST_PLAIN else None
        letters = len("".join(text.split()))
        if large and letters >= 2:
            return -size
        return None

    def enter(self, text: str, rank: float) -> int:
        """Step below a new heading and return its level."""
        while self.stack and self.stack[-1][0] >= rank - 0.5:
            self.stack.pop()
        self.stack.append((rank, text))
        return len(self.stack)


def body_size(sizes: list[tuple[float, int]]) -> float:
    """The letter height that most characters have, from (height, characters) pairs."""
    weights: dict[float, int] = {}
    for size, characters in sizes:
        key = round(size * 2) / 2
        weights[key] = weights.get(key, 0) + characters
    return max(weights, key=lambda key: (weights[key], -key), default=0.0)
