"""The national list of hazardous wastes as versioned data; a code that is not in the held edition is unknown, not wrong."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.errors import SchemeError

EDITION = 2021
CURRENT_EDITION = 2025  # in force since 2025-01-01 (third-party pages); its table was not available
LIST = Path(__file__).resolve().parent / f"waste_codes_{EDITION}.csv"
# Categories that the list has: HW41 to HW44 do not exist.
CATEGORIES = frozenset(f"HW{n:02}" for n in (*range(1, 41), *range(45, 51)))
HAZARDS = frozenset({"T", "C", "I", "R", "In"})


@dataclass(frozen=True, slots=True)
class WasteCode:
    """One waste: its code, category (HW49) and hazards (T, C, I, R, In) of the held edition."""

    code: str
    category: str
    hazards: frozenset[str]


@cache
def waste_codes() -> dict[str, WasteCode]:
    """All wastes of the held edition by code."""
    return read_waste_codes(LIST)


def read_waste_codes(path: Path) -> dict[str, WasteCode]:
    """A list from a CSV with the columns code, category, hazard. Raises SchemeError with the line of a fault."""
    found: dict[str, WasteCode] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            code, category = row["code"], row["category"]
            kinds = hazards(row["hazard"])
            if not re.fullmatch(r"\d{3}-\d{3}-\d{2}", code) or code in found:
                raise SchemeError(f"废物代码 {code!r} 写法有误或重复", path, number)
            if category not in CATEGORIES or category[2:] != code[-2:] or not kinds:
                raise SchemeError(f"废物代码 {code} 的类别或危险特性有误", path, number)
            found[code] = WasteCode(code, category, kinds)
    return found


def hazards(text: str) -> frozenset[str]:
    """The hazards written as T/C/I/R, "T，I" or "C，T": order and separators do not count."""
    return frozenset(p for p in re.split(r"[/,，、;\s]+", text.strip()) if p in HAZARDS)
