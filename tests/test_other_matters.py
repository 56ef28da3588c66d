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


SCORES = """# 客户评分汇总
| {label} | 客户 | 质量分 | 交期分 | 建议 |
| --- | --- | --- | --- | --- |
| {first} | 天马 | 9，质量稳定 | 8 | 字大点 |
| {second} | 柳工 | 8，质量可以 | 9 | 无 |
"""


@pytest.mark.parametrize(
    ("label", "first", "second", "met"),
    [
        ("季度", "2026Q1", "2026Q2", True),
        ("时间", "2026年上半年", "2025年下半年", True),
        ("日期", "3.5", "6.12", True),
        ("份数", "3.5", "6.12", False),
        ("季度", "2026Q1", "2026Q1", False),
    ],
)
def test_quarters_and_days_without_a_year_are_occasions(
    label: str, first: str, second: str, met: bool
) -> None:
    text = SCORES.format(label=label, first=first, second=second)
    assert (_verdict("4.3.3.3-a", "客户评分", text) is Verdict.MET) is met


AGREEMENT = """# 售后协议（与金色农机）
一 自验收之日起保修18个月，人为损坏除外。
二 接到报障须在两小时内回电，48小时内到场。
三 过保后换件按附表另收。
{first}
{second}
"""


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        ("甲方：金色农机（章） 2026年3月1日", "乙方：天目电子（章） 2026年3月1日", True),
        ("甲方：（章）", "乙方：（章）", False),
    ],
)
def test_what_both_parties_signed_was_agreed(first: str, second: str, met: bool) -> None:
    text = AGREEMENT.format(first=first, second=second)
    assert (_verdict("4.3.2.3-f", "售后协议", text) is Verdict.MET) is met


def test_years_side_by_side_are_labels() -> None:
    table = (
        "| 姓名 | 工种 | 2025年检查日 | 结论 | 2026年检查日 | 结论 |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    table += "| 简文 | 波峰焊 | 2025-08-12 | 未见异常 | 2026-08-14 | 未见异常 |\n"
    assert _verdict("4.7.1-a", "职业健康检查", f"# 职业健康检查结果\n{table}") is Verdict.MET


@pytest.mark.parametrize(
    ("steps", "met"), [("1 领料登记；2 戴手套护目镜；3 远离明火；4 空桶交库", True), ("1 领料", False)]
)
def test_numbered_items_in_one_line_are_several_sentences(steps: str, met: bool) -> None:
    text = f"# 危化品使用安全规程\n编号 AQ-4 批准 柳生 2026年1月1日起施行\n{steps}。"
    assert (_verdict("4.9.1-d", "危化品规程", text) is Verdict.MET) is met


@pytest.mark.parametrize(("label", "met"), [("教到哪天", True), ("有效期至", False)])
def test_the_last_day_of_training_is_no_end_of_validity(label: str, met: bool) -> None:
    text = f"# 上岗证发放登记\n| 姓名 | 岗位 | {label} | 考试 | 上岗日 |\n| --- | --- | --- | --- | --- |\n"
    text += "| 匡小雨 | 插件 | 2026-03-13 | 86分合格 | 2026-03-16 |\n"
    assert (_verdict("4.7.3-b", "上岗证", text) is Verdict.MET) is met
