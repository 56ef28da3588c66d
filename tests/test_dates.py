"""Dates in all the ways people write them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.dates import Written, dates_in
from checkers.folding import fold

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2059, 12, 31))
_FIGURES = "〇一二三四五六七八九"


def number(value: int) -> str:
    """1-31 in Chinese figures."""
    tens, ones = divmod(value, 10)
    head = {0: "", 1: "十"}.get(tens, f"{_FIGURES[tens]}十")
    return head + (_FIGURES[ones] if ones or not tens else "")


def in_words(day: datetime.date) -> str:
    year = "".join(_FIGURES[int(d)] for d in str(day.year))
    return f"{year}年{number(day.month)}月{number(day.day)}日"


FORMS = {
    "dashes": lambda d: d.isoformat(),
    "short dashes": lambda d: f"{d.year}-{d.month}-{d.day}",
    "dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "padded dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "strokes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "characters": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "spaced characters": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "full width": lambda d: f"{d.year}．{d.month}．{d.day}",
    "run together": lambda d: f"{d:%Y%m%d}",
    "written out": in_words,
    "written out with a round nought": lambda d: in_words(d).replace("〇", "○"),
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_every_date_is_read_back(form: str, day: datetime.date) -> None:
    text = fold(f"培训日期：{FORMS[form](day)}，地点：车间")
    assert [w.date for w in dates_in(text)] == [day]


@given(day=DAYS)
def test_several_dates_come_in_their_order(day: datetime.date) -> None:
    later = day + datetime.timedelta(days=400)
    text = fold(f"自{in_words(day)}至{later.isoformat()}止")
    assert [w.date for w in dates_in(text)] == [day, later]


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2026年13月1日", "2026.4.31", "2023-02-29", "二〇二五年二月三十日", "2026/0/5"]
)
def test_impossible_dates_are_seen_as_such(text: str) -> None:
    found = list(dates_in(fold(text)))
    assert len(found) == 1
    assert found[0].impossible
    assert found[0].date is None
    assert found[0].last_day is None


def test_leap_day() -> None:
    assert [w.date for w in dates_in("2024-02-29")] == [datetime.date(2024, 2, 29)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026年2月", datetime.date(2026, 2, 28)),
        ("2028年2月", datetime.date(2028, 2, 29)),
        ("有效期至2026.12", datetime.date(2026, 12, 31)),
        ("二〇二七年六月", datetime.date(2027, 6, 30)),
    ],
)
def test_month_without_day_ends_with_its_last_day(text: str, last: datetime.date) -> None:
    found = next(iter(dates_in(fold(text))))
    assert (found.day, found.last_day) == (None, last)


@pytest.mark.parametrize(
    "text",
    [
        "数量 12026-03",
        "电话 13920260305",
        "合同编号 HT-88120",
        "GB/T 19001",
        "温度 260℃",
        "公差 3.5",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert not list(dates_in(fold(text)))


def test_written_knows_its_words() -> None:
    assert next(iter(dates_in("于2026-03-05签收"))) == Written("2026-03-05", 2026, 3, 5, 1)
