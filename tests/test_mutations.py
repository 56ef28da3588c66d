"""The benchmark of mutations: its passages stand in the samples, its wordings fit, its changes do what they say."""

from __future__ import annotations

import datetime

import pytest
from build import reading

from benchmarks import mutating
from benchmarks.mutating import WORDS
from benchmarks.mutation_base import SEEDS, Base, Seed
from benchmarks.samples import submissions
from corpus.store import load_scheme
from corpus.yaml_file import load

SEED = Seed("x/y", "ols-custom-goods", "OLS-C 4.9.1-a", datetime.date(2026, 11, 20), "甲公司", "句。")


def base(*lines: str, at: int) -> Base:
    """A base whose passage is one block of a small file."""
    file = reading(*lines)
    before, passage, after = file.blocks[:at], file.blocks[at], file.blocks[at + 1 :]
    return Base(SEED, file, tuple(before), passage, tuple(after), "巡检")


SENTENCE = base("前言。", "3.1 安全员每周查一遍机房。", "附则。", at=1)
ROW = base(
    "| 日期 | 事 | 人 | 结果 |",
    "| 2026-03-05 | 扫地 | 王五 | 好 |",
    "| 2026-04-05 | 查泵 | 赵六 | 好 |",
    at=2,
)


def test_passages_are_of_listed_samples_and_elements() -> None:
    samples = {s.name: s for s in submissions()}
    for seed in load(SEEDS):
        scheme = load_scheme(samples[seed["sample"]].scheme)
        assert any(seed["element"] == i.id for i in (*scheme.elements, *scheme.standard_elements))


@pytest.mark.parametrize("kind", ["M03", "M10"])
def test_denials_and_plans_are_told_in_many_ways(kind: str) -> None:
    assert len(set(WORDS[kind]["say"])) >= 40


def test_sentence_loses_its_number_only() -> None:
    assert mutating.sentence(SENTENCE) == "安全员每周查一遍机房"
    assert mutating.sentence(base("2025年3月演练一次。", at=0)) == "2025年3月演练一次"


def test_wording_takes_the_place_of_the_passage() -> None:
    mutant = mutating.told("M03", SENTENCE, {"say": ["{s}（未执行）"]}, "say", 0, True)
    assert mutant is not None
    assert [b.text for b in mutant.reading.blocks] == ["前言。", "安全员每周查一遍机房（未执行）", "附则。"]


def test_further_column_tells_a_state_of_every_row() -> None:
    mutant = mutating.last("M03", ROW, "停用", True)
    assert mutant is not None
    assert [b.cells[-1].text for b in mutant.reading.blocks] == ["状态", "正常", "停用"]


def test_years_are_shifted_and_words_replaced() -> None:
    later, other = mutating.shifted("M06", ROW, 1), mutating.reworded("M02", SENTENCE, 0)
    assert later is not None
    assert "2027-04-05" in later.said
    assert other is not None
    assert "每星期" in other.said
    assert "安全管理员" in other.said


def test_wording_that_does_not_fit_makes_no_mutant() -> None:
    assert mutating.last("M03", SENTENCE, "停用", True) is None
    assert mutating.shifted("M06", SENTENCE, 1) is None
    assert mutating.reset("M14", SENTENCE, "wrapped") is None
