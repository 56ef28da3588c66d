"""Where every one of a kind is asked, one left out makes it partly met."""

from __future__ import annotations

import pytest
from build import index, reading

from checkers.completeness import EVERY_ONE
from checkers.screening import bind, judge
from corpus.lexicon import Concept
from corpus.scheme import Facet, Item, Scheme, SchemeHead, Shows

LEXICON = [
    Concept(
        id="own_file",
        zh="技术档案",
        document="record",
        title=["技术档案"],
        columns=["姓名", "学历", "证书"],
    ),
]
HEAD = SchemeHead(
    id="own", title="t", document_number=None, edition="1", body="b", effective_date=None,
    criteria=[], source_sha256="0", terms={},
)  # fmt: skip
ROWS = (
    "# 技术档案",
    "| 姓名 | 学历 | 证书 | 备注 |",
    "| 季云 | 本科 | 工程师 12号 | 无 |",
    "| 韩山 | 大专 | 技师 33号 | 无 |",
)


def verdict(statement: str, *lines: str) -> str:
    item = Item(
        id="A 1-a", clause="1", kind="applicant_document_element", statement=statement, severity="major",
        evidence=[], checkable="",
    )  # fmt: skip
    shows = Shows(asks="record", all_of=[Facet(check="records", **{"with": {"document": ["own_file"]}})])
    scheme = Scheme(head=HEAD, items=(item,), shows={item.id: shows}, anomalies=())
    return judge(bind(scheme)[0], index(LEXICON, reading(*lines))).verdict.value


EACH = "专业技术人员一人一档"


@pytest.mark.parametrize(
    ("more", "answer"),
    [
        ((), "met"),
        (("| 罗平 | 本科 | 还没交 | 无 |",), "partly_met"),
        (("| 罗平 | 本科 | ____ | 无 |",), "partly_met"),
        (("罗平、谢安两人的没有建。",), "partly_met"),
        (("其余五名的档案整理中。",), "partly_met"),
        (("档案由人事锁在柜子里，借阅登记。",), "met"),
        (("全年检查两次，没有发现缺失。",), "met"),
    ],
)
def test_one_left_out_is_partly_met(more: tuple[str, ...], answer: str) -> None:
    assert verdict(EACH, *ROWS, *more) == answer


def test_one_left_out_is_enough_where_any_will_do() -> None:
    assert verdict("有技术档案", *ROWS, "罗平、谢安两人的没有建。") == "met"
    assert not EVERY_ONE.search("有技术档案")


@pytest.mark.parametrize(
    ("statement", "year", "answer"),
    [
        ("按周期更新技术档案", 2022, "partly_met"),
        ("按周期更新技术档案", 2026, "met"),
        ("有技术档案", 2022, "met"),
    ],
)
def test_what_is_repeated_and_was_last_done_years_ago_is_partly_met(
    statement: str, year: int, answer: str
) -> None:
    rows = ("# 技术档案", "| 姓名 | 学历 | 证书 |", f"| 季云 | 本科 | {year}-03-05 |")
    assert verdict(statement, *rows) == answer
