"""Numbers and codes that follow a published form: manifests, wastes, organisations."""

from __future__ import annotations

import re

from checkers.folding import fold
from checkers.identity import CREDIT_CODE, valid_credit_code

__all__ = [
    "code",
    "credit_codes",
    "manifest",
    "valid_credit_code",
    "waste_categories",
    "waste_codes",
]

# 危险废物转移管理办法 (2021) art. 15: year, province, prefecture, serial of six.
_MANIFEST = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(\d{6})(?!\d)")
_WASTE = re.compile(r"(?<![\d-])\d{3}-\d{3}-(?:\d{2}|s\d{2})(?![\d-])")
_CATEGORY = re.compile(r"(?<![a-z])hw(\d{2})(?!\d)")
_CONTINUED = re.compile(r"(?<![a-z])hw(\d{2})((?:[、,/和及]\d{2}(?!\d|-))+)")


def code(text: str) -> str:
    """A code as it is compared: no blanks, upper case, one kind of dash and bracket."""
    return re.sub(r"[—–－_]+", "-", fold(text)).upper()


def manifest(text: str) -> tuple[int, str, str, str] | None:
    """Year, province, prefecture and serial of the one 14-digit manifest number of a text."""
    found = _MANIFEST.findall(fold(text))
    return (int(found[0][0]), *found[0][1:]) if len(found) == 1 else None


def waste_codes(text: str) -> tuple[str, ...]:
    """The 8-digit waste codes (900-041-49) and codes of general waste (900-001-S17) of a text."""
    return tuple(dict.fromkeys(m.upper() for m in _WASTE.findall(fold(text))))


def waste_categories(text: str) -> frozenset[str]:
    """The categories a text names (HW49), also as HW06、08、12, and those of its waste codes."""
    folded = fold(text)
    named = set(_CATEGORY.findall(folded))
    named |= {n for m in _CONTINUED.finditer(folded) for n in re.findall(r"\d{2}", m[2])}
    named |= {c[-2:] for c in waste_codes(text) if "S" not in c}
    return frozenset(f"HW{n}" for n in named)


def credit_codes(text: str) -> tuple[str, ...]:
    """The 18-character codes of organisations (GB 32100) of a text."""
    return tuple(m.group().upper() for m in CREDIT_CODE.finditer(fold(text)))
