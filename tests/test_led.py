"""Expressions led by their first letters find what the plain ones find."""

from __future__ import annotations

import re

import pytest

from checkers.language import guard_words, informal_words, retraction_words
from checkers.language.led import first_letters, led

TEXTS = (
    "灭火器上个月过期了，还没换；应急预案正在写，等新厂房装修好再补。",
    "质检目前由仓管兼着，客户催了才给报告。设备台账尚未建立，拟于明年招人。",
    "每批都留样，合格后入库，无人投诉，检测仪已校准。",
    "",
)


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("没有|未", "没未"),
        ("(?<!不)(早|已)?停了", "早已停"),
        ("[一-三]x", "一三"),
        ("还*没", "还没"),
        ("(a|b){2}c", "ab"),
    ],
)
def test_the_letters_a_match_can_begin_with(pattern: str, letters: str) -> None:
    found = first_letters(pattern)
    assert found is not None
    assert set(letters) <= found


@pytest.mark.parametrize("pattern", ["x*", ".停", "[^,]停", r"\d+", "a|", "[^,]{0,3}没", r"(\w)\1"])
def test_where_a_match_may_begin_with_anything_nothing_is_put_in_front(pattern: str) -> None:
    assert first_letters(pattern) is None
    assert led(pattern).pattern == pattern


@pytest.mark.parametrize(
    "expression",
    [
        value
        for words in (guard_words, informal_words, retraction_words)
        for value in vars(words).values()
        if isinstance(value, re.Pattern)
    ],
)
def test_led_expressions_match_where_the_plain_ones_do(expression: re.Pattern[str]) -> None:
    plain = re.compile(expression.pattern)
    leading = led(expression.pattern)
    for text in TEXTS:
        assert [m.span() for m in leading.finditer(text)] == [m.span() for m in plain.finditer(text)]
