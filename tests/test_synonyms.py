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


def test_the_name_of_a_paper_is_widened_but_not_its_exceptions_nor_what_texts_say() -> None:
    contract = Concept(
        id="contract", zh="合同", document="contract", title=["合同 - 租赁"], says=["合同 + 签订/签署"]
    )
    files = [
        markdown("a.txt", "# 买卖合约\n\n合约已签订。\n"),
        markdown("b.txt", "# 厂房租赁合约\n\n租期三年，自二〇二六年起。\n"),
    ]
    found = index([contract], *files, synonyms=CLASSES)
    assert [d.name for d, _, _ in found.parts(["contract"])] == ["a"] * len(found.parts(["contract"]))
    assert found.parts(["contract"])
    assert all(hit.source != "lexicon" for hit in found.of(["contract"]))
