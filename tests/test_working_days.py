"""The working-day calendar: day by day against another source, and the laws of counting."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import working_days as wd
from corpus.yaml_file import load

EXAMPLES = load(Path(__file__).parent / "data" / "audit_time_examples.yaml")["working_days"]
HELD = wd.official()
DAYS = st.dates(datetime.date(HELD.years[0] + 1, 1, 1), datetime.date(HELD.years[-1] - 1, 12, 31))
AMOUNTS = st.integers(-60, 60)


def days_of(year: int) -> Iterator[datetime.date]:
    day = datetime.date(year, 1, 1)
    while day.year == year:
        yield day
        day += wd.ONE_DAY


@pytest.mark.parametrize("year", HELD.years)
def test_every_day_agrees_with_chinesecalendar(year: int) -> None:
    differing = [
        d.isoformat() for d in days_of(year) if wd.is_working_day(d) != chinese_calendar.is_workday(d)
    ]
    assert differing == []


@pytest.mark.parametrize("year", HELD.years)
def test_each_year_names_its_notice_and_only_moves_days_of_its_own(year: int) -> None:
    held = wd.load_as(wd.CALENDARS / f"{year}.yaml", wd.CalendarYear)
    assert f"〔{year - 1}〕" in held.notices[0].number
    assert {d.year for d in (*held.off_days(), *held.make_up)} == {year}
    assert all(d.weekday() >= 5 for d in held.make_up), "a make-up day is a weekend day that is worked"
    assert not set(held.make_up) & set(held.off_days())


def test_the_last_notice_is_the_one_of_2026() -> None:
    assert HELD.years == tuple(range(2008, 2027))


@pytest.mark.parametrize("day", [datetime.date(2007, 12, 31), datetime.date(2027, 10, 1)])
def test_a_year_not_held_is_never_guessed(day: datetime.date) -> None:
    with pytest.raises(wd.UnknownYear, match=str(day.year)):
        wd.is_working_day(day)


def test_a_count_that_runs_into_an_unknown_year_is_refused() -> None:
    with pytest.raises(wd.UnknownYear, match="2027"):
        wd.add_working_days(datetime.date(2026, 12, 30), 5)


def test_the_end_of_the_last_year_held_is_provisional() -> None:
    assert wd.add_working_days(datetime.date(2026, 12, 24), 2).provisional
    assert not wd.add_working_days(datetime.date(2026, 12, 1), 2).provisional


def wd_1() -> wd.Calendar:
    """The autumn of 2026 as the worked example gives it."""
    given_days = EXAMPLES[0]["calendar"]
    return wd.Calendar(
        years=(2026,),
        off={datetime.date.fromisoformat(d): "假日" for d in given_days["days_off"]},
        make_up=frozenset(map(datetime.date.fromisoformat, given_days["make_up"])),
    )


@pytest.mark.parametrize("calendar", [wd_1(), HELD])
def test_notice_seven_working_days_before_an_audit_after_the_autumn_holidays(calendar: wd.Calendar) -> None:
    example = EXAMPLES[0]
    span = calendar.add(
        datetime.date.fromisoformat(example["input"]["before"]), -example["input"]["working_days"]
    )
    assert span.end.isoformat() == example["expected"]["latest"]
    assert {s.day.isoformat() for s in span.skipped} >= {"2026-10-11", "2026-10-01", "2026-09-25"}
    assert datetime.date(2026, 10, 10) not in {s.day for s in span.skipped}, "worked in exchange"


def test_the_same_notice_in_a_year_without_calendar() -> None:
    example = EXAMPLES[1]
    assert example["expected"]["reason"] == "calendar_year_unknown"
    with pytest.raises(wd.UnknownYear, match="2027"):
        wd.add_working_days(
            datetime.date.fromisoformat(example["input"]["before"]), -example["input"]["working_days"]
        )


@given(DAYS, st.integers(1, 60))
def test_the_day_reached_is_worked_and_the_count_comes_back(day: datetime.date, amount: int) -> None:
    for signed in (amount, -amount):
        span = wd.add_working_days(day, signed)
        assert wd.is_working_day(span.end)
        assert wd.working_days_between(min(day, span.end), max(day, span.end), ends=2) == amount + (
            wd.is_working_day(day)
        )


@given(DAYS, AMOUNTS, AMOUNTS)
def test_counting_further_never_comes_earlier(day: datetime.date, a: int, b: int) -> None:
    near, far = sorted((a, b))
    assert wd.add_working_days(day, near).end <= wd.add_working_days(day, far).end


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_counts_add_up(day: datetime.date, a: int, b: int) -> None:
    once = wd.add_working_days(day, a + b).end
    twice = wd.add_working_days(wd.add_working_days(day, a).end, b).end
    assert once == twice


@given(DAYS, AMOUNTS)
def test_every_day_passed_is_either_counted_or_skipped(day: datetime.date, amount: int) -> None:
    span = wd.add_working_days(day, amount)
    assert abs((span.end - day).days) == abs(amount) + len(span.skipped)
    assert all(HELD.why_not_worked(s.day) == s.reason for s in span.skipped)


@given(DAYS, DAYS)
def test_the_ends_count_as_asked(a: datetime.date, b: datetime.date) -> None:
    first, last = sorted((a, b))
    if first == last:
        return
    open_ends, later, both = (wd.working_days_between(first, last, ends=n) for n in (0, 1, 2))
    assert later == open_ends + wd.is_working_day(last)
    assert both == later + wd.is_working_day(first)
