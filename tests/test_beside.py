"""Work beside this process gives what the same work here gives."""

from __future__ import annotations

import os

import pytest

from checkers import beside as module
from checkers.beside import beside
from checkers.language.recogniser import Recogniser
from corpus.lexicon import Concept


def test_the_result_comes_back() -> None:
    assert beside(lambda: {"pages": [1, 2]})() == {"pages": [1, 2]}


def test_an_error_over_there_arises_here() -> None:
    def fails() -> None:
        raise ValueError("坏了")

    with pytest.raises(ValueError, match="坏了"):
        beside(fails)()


def test_work_that_dies_over_there_is_done_here() -> None:
    here = os.getpid()

    def dies() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done"

    assert beside(dies)() == "done"


def test_with_one_core_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "possible", lambda: False)
    assert beside(os.getpid)() == os.getpid()


def test_much_text_is_heard_alike_alone_and_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    ears = Recogniser([Concept(id="signed", zh="已签", says=["合同 + 签订 + <date>"], title=["合同"])])
    texts = [
        f"第{n}份合同于2026年3月{n % 28 + 1}日签订,{'乙' * 60}。" + "尚未生效" * (n % 2) for n in range(2500)
    ]
    told = {}
    for possible in (True, False):
        monkeypatch.setattr(module, "possible", lambda possible=possible: possible)
        heard = ears.listen(texts)
        told[possible] = [
            (h.text, h.scopes, ears.matches(h, "says"), ears.matches(h, "title"), h.places)
            for h in heard.values()
        ]
    assert told[True] == told[False]
