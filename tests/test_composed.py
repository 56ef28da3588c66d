"""Titles composed with the thing made."""

from __future__ import annotations

import pytest

from checkers.composed import plain_title


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("检毯记录jt-01", "成品检验记录"),
        ("验琴单", "成品检验单"),
        ("送匾簿", "送货簿"),
        ("织毯流水", "生产流水"),
    ],
)
def test_the_thing_between_verb_and_paper_is_left_out(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@pytest.mark.parametrize(
    "title", ["检修记录", "交接单", "验收单", "制度登记", "来料检验记录", "送检单", "检毯规矩"]
)
def test_ordinary_words_stay(title: str) -> None:
    assert plain_title(title) == ""
