"""Measured values, times of day and the record rules that rest on them, in further layouts."""

from __future__ import annotations

import datetime

import pytest
from build import record_desk
from hypothesis import given
from hypothesis import strategies as st

from checkers.records.measures import allowed
from checkers.records.registry import rules
from checkers.records.values.clock import times


def fires(rule: str, *texts: str) -> bool:
    return bool(list(rules()[rule].judge(record_desk({f"材料{n}.md": t for n, t in enumerate(texts)}))))


@pytest.mark.parametrize(
    ("cell", "value", "permitted"),
    [
        ("1800±0.5", "1800.5", True),
        ("1800±0.5", "1800.6", False),
        ("1800mm±0.5mm", "180.1cm", False),
        ("1800 mm ± 1 mm", "1.8 m", True),
        ("220V±5V", "226", False),
        ("≤1.5mm", "0.8 mm", True),
        ("≥60", "58", False),
        ("1800±0.5", "合格", None),
        ("1800mm±0.5mm", "12 kg", None),
    ],
)
def test_a_value_is_compared_in_the_units_told(cell: str, value: str, permitted: bool | None) -> None:
    limit = allowed(cell)
    assert limit is not None
    assert limit.permits(value) is permitted


@pytest.mark.parametrize("text", ["", "合格", "1800", "100±5%", "V2 灶台", "2026-05-01"])
def test_other_cells_allow_nothing(text: str) -> None:
    assert allowed(text) is None


@given(st.integers(1, 9999), st.integers(1, 99), st.integers(-300, 300))
def test_tolerances_are_exact(mid: int, tolerance: int, off: int) -> None:
    limit = allowed(f"{mid}±{tolerance}")
    assert limit is not None
    if mid + off >= 0:
        assert limit.permits(str(mid + off)) is (abs(off) <= tolerance)


@given(st.times())
def test_times_of_day_are_read(time: datetime.time) -> None:
    assert times(f"2026-07-11 {time.hour}:{time.minute:02d}") == [datetime.time(time.hour, time.minute)]


PERMIT = """# 动火作业审批单

| 作业票号 | DH-07 | 作业内容 | 排风管烧焊 |
|---|---|---|---|
| 作业时间 | 2026年7月11日 9:00-11:30 | 作业人 | 杨可满 |
| 审批人及时间 | 章鸿彬 2026年7月11日 {hour} | 监护人 | 郑玉兵 |
"""


@pytest.mark.parametrize(("hour", "late"), [("13:20", True), ("8:40", False)])
def test_an_approval_by_the_hour_in_a_form(hour: str, late: bool) -> None:
    assert fires("work-approved-after-start", PERMIT.format(hour=hour)) is late


SIGNIN = """# 培训签到

2026年3月18日 静电防护培训　讲师：高建波　应到6人　实到{n}人

| 序号 | 姓名 | 岗位 | 签名 |
|---|---|---|---|
| 1 | 楼晓军 | 喷漆 | 楼晓军 |
| 2 | 沈阿六 | 打磨 | 沈阿六 |
| 3 | 吕金花 | 装配 | 吕金花 |
"""


@pytest.mark.parametrize(("n", "differs"), [("4", True), ("3", False)])
def test_the_number_present_may_stand_in_the_caption(n: str, differs: bool) -> None:
    assert fires("signin-count-mismatch", SIGNIN.format(n=n)) is differs


PERMITS = """# 环境保护

## 危险废物

处置单位危险废物经营许可证：441223210806，类别HW49，有效期2021年4月1日至{end}。

转移联单：20264406000217（2026-02-10，0.12吨）；20264406000183（2026-08-18，0.15吨）。
"""


@pytest.mark.parametrize(("end", "ended"), [("2026年3月31日", True), ("2027年3月31日", False)])
def test_a_licence_and_the_transfers_told_in_sentences(end: str, ended: bool) -> None:
    assert fires("waste-voucher-licence-expired", PERMITS.format(end=end)) is ended


def test_a_list_that_is_an_excerpt_proves_nothing() -> None:
    suppliers = "# 合格供方名录{note}\n\n| 供方 | 物料 | 评分 | 结论 |\n|---|---|---|---|\n" + "".join(
        f"| {name} | 料 | 88 | 合格 |\n" for name in ("诸暨锐桥电子", "昆山辰芯元件", "苏州焊联新材")
    )
    bought = "# 采购单台账\n\n| 采购单 | 供方 | 物料 | 数量 | 下单日期 |\n|---|---|---|---|---|\n" + "".join(
        f"| PO-{n} | {name} | 料 | 20 | 2026-03-0{n} |\n"
        for n, name in enumerate(("诸暨锐桥电子", "苏州焊联新材", "深圳亿微商行"), 1)
    )
    assert fires("supplier-not-approved", suppliers.format(note=""), bought)
    assert not fires("supplier-not-approved", suppliers.format(note="（61 家摘 3 家）"), bought)


def test_a_yearly_assessment_is_no_late_one() -> None:
    rows = "".join(
        f"| {name} | 喷漆 | 2021-02-0{n} | 2026-03-20 |\n"
        for n, name in enumerate(("楼晓军", "沈阿六", "吕金花"), 1)
    )
    text = "# 上岗登记\n\n| 姓名 | 岗位 | 上岗日期 | 考核日期 |\n|---|---|---|---|\n" + rows
    assert not fires("start-before-passing", text)
    assert fires("start-before-passing", text.replace("2026-03-20", "2021-01-20", 2))
