"""Words that stand for one another widen what is sought, and only that."""

from __future__ import annotations

from corpus.lexicon import Concept
from corpus.store import load_synonyms
from corpus.synonyms import Synonyms, WordClass
from tests.build import index, markdown

CLASSES = Synonyms.of([WordClass(id="contract", words=["合同", "合约"], also=["契约书"])])


def test_words_of_a_class_stand_for_one_another() -> None:
    assert CLASSES.widen(["合约"]) == ("合约", "合同", "契约书")


def test_also_words_are_accepted_but_stand_for_nothing() -> None:
    assert CLASSES.widen(["契约书"]) == ("契约书",)


def test_an_exact_word_is_not_widened() -> None:
    assert CLASSES.widen(["合同!", "订单"]) == ("合同", "订单")


def test_every_class_of_the_corpus_is_read_and_has_no_word_alone() -> None:
    assert all(len(words) > 1 for words in load_synonyms().accepted.values())


def test_a_text_in_other_words_shows_the_concept_but_its_exceptions_stay_narrow() -> None:
    signed = Concept(id="signed", zh="已签合同", says=["合同 + 签订/签署 - 租赁合同"])
    files = [markdown("a.txt", "合约已于2026年3月签订。"), markdown("b.txt", "租赁合同已签订。")]
    found = index([signed], *files, synonyms=CLASSES).of(["signed"])
    assert [h.document.name for h in found] == ["a"]
