"""The engine: conditions, unread files, alternatives and facets."""

from __future__ import annotations

from typing import Any

import pytest
from build import OLS_E, index, prescreen_text, reading, unread

from checkers.checks.combine import best, together
from checkers.document import FileReading, Location
from checkers.finding import Evidence, Finding, Outcome, Verdict
from checkers.screening import bind, judge, screen
from corpus.errors import SchemeError
from corpus.lexicon import Concept
from corpus.scheme import Condition, Facet, Item, Scheme, SchemeHead, Shows

LEXICON = [
    Concept(id="strap", zh="腕带", says=["腕带"]),
    Concept(id="painting", zh="喷涂", says=["喷涂/喷漆"]),
    Concept(id="signin", zh="签到表", document="record", title=["签到"]),
]
HEAD = SchemeHead(
    id="own", title="t", document_number=None, edition="1", body="b", effective_date=None,
    criteria=[], source_sha256="0", terms={},
)  # fmt: skip
STRAP = Facet(check="states", **{"with": {"concept": ["strap"]}})
SIGNIN = Facet(check="records", **{"with": {"document": ["signin"]}})


def item(name: str = "A 1-a") -> Item:
    return Item(
        id=name, clause="1(1)", kind="applicant_document_element", statement="s", severity="major",
        evidence=[], checkable="",
    )  # fmt: skip


def scheme(shows: Shows | None, name: str = "A 1-a") -> Scheme:
    return Scheme(head=HEAD, items=(item(name),), shows={name: shows} if shows else {}, anomalies=())


def answer(shows: Shows | None, *lines: str, **more: Any) -> Finding:
    others = more.pop("unread", [])
    found = index(LEXICON, reading(*lines))
    return screen(scheme(shows), found, others, more.pop("kinds", {}))[0]


def paper(**more: Any) -> Shows:
    return Shows(asks="paper", all_of=[STRAP], **more)


def test_missing_without_unread_files() -> None:
    assert answer(paper(), "货架四排。").outcome.verdict is Verdict.MISSING


def test_unread_file_is_named_and_never_called_missing() -> None:
    outcome = answer(paper(), "货架四排。", unread=[unread("检测报告.pdf")]).outcome
    assert outcome.verdict is Verdict.CANNOT_DETERMINE
    assert "检测报告.pdf" in outcome.reasons[0]


def test_unread_page_is_named() -> None:
    partly = FileReading("手册.pdf", status="partly_read", reason="no_text_layer", unread_parts=("第3页",))
    outcome = answer(paper(), "货架四排。", unread=[partly]).outcome
    assert outcome.verdict is Verdict.CANNOT_DETERMINE
    assert "第3页" in outcome.reasons[0]


def test_unread_file_of_another_kind_holds_nothing() -> None:
    asks = Shows(asks="record", all_of=[SIGNIN])
    outcome = answer(asks, "货架四排。", unread=[unread("菜单.pdf")], kinds={"菜单.pdf": {"menu"}}).outcome
    assert outcome.verdict is Verdict.MISSING


def test_unread_file_of_the_wanted_kind_may_hold_it() -> None:
    asks = Shows(asks="record", all_of=[SIGNIN])
    outcome = answer(asks, "货架四排。", unread=[unread("签到.pdf")], kinds={"签到.pdf": {"signin"}}).outcome
    assert outcome.verdict is Verdict.CANNOT_DETERMINE


def test_unread_file_leaves_what_was_shown() -> None:
    assert answer(paper(), "腕带 12 条。", unread=[unread("a.pdf")]).outcome.verdict is Verdict.MET


PAINTS = Condition(mentioned=["painting"])
EVENT = Condition(mentioned=["painting"], silent="not_applicable")


@pytest.mark.parametrize(
    ("condition", "lines", "verdict"),
    [
        (PAINTS, ("本厂没有喷涂工序。",), Verdict.NOT_APPLICABLE),
        (PAINTS, ("木件在喷漆房喷两遍。",), Verdict.MISSING),
        (PAINTS, ("木件在喷漆房喷两遍。", "喷漆工戴腕带。"), Verdict.MET),
        (PAINTS, ("货架四排。",), Verdict.MISSING),
        (EVENT, ("货架四排。",), Verdict.NOT_APPLICABLE),
        (EVENT, ("木件在喷漆房喷两遍。",), Verdict.MISSING),
    ],
)
def test_conditions(condition: Condition, lines: tuple[str, ...], verdict: Verdict) -> None:
    outcome = answer(paper(applies=condition), *lines).outcome
    assert outcome.verdict is verdict
    if verdict is Verdict.NOT_APPLICABLE:
        assert "喷涂" in outcome.reasons[0]


