"""Quantities, money, percentages, durations and plain numbers, exact as fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from checkers.folding import fold

_FIGURE = re.compile(r"(?<![\d.a-z-])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<more>万|千(?!克))?")
_ROUGHLY = re.compile(r"约|大概|大约|左右|上下|估|近|±|余|多(公斤|吨|kg)|不足|以上|以内|≈|~\d")
# unit as written (folded) -> (what it measures, exact factor to the base unit)
UNITS: dict[str, tuple[str, Fraction]] = {
    "毫克": ("kg", Fraction(1, 1_000_000)),
    "mg": ("kg", Fraction(1, 1_000_000)),
    "公斤": ("kg", Fraction(1)),
    "千克": ("kg", Fraction(1)),
    "kgs": ("kg", Fraction(1)),
    "kg": ("kg", Fraction(1)),
    "公吨": ("kg", Fraction(1000)),
    "吨": ("kg", Fraction(1000)),
    "t": ("kg", Fraction(1000)),
    "市斤": ("kg", Fraction(1, 2)),
    "斤": ("kg", Fraction(1, 2)),
    "克": ("kg", Fraction(1, 1000)),
    "g": ("kg", Fraction(1, 1000)),
    "毫升": ("L", Fraction(1, 1000)),
    "ml": ("L", Fraction(1, 1000)),
    "升": ("L", Fraction(1)),
    "l": ("L", Fraction(1)),
    "立方米": ("L", Fraction(1000)),
    "m3": ("L", Fraction(1000)),
    "小时": ("h", Fraction(1)),
    "学时": ("lesson", Fraction(1)),
    "课时": ("lesson", Fraction(1)),
    **{u: (u, Fraction(1)) for u in "人名个件台套只块批桶袋箱次张份把支条根双件组片".strip()},
    "pcs": ("个", Fraction(1)),
}
_BY_LENGTH = sorted(UNITS, key=lambda u: (-len(u), u))
_UNIT = re.compile("(" + "|".join(map(re.escape, _BY_LENGTH)) + r")(?![a-z0-9])")
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_MONTHS = {"个月": 1, "月": 1, "季度": 3, "季": 3, "年": 12}
_CHINESE = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}
_DURATION = re.compile(
    r"(?P<n>\d+(?:\.\d+)?|[一二三四五六七八九十两]{1,3})(?:\(\d+\))?(?P<unit>个工作日|工作日|个月|星期|礼拜|季度|小时|天|日|周|月|季|年)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount in the base unit of what it measures (kg, L, 个 ...); ``measures`` None = no unit told."""

    text: str
    amount: Fraction
    measures: str | None
    doubtful: bool = False

    def like(self, other: Quantity) -> bool:
        """Whether both measure the same, so that they may be compared."""
        return self.measures is not None and self.measures == other.measures


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar days, working days, hours or months (the one that is set)."""

    text: str
    days: Fraction | None = None
    working_days: Fraction | None = None
    months: Fraction | None = None
    hours: Fraction | None = None


def figures(text: str) -> list[Fraction]:
    """All figures of a text, exact; 万 and 千 count, and commas between thousands."""
    return [_figure(m) for m in _FIGURE.finditer(fold(text))]


def _figure(match: re.Match[str]) -> Fraction:
    scale = {"万": 10_000, "千": 1000}.get(match["more"] or "", 1)
    return Fraction(match["n"].replace(",", "")) * scale


def quantity(text: str, label: str = "") -> Quantity | None:
    """The one amount of a text with its unit, which the label may tell: "0.094 吨", 移出量（吨）"0.094".

    More than one amount with different values, or words such as 约, make it doubtful.
    """
    folded = fold(text)
    found = []
    for match in _FIGURE.finditer(folded):
        unit = _UNIT.match(folded, match.end())
        found.append((_figure(match), unit.group(1) if unit else None))
    if not found:
        return None
    told = [f for f in found if f[1]] or found
    amount, unit_word = told[0]
    if unit_word is None:
        inside = [u for u in re.findall(r"[(/]([^)]*)\)?", fold(label)) if u in UNITS]
        unit_word = inside[0] if len(inside) == 1 else None
    measures, factor = UNITS[unit_word] if unit_word else (None, Fraction(1))
    several = len({f[0] for f in told}) > 1
    return Quantity(text.strip(), amount * factor, measures, several or bool(_ROUGHLY.search(folded)))


def percent(text: str) -> Fraction | None:
    """The percentage of a text as a fraction of one; None unless it tells exactly one."""
    found = re.findall(r"(\d+(?:\.\d+)?)[%％]|百分之(\d+(?:\.\d+)?)", fold(text))
    return Fraction(found[0][0] or found[0][1]) / 100 if len(found) == 1 else None


def number(text: str) -> Fraction | None:
    """The figure of a text; None unless it tells exactly one value."""
    found = set(figures(text))
    return found.pop() if len(found) == 1 else None


def money(text: str) -> Fraction | None:
    """The amount in yuan; None unless it tells exactly one value."""
    return number(re.sub(r"(人民币|rmb|cny|[¥￥元])", " ", fold(text)))


def duration(text: str) -> Duration | None:
    """The first length of time a text tells: 5个工作日, 3 年, 十五天, 24 小时."""
    match = _DURATION.search(fold(text))
    if not match:
        return None
    n, unit = _count(match["n"]), match["unit"]
    if unit.endswith("工作日"):
        return Duration(match.group(), working_days=n)
    if unit in _DAYS:
        return Duration(match.group(), days=n * _DAYS[unit])
    if unit in _MONTHS:
        return Duration(match.group(), months=n * _MONTHS[unit])
    return Duration(match.group(), hours=n)


def _count(word: str) -> Fraction:
    if word[0].isdigit():
        return Fraction(word)
    tens, ten, ones = word.partition("十")
    if not ten:
        return Fraction(_CHINESE[word[-1]])
    return Fraction((_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0))
