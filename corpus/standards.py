"""The register of standards and rules: editions, status, validity, and how sure each entry is."""

from __future__ import annotations

import datetime
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator

from corpus.errors import SchemeError
from corpus.scheme import Strict
from corpus.yaml_file import load_list

REGISTER = Path(__file__).resolve().parent / "standards.yaml"
_NUMBER = re.compile(
    r"(?<![A-Z0-9])(?P<prefix>GB(?:/?[TZ])?)\.?(?P<base>\d{3,6}(?:\.\d+)?)(?:[-—–－](?P<year>\d{4}|\d{2}))?(?!\d)"
)
_EARLIEST = 50  # a year of two digits is 1950 to 1999


class Amendment(Strict):
    """An amendment to an edition and since when it holds."""

    name: str
    valid_from: datetime.date
    note: str

    @field_validator("valid_from", mode="before")
    @classmethod
    def _day(cls, text: object) -> object:
        return _as_day(text)


class Standard(Strict):
    """One edition of a standard, or one law or rule: whether and when it is in force, and how that is known.

    ``valid_from`` and ``valid_to`` are the first and last day in force, where established. ``evidence`` is the
    grade of the whole entry; ``elements`` are the elements of schemes that a wrong citation touches.
    """

    number: str
    title: str
    status: Literal["current", "superseded", "upcoming", "unverified"]
    evidence: Literal["law_text", "third_party", "scheme", "unverified"]
    issued: datetime.date | None = None
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    replaced_by: str | None = None
    replaces: list[str] = Field(default_factory=list)
    written: list[str] = Field(default_factory=list)
    amendments: list[Amendment] = Field(default_factory=list)
    elements: list[str] = Field(default_factory=list)
    note: str | None = None

    @field_validator("issued", "valid_from", "valid_to", mode="before")
    @classmethod
    def _day(cls, text: object) -> object:
        return _as_day(text)

    @property
    def established(self) -> bool:
        """Whether the entry rests on more than general knowledge or a scheme's own print."""
        return self.evidence in ("law_text", "third_party")

    def standing(self, day: datetime.date) -> Literal["in_force", "not_yet", "no_longer", "unknown"]:
        """Whether it is in force on a day, as far as the register knows."""
        if self.status == "unverified":
            return "unknown"
        if self.valid_to is not None and day > self.valid_to:
            return "no_longer"
        if self.valid_to is None and self.status == "superseded":
            return "no_longer"
        if self.valid_from is not None and day < self.valid_from:
            return "not_yet"
        return "in_force"


def _as_day(text: object) -> object:
    return datetime.date.fromisoformat(text) if isinstance(text, str) else text


class Cited(Strict):
    """A standard number as written in a text: its base (GB/T 26572) and edition (2011), or none."""

    text: str
    base: str
    year: int | None

    @property
    def number(self) -> str:
        """The number as the register writes it."""
        return f"{self.base}-{self.year}" if self.year else self.base


def numbers_in(text: str) -> list[Cited]:
    """The GB numbers of a text, whatever its dashes, slashes, blanks and width: GB∕T 26572—2011, GBT26572-2011."""
    plain = "".join(unicodedata.normalize("NFKC", text).replace("∕", "/").split()).upper()
    found = []
    for match in _NUMBER.finditer(plain):
        letters = match["prefix"].removeprefix("GB").strip("/")
        base = f"GB{'/' + letters if letters else ''} {match['base']}"
        found.append(Cited(text=match.group(), base=base, year=_year(match["year"])))
    return found


def _year(figures: str | None) -> int | None:
    if figures is None:
        return None
    year = int(figures)
    if len(figures) == 4:
        return year if 1950 <= year <= 2099 else None
    return 1900 + year if year >= _EARLIEST else None


@cache
def standards() -> dict[str, Standard]:
    """The register by number. Raises SchemeError for a number twice or a successor that is not in it."""
    return read_standards(REGISTER)


def read_standards(path: Path) -> dict[str, Standard]:
    """A register from a file; every `replaced_by` and `replaces` must be in it."""
    found: dict[str, Standard] = {}
    for entry in load_list(path, Standard):
        if entry.number in found:
            raise SchemeError(f"标准 {entry.number} 登记了两次", path)
        found[entry.number] = entry
    for entry in found.values():
        for other in (*entry.replaces, *([entry.replaced_by] if entry.replaced_by else [])):
            if other not in found:
                raise SchemeError(f"标准 {entry.number} 提到的 {other} 不在登记簿里", path)
    return found


@cache
def editions(base: str) -> tuple[Standard, ...]:
    """The editions of one number (GB/T 26572) in the register."""
    return tuple(s for s in standards().values() if s.number == base or s.number.startswith(base + "-"))


@cache
def named_rules() -> tuple[tuple[str, Standard], ...]:
    """Laws and rules by each of their written names, the longest first."""
    pairs = [
        (n, s) for s in standards().values() if not s.number.startswith("GB") for n in (s.number, *s.written)
    ]
    return tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))