def test_element_without_rule_is_left_to_a_person() -> None:
    assert answer(None, "腕带 12 条。").outcome.verdict is Verdict.NEEDS_PERSON


def test_alternatives() -> None:
    either = Shows(asks="paper", any_of=[SIGNIN, STRAP])
    assert answer(either, "腕带 12 条。").outcome.verdict is Verdict.MET
    assert answer(either, "货架四排。").outcome.verdict is Verdict.MISSING


def test_all_facets() -> None:
    both = Shows(asks="paper", all_of=[SIGNIN, STRAP])
    assert answer(both, "腕带 12 条。").outcome.verdict is Verdict.PARTLY_MET


def outcome(verdict: Verdict, *quotes: str, confidence: float = 0.8) -> Outcome:
    places = tuple(Evidence("a.md", Location(paragraph=1), q) for q in quotes)
    return Outcome(verdict, confidence, places, reasons=(verdict.value,))


def test_together_needs_all_or_the_least() -> None:
    facets = {
        "甲": outcome(Verdict.MET, "a"),
        "乙": outcome(Verdict.MISSING),
        "丙": outcome(Verdict.MET, "c"),
    }
    assert together(facets).verdict is Verdict.PARTLY_MET
    assert together(facets).reasons[0] == "缺：乙"
    assert together(facets, least=2).verdict is Verdict.MET


def test_together_takes_evidence_of_each_facet_in_turn() -> None:
    facets = {"甲": outcome(Verdict.MET, "a", "b"), "乙": outcome(Verdict.MET, "c")}
    assert [e.quote for e in together(facets).evidence] == ["a", "c", "b"]


def test_best_prefers_the_verdict_then_the_confidence() -> None:
    sure, unsure = outcome(Verdict.MET, confidence=0.9), outcome(Verdict.MET, confidence=0.6)
    assert best([outcome(Verdict.PARTLY_MET), unsure, sure]) is sure
    assert best([outcome(Verdict.MISSING), outcome(Verdict.MISSING)]).verdict is Verdict.MISSING


@pytest.mark.parametrize(
    ("facet", "words"),
    [
        (Facet(check="staets"), ("A 1-a", "staets", "states")),
        (Facet(check="states", **{"with": {"concpet": ["x"]}}), ("A 1-a", "states", "concpet")),
        (Facet(check="states"), ("A 1-a", "states", "concept")),
    ],
)
def test_wrong_check_or_parameter_is_named(facet: Facet, words: tuple[str, ...]) -> None:
    with pytest.raises(SchemeError) as caught:
        bind(scheme(Shows(asks="paper", all_of=[facet])))
    assert all(word in str(caught.value) for word in words)


def test_judge_without_rule_says_so() -> None:
    found = judge(bind(scheme(None))[0], index(LEXICON, reading("腕带。")))
    assert "人工" in found.reasons[0]


# --- the shipped schemes


@pytest.mark.parametrize(
    "name",
    [
        "扫描件001",
        "扫描件001.pdf",
    ],
)
def test_unread_file_leaves_nothing_missing_in_a_real_scheme(name: str) -> None:
    found = prescreen_text(OLS_E, {"说明.md": "# 说明\n\n本厂做木门。\n"}, unread(name, "no_text_layer"))
    wrong = [i for i, f in found.items() if f.outcome.verdict is Verdict.MISSING]
    assert not wrong
    doubtful = [f for f in found.values() if f.outcome.verdict is Verdict.CANNOT_DETERMINE]
    assert len(doubtful) > 100
    assert all(name in "".join(f.outcome.reasons) for f in doubtful)


def test_editor_lock_files_and_empty_files_hold_nothing() -> None:
    others = [unread("~$手册.docx", "unsupported"), unread("空.docx", "empty")]
    found = prescreen_text(OLS_E, {"说明.md": "# 说明\n\n本厂做木门。\n"}, *others)
    assert not [f for f in found.values() if f.outcome.verdict is Verdict.CANNOT_DETERMINE]


def test_nothing_forbidden_is_not_said_of_files_that_were_not_read() -> None:
    forbids = Facet(check="forbids", **{"with": {"concept": ["strap"]}})
    own = scheme(Shows(asks="statement", all_of=[forbids]))
    found = screen(own, index(LEXICON), [unread("资料.zip")], {})
    assert found[0].outcome.verdict is Verdict.CANNOT_DETERMINE


def test_nothing_forbidden_in_what_was_read_is_met() -> None:
    forbids = Facet(check="forbids", **{"with": {"concept": ["strap"]}})
    own = scheme(Shows(asks="statement", all_of=[forbids]))
    found = screen(own, index(LEXICON, reading("本公司生产电源。")), [], {})
    assert found[0].outcome.verdict is Verdict.MET
