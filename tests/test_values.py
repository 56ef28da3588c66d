"""Typed values of records: days, amounts, codes, persons, marks."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.identity import _CHARSET, valid_credit_code
from checkers.records.values.amounts import duration, money, number, percent, quantity
from checkers.records.values.codes import (
    manifest,
    waste_categories,
    waste_codes,
)
from checkers.records.values.days import add_months, periods
from checkers.records.values.marks import chosen, signed, ticked
from checkers.records.values.people import people

DAY = datetime.date(2026, 3, 5)
DATES = st.dates(datetime.date(2000, 1, 1), datetime.date(2049, 12, 31))
_CHINESE = "〇一二三四五六七八九"


def chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _CHINESE[tens] + "十") + (
        _CHINESE[ones] if ones else ""
    )


def written(day: datetime.date) -> list[str]:
    year = "".join(_CHINESE[int(d)] for d in str(day.year))
    plain = f"{day.year}-{day.month:02}-{day.day:02}"
    return [
        plain,
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        f"{day:%Y%m%d}",
        plain.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
        f"{plain} 08:30",
    ]


# --- days
@given(DATES)
def test_a_day_is_read_in_every_common_form(day: datetime.date) -> None:
    for text in written(day):
        found = periods(text)
        assert [(p.day, p.doubtful) for p in found] == [(day, False)], text


@given(DATES, DATES)
def test_spans_are_read_with_both_ends(one: datetime.date, other: datetime.date) -> None:
    for joint in ("至", " 至 ", "—", "~", "到", " - "):
        found = periods(f"{one:%Y-%m-%d}{joint}{other:%Y-%m-%d}")
        assert [(p.first, p.last) for p in found] == [(one, other)], joint


@given(DATES)
def test_serial_numbers_of_spreadsheets(day: datetime.date) -> None:
    serial = str((day - datetime.date(1899, 12, 30)).days)
    assert [(p.day, p.doubtful) for p in periods(serial, sheet=True)] == [(day, False)]
    assert periods(serial)[0].doubtful


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026年3月5日至8日", DAY, datetime.date(2026, 3, 8)),
        ("2026.3.5-3.8", DAY, datetime.date(2026, 3, 8)),
        ("2026-03", datetime.date(2026, 3, 1), datetime.date(2026, 3, 31)),
        ("至2026-03-05", None, DAY),
        ("2026-03-05前", None, DAY),
        ("2026-03-05起", DAY, None),
        ("2026-03-05至长期", DAY, None),
    ],
)
def test_open_and_short_spans(text: str, first: datetime.date | None, last: datetime.date | None) -> None:
    assert [(p.first, p.last) for p in periods(text)] == [(first, last)]


@pytest.mark.parametrize("text", ["26/3/5", "26.03.05", "3/26", "3月5日"])
def test_dates_without_a_full_year_are_doubtful(text: str) -> None:
    assert [p.doubtful for p in periods(text)] == [True]


def test_long_term_and_impossible() -> None:
    assert periods("长期")[0].forever
    assert periods("长期")[0].covers(DAY)
    assert periods("2025-02-30")[0].impossible
    assert not periods("0769-5550127")
    assert not periods("")


@given(DATES, st.integers(0, 120))
def test_months_are_added_by_the_calendar(day: datetime.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + datetime.timedelta(days=1)).day == 1


# --- amounts
@given(st.integers(1, 10**7))
def test_mass_is_exact_in_every_unit(grams: int) -> None:
    exact = Fraction(grams, 1000)
    texts = [f"{grams}克", f"{grams}g", f"{exact.numerator / exact.denominator:.3f}公斤"]
    texts += [f"{grams / 1_000_000:.6f} 吨", f"{grams / 500:.3f}斤"]
    for text in texts:
        found = quantity(text)
        assert found is not None
        assert (found.amount, found.measures) == (exact, "kg"), text


@pytest.mark.parametrize(
    ("text", "label", "amount", "measures"),
    [
        ("0.094 吨", "移出量", Fraction(94), "kg"),
        ("0.186", "移出量（吨）", Fraction(186), "kg"),
        ("186kg", "数量", Fraction(186), "kg"),
        ("1,200", "数量", Fraction(1200), None),
        ("24 人", "应到", Fraction(24), "人"),
    ],
)
def test_unit_may_stand_in_the_label(text: str, label: str, amount: Fraction, measures: str | None) -> None:
    found = quantity(text, label)
    assert found is not None
    assert (found.amount, found.measures, found.doubtful) == (amount, measures, False)


@pytest.mark.parametrize("text", ["约 6kg", "3吨左右", "2桶 40kg 50kg"])
def test_rough_amounts_are_doubtful(text: str) -> None:
    found = quantity(text)
    assert found is not None
    assert found.doubtful


def test_amounts_of_other_things_are_not_alike() -> None:
    mass, pieces = quantity("2kg"), quantity("2个")
    assert mass is not None
    assert pieces is not None
    assert not mass.like(pieces)
    assert quantity("未出") is None


def test_figures_money_percent_durations() -> None:
    assert number("实到 22 人") == 22
    assert number("22 或 23") is None
    assert money("人民币 1.5万元") == 15000
    assert percent("79.96%") == Fraction(7996, 10000)
    assert [getattr(duration("5个工作日"), k) for k in ("working_days", "days")] == [5, None]
    assert duration("3 年") is not None
    assert duration("三年").months == 36
    assert duration("十五天").days == 15  # type: ignore[union-attr]


# --- codes
def test_manifest_number_has_its_parts() -> None:
    assert manifest("联单 2026 4419 000642") == (2026, "44", "19", "000642")
    assert manifest("202644190006421") is None


def test_waste_codes_and_categories() -> None:
    assert waste_codes("900-041-49（HW49）、900-001-S17") == ("900-041-49", "900-001-S17")
    assert waste_categories("HW06、08、12；900-041-49") == {"HW06", "HW08", "HW12", "HW49"}


@pytest.mark.parametrize("code", ["91110105MA00TEXT0W", "91320594MA1DEMQ02C", "52370203MJFAKE0037"])
@given(position=st.integers(0, 16), other=st.sampled_from(_CHARSET))
def test_one_wrong_character_breaks_a_credit_code(code: str, position: int, other: str) -> None:
    wrong = code[:position] + other + code[position + 1 :]
    assert valid_credit_code(code)
    assert valid_credit_code(wrong) is (wrong == code)


# --- persons and marks
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("廖建平 / 梁绮云", ("廖建平", "梁绮云")),
        ("温柏霖、纪思远、柯宏达 3/26", ("温柏霖", "纪思远", "柯宏达")),
        ("阮兆丰（总经理）", ("阮兆丰",)),
        ("区伟贤    2026-01-12", ("区伟贤",)),
        ("产线全体", ()),
        ("____", ()),
    ],
)
def test_persons(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "yes"),
    [("√", True), ("☑", True), ("是", True), ("□", False), ("×", False), ("☑合格 □不合格", None), ("", None)],
)
def test_ticks(text: str, yes: bool | None) -> None:
    assert ticked(text) is yes


def test_chosen_option() -> None:
    assert chosen("☑合格 □不合格") == ("合格",)
    assert chosen("（√）内训 （ ）外训") == ("内训",)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("程思睿  2026-03-09", True),
        ("____", False),
        ("（签字）", False),
        ("2026-03-09", False),
        ("", False),
        ("/", False),
    ],
)
def test_signatures(text: str, there: bool) -> None:
    assert signed(text) is there
