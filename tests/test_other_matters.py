"""Papers of other matters that sound alike, near misses in titles, and what is only wished for."""

from __future__ import annotations

import pytest
from build import OLS_E, prescreen_text

from checkers.finding import Verdict
from corpus.other_matters import other_matter

SURVEY = """# {title}
| 日期 | 意见 | 处理 |
| --- | --- | --- |
| 2026-03-02 | 质量不错，交货快 | 已回复 |
| 2026-06-02 | 质量稳定，按时到 | 已回复 |
"""
UPKEEP = """# {title}
| 日期 | 编号 | 保养内容 | 保养人 |
| --- | --- | --- | --- |
| 2026-03-02 | 01 | 换油 | 郭 |
| 2026-06-02 | 01 | 换滤芯 | 郭 |
"""
MACHINES = """# 设备清单
| 名称 | 型号 | {label} | {place} |
| --- | --- | --- | --- |
| 老化架 | LH-3 | 2 | {value} |
| 高低温试验箱 | GD-1 | 1 | {value} |
"""


def _verdict(element: str, name: str, text: str) -> Verdict:
    return prescreen_text(OLS_E, {f"{name}.md": text})[f"OLS-E {element}"].outcome.verdict


@pytest.mark.parametrize(
    ("title", "met"), [("客户满意度回访记录", True), ("员工满意度调查", False), ("食堂满意度评分表", False)]
)
def test_what_the_staff_think_is_no_feedback_of_customers(title: str, met: bool) -> None:
    assert (_verdict("4.6.2-b", title, SURVEY.format(title=title)) is Verdict.MET) is met


@pytest.mark.parametrize(
    ("title", "met"), [("贴片机保养记录", True), ("公务车保养记录", False), ("消防器材点检记录", False)]
)
def test_a_near_miss_in_the_title_bars_the_kind(title: str, met: bool) -> None:
    assert (_verdict("4.4.1-d", title, UPKEEP.format(title=title)) is Verdict.MET) is met


def test_a_section_with_a_better_name_keeps_its_kind() -> None:
    text = UPKEEP.format(title="贴片机保养记录")
    assert _verdict("4.4.1-d", "车辆保养及其他", text) is Verdict.MET


def test_what_is_wished_for_is_not_there() -> None:
    there = MACHINES.format(label="数量", place="状态", value="在用")
    wished = MACHINES.format(label="拟购数量", place="预计到位", value="明年")
    assert _verdict("4.3.2.1-e", "设备清单", there) is Verdict.MET
    assert _verdict("4.3.2.1-e", "设备清单", wished) is Verdict.MISSING


@pytest.mark.parametrize(
    ("title", "guard"),
    [
        ("宿舍报修登记", "aside"),
        ("客户报修登记", None),
        ("宿舍楼消防演练记录", None),
        ("来访客户登记", None),
        ("访客登记", "aside"),
        ("客户回访客户名单", None),
        ("办公用品采购明细", "aside"),
        ("办公及生产设备清单", None),
        ("2026年会奖杯订做案例", None),
        ("2026年会签到", "aside"),
        ("采购申请单", "planned"),
        ("请购采购台账", None),
    ],
)
def test_other_matters_by_title(title: str, guard: str | None) -> None:
    assert other_matter(title) == guard
