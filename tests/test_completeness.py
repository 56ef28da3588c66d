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


def verdict(statement: str, *lines: str, concepts: list[Concept] = LEXICON) -> str:
    item = Item(
        id="A 1-a", clause="1", kind="applicant_document_element", statement=statement, severity="major",
        evidence=[], checkable="",
    )  # fmt: skip
    shows = Shows(asks="record", all_of=[Facet(check="records", **{"with": {"document": ["own_file"]}})])
    scheme = Scheme(head=HEAD, items=(item,), shows={item.id: shows}, anomalies=())
    return judge(bind(scheme)[0], index(concepts, reading(*lines))).verdict.value


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
        (("| 罗平 | 本科 | （待补） | 无 |",), "partly_met"),
        (("| 罗平 | 本科 | 漏检员 7号 | 无 |",), "met"),
        (("| 罗平 | 本科 | 技师 5号，漏针错色不得计件 | 无 |",), "met"),
        (("目前建好两份，罗平、谢安的还没收齐。",), "partly_met"),
        (("档案由罗平、谢安两人收齐上交。",), "met"),
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


@pytest.mark.parametrize(
    ("year", "later", "answer"),
    [(2027, 2028, "met"), (2025, 2028, "partly_met")],
    ids=["all valid", "one has run out"],
)
def test_licence_that_has_run_out_beside_a_valid_one_is_partly_met(
    year: int, later: int, answer: str
) -> None:
    licences = Concept(
        id="own_file",
        zh="许可证",
        document="certificate",
        title=["许可证"],
        columns=["许可证", "编号", "有效期"],
    )
    rows = (
        "# 许可证",
        "| 许可证 | 编号 | 有效期至 |",
        f"| 排污许可证 | 91号 | {year}-05-01 |",
        f"| 食品许可证 | 92号 | {later}-05-01 |",
    )
    assert verdict("持有行业许可", *rows, concepts=[licences]) == answer


@pytest.mark.parametrize(
    ("lasts", "answer"), [("长期", "partly_met"), ("2026-01-01", "missing")], ids=["one lasts", "none lasts"]
)
def test_register_with_one_lasting_certificate_has_not_run_out(lasts: str, answer: str) -> None:
    licences = Concept(
        id="own_file", zh="证书", document="certificate", title=["证书"], columns=["姓名", "证书", "有效期"]
    )
    rows = (
        "# 证书",
        "| 姓名 | 证书 | 有效期至 |",
        "| 季云 | 电工证 91号 | 2026-05-01 |",
        f"| 韩山 | 工程师 92号 | {lasts} |",
    )
    assert verdict("人员具有资格", *rows, concepts=[licences]) == answer


@pytest.mark.parametrize(
    ("place", "answer"),
    [("湖滨路7号", "met"), ("（选址未定，待补）", "partly_met"), ("", "partly_met")],
    ids=["told", "open", "blank"],
)
def test_site_without_its_address_is_partly_met(place: str, answer: str) -> None:
    sites = Concept(
        id="own_file",
        zh="场所清单",
        document="record",
        title=["场所清单"],
        columns=["场所", "地址", "服务内容"],
    )
    rows = (
        "# 场所清单",
        "| 场所 | 地址 | 服务内容 |",
        "| 总店 | 建设路1号 | 安装、维修 |",
        "| 城东点 | 解放路3号 | 维修 |",
        f"| 城西点 | {place} | 维修 |",
    )
    assert verdict("各场所名称、地址、服务内容", *rows, concepts=[sites]) == answer
