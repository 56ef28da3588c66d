"""Manifests, licences and contracts joined by what they share: the licence number or the receiving firm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk
from checkers.records.form import Entry, Form

Placed = tuple[Form, Entry]
CODE = re.compile(r"(?<!\d)\d{3}-\d{3}-(\d{2})(?!\d)")
CATEGORY = re.compile(r"hw(\d{2})(?!\d)")
_LEGAL = re.compile(r"(有限责任公司|股份有限公司|有限公司|公司|\(.*?\))")


def manifests(desk: Desk) -> Iterator[Placed]:
    """Every manifest with its entries."""
    for form in desk.forms("waste_manifest"):
        for entry in form.entries:
            yield form, entry


def licences(desk: Desk) -> dict[str, list[Placed]]:
    """The disposal licences by number."""
    found: dict[str, list[Placed]] = {}
    for form in desk.forms("disposal_licence"):
        for entry in form.entries:
            number = entry.code("number")
            if number:
                found.setdefault(number, []).append((form, entry))
    return found


def licensed(desk: Desk) -> Iterator[tuple[Placed, Placed]]:
    """Each manifest with the one licence that has its number; several licences of a number are left out."""
    known = licences(desk)
    for form, entry in manifests(desk):
        same = known.get(entry.code("licence_number") or "", [])
        if len(same) == 1:
            yield (form, entry), same[0]


def same_firm(one: str, other: str) -> bool:
    """Whether two names are one firm: equal, or one a short form inside the other (without legal form)."""
    a, b = _LEGAL.sub("", fold(one)), _LEGAL.sub("", fold(other))
    return bool(a and b) and (a in b or b in a)


def ledger_rows(desk: Desk) -> Iterator[Placed]:
    """Every row of every waste ledger."""
    for form in desk.forms("waste_ledger"):
        for entry in form.rows:
            yield form, entry
