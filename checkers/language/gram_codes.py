"""Runs of characters as whole numbers, so that they can be looked up by the thousand."""

from __future__ import annotations

from typing import Any

import numpy as np

_BITS = 21  # of one character


def letters(text: str) -> Any:
    """The characters as numbers from 1."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64) + 1


def code(places: list[Any]) -> Any:
    """One number for the characters of each place, up to three."""
    result = places[0]
    for number, found in enumerate(places[1:], 1):
        result = result | found << _BITS * number
    return result


def runs(text: str, longest: int = 3) -> list[Any]:
    """The runs of one to ``longest`` characters of a text."""
    found = letters(text)
    return [
        code([found[at : len(found) - size + 1 + at] for at in range(size)])
        for size in range(1, min(len(found), longest) + 1)
    ]


def marked_pairs(text: str, mark: str) -> list[Any]:
    """The pairs of characters of a text, told apart from others by a mark."""
    if len(text) < 2:
        return []
    found = letters(text)
    return [code([np.full(len(found) - 1, letters(mark)[0]), found[:-1], found[1:]])]
