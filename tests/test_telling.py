"""The order of evidence: the paper meant for it first, then what has more of the element's words."""

from __future__ import annotations

from typing import Any

import pytest
from build import index, reading

from checkers.checks import CHECKS
from checkers.finding import Verdict
from checkers.view import View
from corpus.lexicon import Concept

LEXICON = [
    Concept(id="strap", zh="腕带", says=["腕带"]),
    Concept(id="mat", zh="台垫", says=["台垫"]),
    Concept(id="log", zh="点检表", document="record", title=["点检表"]),
    Concept(id="rule", zh="防静电规定", document="rule", title=["防静电 + 规定"]),
    Concept(id="deal", zh="合同", document="contract", title=["合同"]),
]
RULE = reading(
    "# 防静电规定", "操作工进车间须戴腕带。", "腕带由班长每天抽查三人并登记。", path="甲 规定.docx"
)
LOG = reading(
    "# 腕带点检表",
    "| 日期 | 姓名 | 腕带 |",
    "| 2026-03-05 | 李桂香 | 腕带导通 |",
    "| 2026-03-06 | 赵根生 | 腕带导通 |",
    path="乙 点检.docx",
)
DEAL = reading("# 供货合同", "甲方交货时随附腕带一百条，台垫十张。", path="丙 合同.docx")
STOCK = reading("# 库房", "仓库里放着腕带和手套。", "车间台面铺着防静电的腕带接线柱。", path="丁 库房.docx")


def evidence(statement: str, check: str, asks: str, *files: Any, **fields: Any) -> list[tuple[str, str]]:
    found = CHECKS[check](**fields).judge(View(index(LEXICON, *files), asks, statement))
    assert found.verdict in (Verdict.MET, Verdict.PARTLY_MET)
    return [(e.file, e.quote) for e in found.evidence]


@pytest.mark.parametrize(
    ("where", "first"), [(["log", "rule"], LOG), (["rule", "log"], RULE)], ids=["record", "rule"]
)
def test_kind_named_first_gives_the_first_evidence(where: list[str], first: Any) -> None:
    found = evidence("佩戴腕带", "states", "arrangement", RULE, LOG, concept=["strap"], where=where)
    assert found[0][0] == first.path


@pytest.mark.parametrize(
    ("statement", "first"),
    [("车间台面防静电", "车间台面铺着防静电的腕带接线柱。"), ("仓库里有手套", "仓库里放着腕带和手套。")],
)
def test_passage_with_more_words_of_the_element_comes_first(statement: str, first: str) -> None:
    assert evidence(statement, "states", "record", STOCK, concept=["strap"])[0][1] == first


def test_contract_comes_after_what_was_done() -> None:
    found = evidence("备有", "states", "record", DEAL, STOCK, concept=["strap"])
    assert [file for file, _ in found][:2] == [STOCK.path, STOCK.path]
    assert found[-1][0] == DEAL.path


def test_line_read_as_sentence_and_as_field_is_given_once() -> None:
    twice = reading("# 说明", "腕带：每人一条，放在工位抽屉里。", "车间还备着二十条腕带。", path="戊.docx")
    quotes = [quote for _, quote in evidence("佩戴", "states", "record", twice, concept=["strap"])]
    assert sum("每人一条" in q for q in quotes) == 1
    assert any("二十条" in q for q in quotes)


def test_most_telling_member_comes_first() -> None:
    members = {"台垫": ["mat"], "腕带": ["strap"]}
    found = evidence("腕带点检", "covers", "record", DEAL, LOG, members=members, where=["log"])
    assert found[0][0] == LOG.path


@pytest.mark.parametrize(
    ("statement", "first"),
    [("佩戴腕带并点检", LOG.path), ("有佩戴腕带的规定", RULE.path)],
    ids=["the deed is asked", "a rule is asked"],
)
def test_deed_comes_before_the_rule_unless_a_rule_is_asked(statement: str, first: str) -> None:
    assert evidence(statement, "states", "arrangement", RULE, LOG, concept=["strap"])[0][0] == first


@pytest.mark.parametrize(
    ("line", "quotes"),
    [("未获证前，包装上不写通过定制服务认证。", 1), ("包装上印有产品名称和批号。", 0)],
    ids=["own word", "silent"],
)
def test_word_that_no_claim_is_made_is_evidence_of_a_kept_ban(line: str, quotes: int) -> None:
    claims = [Concept(id="claim", zh="宣称", says=["通过定制服务认证"])]
    found = CHECKS["forbids"](concept=["claim"]).judge(
        View(index(claims, reading("# 承诺", line)), "statement", "不得宣称")
    )
    assert found.verdict is Verdict.MET
    assert len(found.evidence) == quotes
