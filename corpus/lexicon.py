"""The shared lexicon: concepts, the expressions that name them, and their little grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field, field_validator

from corpus.scheme import Strict

# Words found by shape instead of spelling; usable in any expression.
SHAPES: dict[str, re.Pattern[str]] = {
    "<number>": re.compile(r"\d+(\.\d+)?|[一二三四五六七八九十百两]+(?=[个条项次名人天日小月年台份家套])"),
    "<duration>": re.compile(
        r"(\d+(\.\d+)?|[一二三四五六七八九十两半]+)(个)?(工作日|小时|钟头|分钟|天|日|周|星期|礼拜|月|季度|年)(内|以内)?"
    ),
    "<date>": re.compile(
        r"(19|20)\d{2}[年./\-]\d{1,2}([月./\-]\d{1,2}日?)?|二[〇○零]二[〇○零一二三四五六七八九]年"
    ),
    "<percent>": re.compile(r"\d+(\.\d+)?[%％‰]|百分之[一二三四五六七八九十百]+"),
    "<money>": re.compile(r"\d+(\.\d+)?(万)?元|[¥￥]\d"),
    "<measure>": re.compile(
        r"\d+(\.\d+)?(mm|cm|m|kg|g|t|吨|v|kv|a|ma|w|kw|hz|khz|db|℃|°c|mpa|n|ppm|mg/kg|毫米|厘米|千克|公斤|伏|安|瓦)",
        re.I,
    ),
    "<code>": re.compile(r"[a-z]{1,6}[-/—_.]?[a-z0-9]{0,6}[-/—_.]\d{2,}", re.I),
}
_GROUP = re.compile(r"\s\+\s")
_SHAPED = re.compile(r"<[a-z]+>")
_EXCEPT = re.compile(r"\s-\s")


@dataclass(frozen=True, slots=True)
class Expression:
    """ "甲/乙 + 丙 - 丁": every group has a member in the text and no exception is there."""

    groups: tuple[tuple[str, ...], ...]
    exceptions: tuple[str, ...]

    @classmethod
    @cache
    def parse(cls, text: str) -> Expression:
        """Read the grammar (once a text); raises ValueError when a group is empty."""
        positive, *negative = _EXCEPT.split(text)
        groups = tuple(_members(group) for group in _GROUP.split(positive))
        if not all(groups):
            raise ValueError(f"表达式里有空的一组：{text!r}")
        unknown = [m for g in groups for m in g if _SHAPED.fullmatch(m) and m not in SHAPES]
        if unknown:
            raise ValueError(f"不认识的形状 {unknown[0]}；可用：{'、'.join(SHAPES)}")
        return cls(groups, tuple(m for part in negative for m in _members(part)))


# Slashes that belong to the word: units, standards' numbers, customary marks.
_SLASHED = re.compile(r"(?i)\b(gb|sj|hj|jb|qb|yd|mg|kg|km|m|g|n|d|i|r|ok)/(?=(t|kg|g|h|s|l|a|c|o|d|ng)\b)")


def _members(group: str) -> tuple[str, ...]:
    kept = _SLASHED.sub(lambda m: m[1] + "\x00", group)
    parts = (part.strip().replace("\x00", "/") for part in kept.split("/"))
    return tuple(m for m in parts if m)


class Concept(Strict):
    """A thing that a text can say or a document can be, with the expressions that name it.

    ``title`` names it in a file name, heading, sheet name, caption or label; ``says`` shows it in a
    sentence or table row; ``columns`` are the header labels of a table of this kind; ``never`` are near
    misses that sound alike. ``document`` makes it a kind of document, section or table;
    ``holder: other`` marks papers that are naturally issued in another organisation's name.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    zh: str
    document: (
        Literal["rule", "record", "plan", "paper", "contract", "certificate", "report", "statement"] | None
    ) = None
    holder: Literal["own", "other"] = "own"
    title: list[str] = Field(default_factory=list)
    says: list[str] = Field(default_factory=list)
    columns: list[str] = Field(default_factory=list)
    never: list[str] = Field(default_factory=list)

    @field_validator("title", "says", "columns", "never")
    @classmethod
    def _well_formed(cls, expressions: list[str]) -> list[str]:
        for text in expressions:
            Expression.parse(text)
        return expressions
