"""Each generic type of record rule: a twin that fires and one that does not, on kinds of records that exist."""

from __future__ import annotations

from typing import Any

import pytest
from build import record_desk

from checkers.records.fault import Fault
from checkers.records.generic import TYPES


def faults(type_: str, params: dict[str, Any], text: str) -> list[Fault]:
    return list(TYPES[type_].model_validate(params).judge(record_desk({"材料.md": text})))


def register(title: str, *rows: str) -> str:
    head, *rest = rows
    line = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([f"# {title}", "", head, line, *rest, ""])


ORDERS = register(
    "生产工单汇总",
    "| 单号 | 产品 | 批号 | 数量 | 开工日期 | 完工日期 |",
    "| GD-01 | 阅览桌 | 260418-1 | 40 | 2026-04-18 | 2026-05-04 |",
    "| GD-02 | 书架 | 260501-1 | 12 | 2026-05-01 | 2026-05-20 |",
)
DELIVERIES = register(
    "送货台账",
    "| 单号 | 产品 | 批号 | 数量 | 约定日期 | 签收日期 |",
    "| SH-01 | 阅览桌 | 260418-1 | {n} | 2026-05-12 | {day} |",
    "| SH-02 | 书架 | {lot} | 12 | 2026-05-30 | 2026-05-28 |",
)


def both(n: str = "40", day: str = "2026-05-09", lot: str = "260501-1") -> str:
    return ORDERS + "\n" + DELIVERIES.format(n=n, day=day, lot=lot)


ORDER, DELIVERY = {"kind": "work_order", "key": "lot"}, {"kind": "delivery", "key": "lot"}
SCORES = register(
    "培训考核成绩",
    "| 姓名 | 日期 | 成绩 | 结果 |",
    "| 楼晓军 | 2026-03-05 | 91 | 合格 |",
    "| 沈阿六 | 2026-03-05 | {n} | 合格 |",
)
SIGNIN = "# 培训签到表\n\n培训日期：2026-03-05\n\n实到人数：{n} 人\n\n" + register(
    "签到表", "| 姓名 | 岗位 | 签名 |", "| 楼晓军 | 喷漆工 | 楼晓军 |", "| 沈阿六 | 喷漆工 | 沈阿六 |"
).removeprefix("# 签到表\n\n")
LEDGER = "# 危险废物台账\n\n产生量：{n} kg\n\n" + register(
    "x",
    "| 废物名称 | 日期 | 转移量 | 去向 |",
    "| 废油漆桶 | 2026-03-05 | 40kg | 净源 |",
    "| 废抹布 | 2026-04-05 | 0.01吨 | 净源 |",
).removeprefix("# x\n\n")
CASES: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "equal-across",
        {
            "left": ORDER | {"field": "quantity"},
            "right": DELIVERY | {"field": "quantity"},
            "reading": "number",
        },
        both(n="38"),
        both(),
    ),
    (
        "order-across",
        {"earlier": ORDER | {"field": "finished"}, "later": DELIVERY | {"field": "delivered"}},
        both(day="2026-05-02"),
        both(),
    ),
    (
        "refers-to",
        {"kind": "delivery", "field": "lot", "to": "work_order", "key": "lot"},
        both(lot="260502-9"),
        both(),
    ),
    ("recurs", {"kind": "delivery", "field": "delivered", "months": 6}, both(day="2025-05-09"), both()),
    (
        "unique",
        {"kind": "work_order", "field": "lot", "of": "product"},
        ORDERS.replace("260501-1", "260418-1"),
        ORDERS,
    ),
    (
        "bounded",
        {"kind": "training_assessment", "field": "score", "least": 60},
        SCORES.format(n="59.9"),
        SCORES.format(n="60"),
    ),
    (
        "bounded",
        {"kind": "training_assessment", "field": "score", "most": 100},
        SCORES.format(n="101"),
        SCORES.format(n="100"),
    ),
    (
        "count-agrees",
        {"kind": "training_signin", "stated": "present_count", "of": "signature"},
        SIGNIN.format(n="3"),
        SIGNIN.format(n="2"),
    ),
    (
        "sum-agrees",
        {"kind": "waste_ledger", "total": "generated", "part": "moved"},
        LEDGER.format(n="45"),
        LEDGER.format(n="50"),
    ),
    (
        "value-pattern",
        {"kind": "work_order", "field": "number", "pattern": r"^gd-\d{2}$", "wanted": "GD-两位数"},
        ORDERS.replace("GD-02", "GD-2"),
        ORDERS,
    ),
    (
        "within-days",
        {"kind": "work_order", "start": "started", "end": "finished", "days": 19},
        ORDERS.replace("05-20", "05-21"),
        ORDERS,
    ),
    (
        "within-days",
        {"kind": "work_order", "start": "started", "end": "finished", "months": 1},
        ORDERS.replace("05-20", "06-02"),
        ORDERS,
    ),
    (
        "not-older",
        {"kind": "work_order", "field": "finished", "months": 7},
        ORDERS.replace("05-20", "04-19"),
        ORDERS,
    ),
    (
        "not-after",
        {"kind": "work_order", "field": "finished"},
        ORDERS.replace("2026-05-20", "2026-11-21"),
        ORDERS,
    ),
]
IDS = [f"{n}-{case[0]}" for n, case in enumerate(CASES)]


@pytest.mark.parametrize(("type_", "params", "wrong", "right"), CASES, ids=IDS)
def test_fires(type_: str, params: dict[str, Any], wrong: str, right: str) -> None:
    (found,) = faults(type_, params, wrong)
    assert found.evidence
    assert not found.undetermined


@pytest.mark.parametrize(("type_", "params", "wrong", "right"), CASES, ids=IDS)
def test_does_not_fire(type_: str, params: dict[str, Any], wrong: str, right: str) -> None:
    assert not faults(type_, params, right)


WORKING = {"kind": "work_order", "start": "started", "end": "finished", "working_days": 5}


@pytest.mark.parametrize(
    ("start", "end", "fires"),
    [
        ("2026-09-30", "2026-10-13", False),
        ("2026-09-30", "2026-10-14", True),
        ("2026-10-12", "2026-10-17", False),
    ],
)
def test_working_days_follow_the_calendar(start: str, end: str, fires: bool) -> None:
    text = ORDERS.replace("2026-05-01", start).replace("2026-05-20", end).replace("2026-05-04", "2026-04-20")
    assert [f.undetermined for f in faults("within-days", WORKING, text)] == [False] * fires


def test_a_year_without_calendar_is_undetermined() -> None:
    text = ORDERS.replace("2026-05-01", "2031-05-01").replace("2026-05-20", "2031-05-20")
    text = text.replace("2026-05-04", "2026-04-20")
    assert [f.undetermined for f in faults("within-days", WORKING, text)] == [True]
