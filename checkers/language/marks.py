"""What is looked at when passages are likened: runs of characters, heading, columns, kinds of papers, concepts heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from zlib import crc32

import numpy as np

from checkers.language.gram_codes import marked_pairs, runs

_DIGITS = re.compile(r"\d+")
_LOOKED_AT = 240  # characters of a passage
_OF_HEADING, _OF_COLUMN, _COLUMNS = 30, 12, 12
_HEADING, _COLUMN, _FILE = "\x02", "\x03", "\x04"


def marks(text: str, around: Any = None, concepts: Iterable[str] = ()) -> Any:
    """The marks of one folded passage as whole numbers, each once; figures count as one character.

    ``around`` are the marks of the part it stands in (`surroundings`).
    """
    found = runs(_DIGITS.sub("0", text)[:_LOOKED_AT]) if text else []
    said = [_named("concept", c) for c in concepts]
    own = np.unique(np.concatenate([*found, np.array(said, dtype=np.int64)]))
    return own if around is None else np.concatenate([own, around])


def surroundings(
    heading: str = "", columns: Sequence[str] = (), kinds: Iterable[str] = (), file: str = ""
) -> Any:
    """The marks of a part: heading, column labels, kinds and the name of its file; none can be a mark of words."""
    found = marked_pairs(heading[:_OF_HEADING], _HEADING)
    for column in columns[:_COLUMNS]:
        found += marked_pairs(column[:_OF_COLUMN], _COLUMN)
    found += marked_pairs(file[:_OF_HEADING], _FILE)
    found.append(np.array([_named("kind", k) for k in kinds], dtype=np.int64))
    return np.unique(np.concatenate(found))


@cache
def _named(what: str, name: str) -> int:
    """A number below zero, which no run of characters has."""
    return -1 - crc32(f"{what}:{name}".encode())
