"""Folding: what does not count when texts are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("培 训　计 划", "培训计划"),
        ("ＱＣ－０７", "qc-07"),
        ("進料檢驗", "进料检验"),
        ("\uf9be", "料"),
        ("培训\u200b计划\ufeff", "培训计划"),
        ("AB\n-QP\t07", "ab-qp07"),
        ("（一）目的：", "(一)目的:"),
        ("", ""),
        ("ESD 防护", "esd防护"),
    ],
)
def test_width_case_blanks_and_script_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40))
def test_no_blank_is_left(text: str) -> None:
    assert not any(character.isspace() for character in fold(text))


@given(st.text(alphabet="培训計劃檢驗ＡＢａｂ０１ 　\t（）:：", max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
