"""Dates as people write them: 2026-03-05, 2026.3.5, 2026年3月5日, 二〇二六年三月五日, 20260305."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_FIGURES = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?:(?P<s>[-./年])(?P<m>\d{1,2})(?:[-./月](?P<d>\d{1,2})(?!\d)日?)?月?|(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?!\d))"
)
_WRITTEN = re.compile(
    r"(?P<y>[一二][〇○零一二三四五六七八九]{3})年(?P<m>十[一二]?|[一二三四五六七八九])月(?:(?P<d>[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written; ``date`` is None when it is impossible (2月30日) or has no day."""

    text: str
    year: int
    month: int
    day: int | None
    start: int

    @property
    def date(self) -> datetime.date | None:
        """The calendar date, or None when it is partial or impossible."""
        try:
            return datetime.date(self.year, self.month, self.day) if self.day else None
        except ValueError:
            return None

    @property
    def impossible(self) -> bool:
        """Whether no calendar has this date."""
        return not 1 <= self.month <= 12 or (self.day is not None and self.date is None)

    @property
    def last_day(self) -> datetime.date | None:
        """The date, or the last day of its month when no day is given."""
        if self.impossible:
            return None
        if self.date:
            return self.date
        following = datetime.date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)


def dates_in(folded: str) -> Iterator[Written]:
    """The dates of a folded text in their order."""
    found = []
    for match in _FIGURES.finditer(folded):
        month, day = match["m"] or match["m2"], match["d"] or match["d2"]
        found.append(
            Written(match.group(), int(match["y"]), int(month), int(day) if day else None, match.start())
        )
    for match in _WRITTEN.finditer(folded):
        day_text = match["d"]
        found.append(
            Written(
                match.group(),
                int(match["y"].translate(_DIGITS)),
                _number(match["m"]),
                _number(day_text) if day_text else None,
                match.start(),
            )
        )
    yield from sorted(found, key=lambda w: w.start)


def _number(text: str) -> int:
    """一 ... 三十一."""
    tens, _, ones = text.rpartition("十") if "十" in text else ("", "", text)
    value = (int(tens.translate(_DIGITS)) if tens else 1) * 10 if "十" in text else 0
    return value + (int(ones.translate(_DIGITS)) if ones else 0)
