"""Each record rule: a record on which it fires, and a copy put right in one place on which it does not."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from build import desk, reading

from checkers.document import Location
from checkers.finding import Evidence, Finding, Outcome, RecordFinding, Verdict
from checkers.records import RULES
from checkers.records.fault import Fault
from checkers.records.inspect import lowered
from corpus.lexicon import Concept
from corpus.store import load_record_rules


def kind(name: str, *title: str, document: Any = "record") -> Concept:
    return Concept(id=name, zh=name, document=document, title=list(title))


LEXICON = [
    kind("repair_ledger", "返修台账"),
    kind("complaint_record", "客诉登记"),
    kind("delivery_record", "送货台账"),
    kind("training_plan", "培训计划", document="plan"),
    kind("training_signin", "签到表"),
    kind("training_assessment", "考核成绩"),
    kind("roster", "花名册"),
    kind("work_order", "派工单"),
    kind("sample_test_report", "打样测试报告", document="report"),
]


def faults(rule: str, *lines: str) -> list[Fault]:
    return list(RULES[rule](desk(LEXICON, reading(*lines))))


def changed(lines: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    assert any(old in line for line in lines)
    return tuple(line.replace(old, new) for line in lines)


REPAIRS = (
    "# 返修台账",
    "| 单号 | 客户 | 故障 | 客户确认 |",
    "| FX-01 | 戚女士 | 铰链松 | 戚女士签 |",
    "| FX-02 | 楼先生 | 掉漆 |  |",
)
DELIVERIES = (
    "# 送货台账",
    "| 单号 | 品名 | 约定日期 | 签收日期 |",
    "| SH-01 | 橡木门 | 2026-06-20 | 2026-06-18 |",
    "| SH-02 | 阳台窗 | 2026-06-20 | 2026-06-29 |",
)
PLAN = (
    "# 2026年培训计划",
    "| 主题 | 月份 | 讲师 | 完成情况 |",
    "| 锣机安全 | 3月 | 蒋工 | 3-20已开 |",
    "| 喷漆防护 | 6月 | 蒋工 | 没开成 |",
)
SCORES = (
    "# 考核成绩",
    "| 姓名 | 日期 | 分数 | 结果 | 补考 |",
    "| 楼晓军 | 2026-03-05 | 91 | 合格 |  |",
    "| 沈阿六 | 2026-03-05 | 52 | 没过 |  |",
)
SIGNINS = (
    "# 签到表",
    "| 姓名 | 岗位 | 日期 | 签名 |",
    *(f"| {n} | 喷漆工 | 2026-03-05 | {n} |" for n in ("楼晓军", "沈阿六", "吕金花", "竺小妹", "求国平")),
)
ROSTER = (
    "# 花名册",
    "| 姓名 | 岗位 | 入职日期 |",
    *(f"| {n} | 喷漆工 | 2021-02-01 |" for n in ("楼晓军", "沈阿六", "吕金花", "竺小妹", "求国平")),
    "| 过水根 | 安装工 | 2022-07-01 |",
    "| 马会 | 会计 | 2019-07-01 |",
)
ORDERS = (
    "# 派工单",
    "产品：铝窗 LC-208",
    "开工日期：2026-04-15",
    "# 打样测试报告",
    "产品：铝窗 LC-208",
    "报告日期：2026-04-22",
)
SCORED = (
    *SIGNINS,
    "| 楼晓军 | 喷漆工 | 2026-08-28 | 楼晓军 |",
    "# 考核成绩",
    "| 姓名 | 日期 | 分数 | 结果 |",
    "| 楼晓军 | 2026-03-05 | 91 | 合格 |",
)
CASES: dict[str, tuple[tuple[str, ...], str, str]] = {
    "case-open": (REPAIRS, "| 掉漆 |  |", "| 掉漆 | 楼先生签 |"),
    "late-delivery": (DELIVERIES, "2026-06-29", "2026-06-19"),
    "plan-item-not-carried-out": (PLAN, "没开成", "6-11已开"),
    "failed-without-retest": (SCORES, "| 没过 |  |", "| 没过 | 85 |"),
    "frontline-person-never-signed": ((*ROSTER, *SIGNINS), "过水根 | 安装工", "吕金花 | 安装工"),
    "production-before-sample-test": (ORDERS, "2026-04-22", "2026-04-10"),
    "signin-without-score": (SCORED, "2026-08-28", "2026-03-05"),
    "credit-code-invalid": (
        ("统一社会信用代码：91441900MA4W38TC8A",),
        "91441900MA4W38TC8A",
        "91330621MA2D8R7K3",
    ),
    "date-impossible": (("检验日期：2025-02-30",), "2025-02-30", "2024-02-29"),
    "placeholder-left": (("本手册适用于××××有限公司。",), "××××有限公司", "本公司"),
}


def test_every_rule_has_a_case_and_data() -> None:
    assert set(CASES) <= set(RULES)
    assert set(RULES) == set(load_record_rules())


@pytest.mark.parametrize("rule", CASES)
def test_rule_fires(rule: str) -> None:
    lines, _, _ = CASES[rule]
    found = faults(rule, *lines)
    assert len(found) == 1
    assert found[0].evidence
    assert found[0].message


@pytest.mark.parametrize("rule", CASES)
def test_rule_is_silent_when_put_right(rule: str) -> None:
    lines, old, new = CASES[rule]
    assert not faults(rule, *changed(lines, old, new))


@pytest.mark.parametrize("rule", RULES)
def test_rules_are_silent_on_other_papers(rule: str) -> None:
    assert not faults(rule, "# 食堂菜单", "周一：红烧肉。", "| 菜名 | 价格 |", "| 红烧肉 | 18 |")


def test_every_rule_says_why_and_shows_both_sides() -> None:
    for name, judge in RULES.items():
        told = sys.modules[judge.__module__].__doc__ or ""
        assert all(word in told for word in ("Why:", "Fires:", "Does not:")), name


def test_evidence_is_the_faulty_row() -> None:
    assert "SH-02" in faults("late-delivery", *DELIVERIES)[0].evidence[0].quote


@pytest.mark.parametrize(
    "code",
    ["91330621MA2D8RIK3N", "9133062IMA2D8R1K3N"],
)
def test_letter_for_a_figure_in_a_code_is_hinted_at(code: str) -> None:
    assert "91330621MA2D8R1K3N" in faults("credit-code-invalid", f"税号：{code}")[0].message


@pytest.mark.parametrize(
    "line",
    [
        "本手册适用于××××公司。",
        "某某厂设备管理制度",
        "编制部门：【部门】",
        "本手册适用于××××门窗有限公司。",
    ],
)
def test_template_leftovers(line: str) -> None:
    assert faults("placeholder-left", line)


PLACE = Evidence("台账.docx", Location(table=1, row=3), "SH-02")


def finding(verdict: Verdict) -> Finding:
    touched = load_record_rules()["late-delivery"].elements[0]
    return Finding(touched, "4.3", "s", "major", "scheme", Outcome(verdict, 0.9))


def test_fault_lowers_a_met_element_and_gives_the_reason() -> None:
    record = RecordFinding("late-delivery", "major", "晚了", (finding(Verdict.MET).element_id,), (PLACE,))
    outcome = lowered(finding(Verdict.MET), [record]).outcome
    assert outcome.verdict is Verdict.PARTLY_MET
    assert outcome.evidence == (PLACE,)
    assert "晚了" in outcome.reasons[0]


@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.NOT_APPLICABLE, Verdict.CANNOT_DETERMINE])
def test_fault_lowers_nothing_else(verdict: Verdict) -> None:
    record = RecordFinding("late-delivery", "major", "晚了", (finding(verdict).element_id,), (PLACE,))
    assert lowered(finding(verdict), [record]).outcome.verdict is verdict


def test_slight_fault_and_other_elements_lower_nothing() -> None:
    slight = RecordFinding(
        "late-delivery", "major", "晚了", (finding(Verdict.MET).element_id,), (PLACE,), True
    )
    other = RecordFinding("late-delivery", "major", "晚了", ("X",), (PLACE,))
    assert lowered(finding(Verdict.MET), [slight, other]).outcome.verdict is Verdict.MET
