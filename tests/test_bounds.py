"""A word is heard only where it stands as a word of its own."""

from __future__ import annotations

import pytest

from checkers.language.recogniser import Recogniser
from corpus.lexicon import Concept
from corpus.store import load_contained_words

LONGER = {"制服": ["定制服务"], "质检": ["物质检测"]}


def heard(word: str, text: str) -> bool:
    ears = Recogniser([Concept(id="it", zh="它", says=[word])], longer=LONGER)
    return bool(ears.matches(ears.listen([text])[text], "says"))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("qc", "由qc签字"),
        ("qc", "qc-03表"),
        ("rohs", "componentscomplywithrohslimits"),
        ("pcb", "pcba板"),
        ("2人", "现场2人"),
        ("0天", "延误0天"),
        ("制服", "做制服两百套,定制服务另算"),
        ("质检", "质检三名"),
        ("gb/t", "gb/t26572"),
    ],
)
def test_words_of_their_own_are_heard(word: str, text: str) -> None:
    assert heard(word, text)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("qc", "iqc签字"),
        ("nd", "standard"),
        ("lot", "slots"),
        ("2人", "共12人"),
        ("0天", "帐期60天"),
        ("5mm", "厚0.5mm"),
        ("制服", "定制服务"),
        ("质检", "有害物质检测仪"),
    ],
)
def test_words_inside_others_are_not_heard(word: str, text: str) -> None:
    assert not heard(word, text)


def test_every_longer_word_of_the_corpus_holds_its_word() -> None:
    assert all(word in longer for word, words in load_contained_words().items() for longer in words)
