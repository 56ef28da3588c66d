"""Folding text for comparison: width, case, blanks and traditional characters do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_BLANK = re.compile(r"[\s\u200b\u200c\u200d\ufeff\u00ad]+")
_ASCII = re.compile(r"^[\x00-\x7f]*$")


@lru_cache(maxsize=1 << 16)  # labels, titles and sentences are compared again and again
def fold(text: str) -> str:
    """The text as it is compared: NFKC, simplified, lower case, without any blank."""
    if _ASCII.match(text):
        return _BLANK.sub("", text).lower()
    return _BLANK.sub("", unicodedata.normalize("NFKC", text)).translate(_simplified()).lower()


def squeezed(text: str) -> str:
    """The text verbatim but for its white space: quotations are found again by it."""
    return "".join(text.split())


@cache
def _simplified() -> dict[int, str]:
    table = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {ord(old): new.split(" ")[0] for old, new in pairs if len(old) == 1}
