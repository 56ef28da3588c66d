"""The record rules: each example fires on its rule and not once put right; what they do to verdicts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from build import desk, reading, record_desk

from checkers.document import Location
from checkers.finding import Evidence, Finding, Outcome, RecordFinding, Verdict
from checkers.records import handbook
from checkers.records.fault import Desk, Fault
from checkers.records.inspect import adjusted, inspect
from checkers.records.registry import FAMILIES, MODULE, judge_of, rules
from checkers.records.rule import Example
from corpus.errors import SchemeError
from corpus.record_rule import RuleData


def faults(rule: str, desk: Desk) -> list[Fault]:
    return list(rules()[rule].judge(desk))


@pytest.mark.parametrize("name", rules())
def test_example_fires(name: str) -> None:
    found = faults(name, record_desk(rules()[name].example.files()))
    assert found
    assert all(f.evidence and f.message for f in found)


@pytest.mark.parametrize("name", rules())
def test_example_put_right_is_silent(name: str) -> None:
    assert not faults(name, record_desk(rules()[name].example.files(right=True)))


@pytest.mark.parametrize("name", rules())
def test_rule_is_silent_on_other_papers(name: str) -> None:
    menu = desk([], reading("# 食堂菜单", "周一：红烧肉。", "| 菜名 | 价格 |", "| 红烧肉 | 18 |"))
    assert not faults(name, menu)


@pytest.mark.parametrize("name", rules())
def test_rule_declares_itself(name: str) -> None:
    told = rules()[name].data
    assert all(len(text) >= 10 for text in (told.why, told.looks_at, told.source))
    assert re.search(r"[\u4e00-\u9fff]", told.title)


def test_pages_are_written_from_the_rules() -> None:
    made = handbook.pages()
    assert {p.name: p.read_text(encoding="utf-8") for p in handbook.FOLDER.glob("*.md")} == made


def test_every_rule_has_a_place_in_the_pages() -> None:
    text = "".join(handbook.pages().values())
    assert all(f"## {name}\n" in text for name in rules())


def test_pages_of_gone_families_are_taken_away(tmp_path: Path) -> None:
    (tmp_path / "gone.md").write_text("x", encoding="utf-8")
    handbook.write(tmp_path)
    assert not (tmp_path / "gone.md").exists()
    assert (tmp_path / "README.md").exists()


def test_families_have_packages_and_every_module_is_declared() -> None:
    root = Path(handbook.__file__).parent / "rules"
    assert {p.name for p in root.iterdir() if (p / "__init__.py").exists()} == set(FAMILIES)
    modules = {f"{p.parent.name}/{p.stem}" for p in root.glob("*/*.py") if p.stem != "__init__"}
    judged = {f"{r.family}/{r.name.replace('-', '_')}" for r in rules().values() if r.data.type == MODULE}
    assert modules == judged


# --- an example
def test_example_splits_into_files() -> None:
    example = Example("一\n=== b.md\n二 错\n", "错", "对")
    assert example.files() == {"材料.md": "一", "b.md": "二 错"}
    assert example.files(right=True)["b.md"] == "二 对"


def test_example_without_its_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="错"):
        Example("一", "错", "对").files()


# --- rules told as data
RULE: dict[str, object] = {
    "type": "date-order",
    "with": {"kind": "work_order", "earlier": "started", "later": "finished"},
    "title": "完工早于开工",
    "why": "a thing ends after it begins",
    "looks_at": "work orders",
    "source": "none (practice)",
    "severity": "minor",
    "example": {"text": "a", "wrong": "a", "right": "b"},
}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "date-odder"}, "date-order"),
        ({"type": "module"}, "production.x"),
        ({"with": {"kind": "work_order", "earlier": "begun", "later": "finished"}}, "started"),
        ({"with": {"kind": "work_odor", "earlier": "started", "later": "finished"}}, "work_order"),
        ({"with": {"kind": "work_order", "early": "started", "later": "finished"}}, "可用参数"),
    ],
)
def test_faulty_data_names_what_is_allowed(change: dict[str, object], told: str) -> None:
    with pytest.raises(SchemeError, match=told):
        judge_of("x", "production", RuleData.model_validate(RULE | change))


# --- what faults do to verdicts
PLACE = Evidence("台账.docx", Location(table=1, row=3), "SH-02")


def finding(verdict: Verdict) -> Finding:
    touched = rules()["late-delivery"].data.elements[0]
    return Finding(touched, "4.3", "s", "major", "scheme", Outcome(verdict, 0.9))


def record(**changed: object) -> RecordFinding:
    touched = (rules()["late-delivery"].data.elements[0],)
    return replace(RecordFinding("late-delivery", "major", "晚了", touched, (PLACE,)), **changed)  # type: ignore[arg-type]


def test_fault_lowers_a_met_element_and_gives_the_reason() -> None:
    outcome = adjusted(finding(Verdict.MET), [record()]).outcome
    assert outcome.verdict is Verdict.PARTLY_MET
    assert outcome.evidence == (PLACE,)
    assert "晚了" in outcome.reasons[0]


@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.NOT_APPLICABLE, Verdict.CANNOT_DETERMINE])
def test_fault_lowers_nothing_else(verdict: Verdict) -> None:
    assert adjusted(finding(verdict), [record()]).outcome.verdict is verdict


def test_fault_of_all_cases_leaves_nothing_that_shows_the_element() -> None:
    outcome = adjusted(finding(Verdict.PARTLY_MET), [record(throughout=True)]).outcome
    assert (outcome.verdict, outcome.settled, outcome.evidence) == (Verdict.MISSING, True, ())
    assert PLACE in outcome.near_misses


@pytest.mark.parametrize(("second", "all_of_them"), [("2026-04-10", False), ("2026-04-30", True)])
def test_production_before_the_sample_test_of_all_products_or_of_some(second: str, all_of_them: bool) -> None:
    files = rules()["production-before-sample-test"].example.files()
    files["二.md"] = "# 派工单\n\n产品：铝窗 LC-310\n\n开工日期：2026-04-20"
    files["三.md"] = f"# 样品测试报告\n\n产品：铝窗 LC-310\n\n报告日期：{second}"
    found = faults("production-before-sample-test", record_desk(files))
    assert [f.throughout for f in found] == [all_of_them] * (1 + all_of_them)


def test_slight_fault_and_other_elements_lower_nothing() -> None:
    found = [record(slight=True), record(elements=("X",))]
    assert adjusted(finding(Verdict.MET), found).outcome.verdict is Verdict.MET


@pytest.fixture
def _raising(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = rules()["late-delivery"]
    rule = replace(rule, data=rule.data.model_copy(update={"raises": "met"}))
    monkeypatch.setattr("checkers.records.inspect.rules", lambda: {"late-delivery": rule})


@pytest.mark.usefixtures("_raising")
@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.PARTLY_MET, Verdict.CANNOT_DETERMINE])
def test_support_raises_what_is_not_shown(verdict: Verdict) -> None:
    outcome = adjusted(finding(verdict), [record(supports=True)]).outcome
    assert outcome.verdict is Verdict.MET
    assert outcome.evidence == (PLACE,)


@pytest.mark.usefixtures("_raising")
def test_support_raises_no_exempted_element() -> None:
    found = adjusted(finding(Verdict.NOT_APPLICABLE), [record(supports=True)])
    assert found.outcome.verdict is Verdict.NOT_APPLICABLE


def test_undetermined_fault_is_information_only() -> None:
    rule = replace(
        rules()["late-delivery"], judge=lambda _: iter([Fault("说不准", (PLACE,), undetermined=True)])
    )
    found = inspect(desk([], reading("空")), {rule.data.elements[0]}, {"late-delivery": rule})
    assert [(f.severity, f.slight) for f in found] == [("info", True)]


# --- further twins
@pytest.mark.parametrize("code", ["91330621MA2D8RIK3N", "9133062IMA2D8R1K3N"])
def test_letter_for_a_figure_in_a_code_is_hinted_at(code: str) -> None:
    found = faults("credit-code-invalid", desk([], reading(f"税号：{code}")))
    assert "91330621MA2D8R1K3N" in found[0].message


@pytest.mark.parametrize(
    "line",
    ["本手册适用于××××公司。", "某某厂设备管理制度", "编制部门：【部门】", "本手册适用于××××门窗有限公司。"],
)
def test_template_leftovers(line: str) -> None:
    assert faults("placeholder-left", desk([], reading(line)))
