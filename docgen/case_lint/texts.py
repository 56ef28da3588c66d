"""How texts of a case are compared: width and blanks do not count; standards by number and year."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[\s、，,；;。.·]+")


def folded(text: str) -> str:
    """A text without width, blanks and punctuation."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def same(one: str | None, other: str | None) -> bool:
    """Whether two texts say the same, width, blanks and punctuation aside."""
    return folded(one or "") == folded(other or "")


def has_standard(standard: str, listed: list[str]) -> bool:
    """Whether a list of criteria names a standard with its full number and year."""
    wanted = folded(standard)
    return any(wanted in folded(text) for text in listed)


def other_edition(standard: str, listed: list[str]) -> str | None:
    """An entry that names the standard in another edition or without a year."""
    stem = folded(re.sub(r"[-—–]\d{4}$", "", standard))
    return next((text for text in listed if stem in folded(text)), None)


def joined(names: list[str], most: int = 8) -> str:
    """Names in one line, shortened when there are many."""
    return "、".join(names[:most]) + (f" 等 {len(names)} 项" if len(names) > most else "")
