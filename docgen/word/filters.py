"""Filters for Chinese papers: dates, exact numbers, lists; and bounded stand-ins for Jinja's own."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

MOST_TEXT = 2_000_000  # characters that one expression may make
_PLACES = 12  # decimals shown at most; a longer or endless fraction is written as one
_DIGITS = "〇一二三四五六七八九"


class Unfit(Exception):
    """A value that a filter cannot take; the message is Chinese."""


def _day(value: Any) -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value)[:10])
    except ValueError:
        raise Unfit(f"“{value}”不是日期（应为 2026-03-05 的形式）") from None


def chinese_date(value: Any) -> str:
    """2026年3月5日."""
    day = _day(value)
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_numeral_date(value: Any) -> str:
    """二〇二六年三月五日, as on certificates."""
    day = _day(value)
    year = "".join(_DIGITS[int(d)] for d in f"{day.year:04d}")
    return f"{year}年{_under_hundred(day.month)}月{_under_hundred(day.day)}日"


def _under_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones or not tens else "")


def english_date(value: Any) -> str:
    """5 March 2026, whatever the machine's language."""
    day = _day(value)
    months = "January February March April May June July August September October November December".split()  # noqa: SIM905
    return f"{day.day} {months[day.month - 1]} {day.year}"


def short_date(value: Any) -> str:
    """2026-03-05, for narrow columns; nothing for nothing."""
    return _day(value).isoformat() if value != "" else ""


def span(start: Any, end: Any) -> str:
    """2026年2月2日至4日: two dates without what they share; one date where there is only one."""
    days = [_day(v) for v in (start, end) if v != ""]
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return chinese_date(first)
    text = f"{last.day}日"
    if (first.year, first.month) != (last.year, last.month):
        text = f"{last.month}月{text}"
    return f"{chinese_date(first)}至{f'{last.year}年' if first.year != last.year else ''}{text}"


def exact(value: Any) -> str:
    """A number without rounding: 1.5, 12, 1/3; a decimal with no more zeros than it needs."""
    try:
        number = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError):
        raise Unfit(f"“{value}”不是数") from None
    for places in range(_PLACES + 1):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            whole, rest = digits[: len(digits) - places], digits[len(digits) - places :]
            return ("-" if number < 0 else "") + whole + (f".{rest}" if rest else "")
    return f"{number.numerator}/{number.denominator}"


def percent(value: Any) -> str:
    """A share as a percentage without rounding: 0.8 is 80%."""
    number = exact(value)
    return exact(Fraction(number) * 100) + "%"


def listing(values: Any, sign: str = "、", empty: str = "无") -> str:
    """Several values in one phrase, 甲、乙、丙; what to say when there are none."""
    from docgen.word.values import joined

    return joined([v for v in values if v not in (None, "")], sign) or empty


def join(values: Iterable[Any], sign: str = "", attribute: str | None = None) -> str:
    """Jinja's join with our words for dates and numbers, bounded."""
    from docgen.word.values import joined

    return joined((v.get(attribute) if attribute and isinstance(v, dict) else v for v in values), sign)


def textual(work: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of Jinja that takes one text or number, and nothing that would have to be spelt out."""

    @functools.wraps(work)
    def checked(*args: Any, **kwargs: Any) -> Any:
        if any(isinstance(a, (list, tuple, dict)) for a in args):
            raise Unfit("此过滤器只用于文字或数")
        return work(*args, **kwargs)

    return checked


@textual
def replace(value: Any, old: str, new: str) -> str:
    """Jinja's replace, bounded."""
    text = str(value)
    if len(text) + text.count(old) * len(new) > MOST_TEXT:
        raise Unfit("文字过长")
    return text.replace(old, new)


def batch(values: Iterable[Any], size: int, fill: Any = None) -> list[list[Any]]:
    """Values in rows of a size (at most 100), the last row filled up."""
    if not 0 < size <= 100:
        raise Unfit("每行个数应为 1 至 100")
    items = list(values)
    rows = [items[i : i + size] for i in range(0, len(items), size)]
    if rows and fill is not None:
        rows[-1] += [fill] * (size - len(rows[-1]))
    return rows


def plain(value: Any) -> Any:
    """The value itself: everything is escaped anyway."""
    return value


OURS = {
    "date": chinese_date,
    "zh_date": chinese_date,
    "short_date": short_date,
    "span": span,
    "numeral_date": chinese_numeral_date,
    "en_date": english_date,
    "exact": exact,
    "percent": percent,
    "listing": listing,
    "join": join,
    "replace": replace,
    "batch": batch,
    "e": plain,
    "escape": plain,
}
