"""Person-days of whole cases: what each scheme determines, refuses, or asks a person for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from certdesk import main
from corpus.errors import CertdeskError
from docgen.case.model import Case
from docgen.figures.plan_time import plan_times
from docgen.figures.time_plan import TimePlan

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "samples" / "cases").glob("*.yaml"))


def plan(scheme: str, **given: Any) -> TimePlan:
    """The time of the own audit of a small case; strings and lists as a case file holds them."""
    return plan_times(Case.model_validate({"scheme": scheme, **given}))[0]


def statuses(found: TimePlan, step: str) -> list[str]:
    return [s.status for s in found.steps if s.step == step]


STAGES = {"stage1_days": "1", "stage2_days": "4"}


def zdrz(**time: Any) -> TimePlan:
    return plan("zdrz-rsms", headcount={"total": 120}, time=STAGES | time)


def test_a_reduction_within_the_cap() -> None:
    found = zdrz(reductions=[{"days": "2", "reason": "已有同类认证"}])
    assert found.result()["total_person_days"] == "5"
    assert found.result()["onsite_minimum_person_days"] == "4"
    assert found.status == "ok"


def test_a_reduction_beyond_the_cap_gives_no_total() -> None:
    found = zdrz(reductions=[{"days": "2.5", "reason": "已有同类认证"}])
    assert (found.result()["total_person_days"], found.status) == (None, "error")


@pytest.mark.parametrize(
    ("entered", "total", "status"), [("7", "7", "ok"), ("6", "6", "warn"), ("4.5", None, "error")]
)
def test_the_total_that_a_person_settled_on_is_judged(entered: str, total: str | None, status: str) -> None:
    found = zdrz(total_days=entered, stage1_days="2", stage2_days="5")
    assert found.result()["total_person_days"] == total
    assert statuses(found, "核定总人日") == [status]


def test_the_split_between_the_stages_is_asked_for() -> None:
    found = plan("zdrz-rsms", headcount={"total": 120})
    assert found.result()["total_person_days"] == "7"
    assert statuses(found, "两阶段分配") == ["needs_human"]


def test_combined_systems_take_at_least_four_fifths_together() -> None:
    systems = [{"system": "质量管理体系", "days": "7"}]
    assert zdrz(combined=systems, stage1_days="3", stage2_days="9").result()["total_person_days"] == "11.5"
    assert zdrz(combined=systems, total_days="11").status == "error"


@pytest.mark.parametrize(("onsite", "status"), [("5.6", "ok"), ("5.5", "error")])
def test_the_time_on_site_is_exactly_compared(onsite: str, status: str) -> None:
    assert statuses(zdrz(onsite_days=onsite, stage2_days="6"), "填写的现场人日") == [status]


def test_a_recertification_by_share_and_by_the_initial_procedure() -> None:
    assert (
        plan("zdrz-rsms", audit_type="recertification", headcount={"total": 120}).result()[
            "total_person_days"
        ]
        == "5"
    )
    same = plan(
        "zhdh-after-sales",
        audit_type="recertification",
        headcount={"total": 120},
        time={"document_review_days": "0.5"},
    )
    assert same.result()["total_person_days"] == "3.5"


def test_a_range_stays_a_range_until_a_person_settles_it() -> None:
    found = plan("zhdh-after-sales", headcount={"total": 66})
    result = found.result()
    assert (result["total_person_days"], result["onsite_minimum_person_days"]) == (None, "3")
    assert (result["total_from_person_days"], result["total_to_person_days"]) == ("3.5", "4")
    assert found.status == "needs_human"


def test_a_surveillance_without_figure_asks_and_takes_what_is_entered() -> None:
    silent = plan("zhdh-after-sales", audit_type="surveillance", headcount={"total": 100})
    assert (silent.result()["total_person_days"], silent.status) == (None, "needs_human")
    low = plan(
        "zhdh-after-sales", audit_type="surveillance", headcount={"total": 100}, time={"onsite_days": "1.5"}
    )
    assert (low.result()["total_person_days"], low.status) == ("1.5", "warn")
    given = {"onsite_days": "1.5", "base_reason": "范围只余一类服务"}
    assert (
        plan("zhdh-after-sales", audit_type="surveillance", headcount={"total": 100}, time=given).status
        == "ok"
    )


@pytest.mark.parametrize("scheme", ["ols-custom-goods", "ols-electronics-customization"])
def test_a_source_without_any_figure_asks_for_it_with_a_reason(scheme: str) -> None:
    assert plan(scheme, headcount={"total": 80}).status == "needs_human"
    assert plan(scheme, time={"onsite_days": 3}).status == "needs_human"
    found = plan(scheme, time={"onsite_days": 3, "base_reason": "机构作业文件 OLS-12"})
    assert (found.status, found.result()["total_person_days"]) == ("ok", "3")


def test_cesi_goes_by_the_level() -> None:
    for level, days in (("3", "5"), ("五级", "6"), (2, "4")):
        assert plan("cesi-mass-customization", level_applied=level).result()["total_person_days"] == days
    assert plan("cesi-mass-customization", audit_type="surveillance", level_applied=3).total is not None
    assert plan("cesi-mass-customization").status == "needs_human"
    with pytest.raises(CertdeskError, match="没有级别 7"):
        plan("cesi-mass-customization", level_applied=7)


def test_further_sites_of_a_single_site_table_are_asked_for() -> None:
    sites = [{"id": "S1", "name": "总部", "centre": True}, {"id": "S2", "name": "网点"}]
    review = {"document_review_days": 1}
    asked = plan("zhdh-after-sales", headcount={"total": 60}, sites=sites, time=review)
    assert (asked.total, asked.status) == (None, "needs_human")
    extra = review | {"site_days": [{"site": "S2", "days": "0.5", "reason": "网点一类服务"}]}
    found = plan("zhdh-after-sales", headcount={"total": 60}, sites=sites, time=extra)
    assert found.result()["onsite_minimum_person_days"] == "2.5"
    assert found.result()["total_person_days"] == "3.5"


def test_a_branch_below_half_of_its_own_time() -> None:
    sites = [{"id": "S1", "name": "总部", "centre": True}, {"id": "S2", "name": "分厂", "headcount": 40}]
    for days, status in (("1.2", "ok"), ("1.1", "error")):
        time = STAGES | {"stage2_days": 6, "site_days": [{"site": "S2", "days": days}]}
        found = plan("zdrz-rsms", headcount={"total": 120}, sites=sites, time=time)
        assert statuses(found, "分场所现场下限：S2") == [status]


def test_a_draw_of_sites_is_proposed_and_always_the_same() -> None:
    sites = [{"id": "S0", "name": "总部", "centre": True}]
    sites += [{"id": f"S{i}", "name": f"网点{i}", "similar_group": "网点"} for i in range(1, 10)]
    drawn = [
        s.value
        for _ in range(2)
        for s in plan("zdrz-rsms", number="N1", headcount={"total": 50}, sites=sites).steps
        if s.step == "抽样建议"
    ]
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]
    assert len(str(drawn[0]).split("、")) == 3


def test_settings_of_the_case_choose_the_reading() -> None:
    for setting, days in (({}, "15"), ({"gap_policy": "lower"}, "14"), ({"gap_policy": "refuse"}, None)):
        found = plan("zdrz-rsms", headcount={"total": 1600}, time={"settings": setting})
        assert found.result()["total_person_days"] == days
        assert "AZ-01" in found.steps[0].note


def test_a_headcount_that_is_lacking_is_asked_for_and_one_of_zero_refused() -> None:
    assert plan("zdrz-rsms").status == "needs_human"
    with pytest.raises(CertdeskError, match="有效人数"):
        plan("zdrz-rsms", headcount={"total": 0})


@pytest.mark.parametrize("kind", ["special", "change"])
def test_other_kinds_of_audits_have_no_figure(kind: str) -> None:
    assert plan("zdrz-rsms", audit_type=kind, headcount={"total": 120}).status == "needs_human"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_the_sample_cases_come_out_right(path: Path) -> None:
    ran = CliRunner().invoke(main, ["plan-time", str(path), "--json"])
    assert ran.exit_code == 0, ran.output
    data = json.loads(ran.stdout)
    assert data["result"]["total_person_days"]
    for found in (data, *data["later_audits"]):
        assert [s for s in found["steps"] if s["status"] not in ("ok", "warn")] == []
        assert {"step", "clause", "expression", "value", "unit", "status", "note"} == set(found["steps"][0])


def test_the_same_twice_and_readable_without_a_terminal(tmp_path: Path) -> None:
    first, second = (CliRunner().invoke(main, ["plan-time", str(SAMPLES[0])]).output for _ in range(2))
    assert first == second
    assert "总人日" in first


def test_a_bad_setting_ends_in_one_sentence(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("scheme: zdrz-rsms\nheadcount: {total: 20}\ntime: {settings: {gap_policy: guess}}\n")
    ran = CliRunner().invoke(main, ["plan-time", str(case)])
    assert ran.exit_code == 2
    assert "gap_policy" in ran.output
    assert "Traceback" not in ran.output


def test_negative_days_are_refused() -> None:
    with pytest.raises(CertdeskError, match="负数"):
        zdrz(reductions=[{"days": "-1", "reason": "误填"}])
    assert plan("ols-custom-goods", time={"onsite_days": 0, "base_reason": "误填"}).status == "error"


def test_what_is_entered_but_not_used_is_told() -> None:
    assert statuses(zdrz(base_days="9", base_reason="误填"), "人工给定的基础人日") == ["warn"]
    found = plan(
        "cesi-mass-customization", level_applied=3, time={"reductions": [{"days": 1, "reason": "单一"}]}
    )
    assert (found.result()["total_person_days"], statuses(found, "增减")) == ("5", ["warn"])


@pytest.mark.parametrize(("total", "status"), [("5", "ok"), ("4", "warn"), ("3", "error")])
def test_a_surveillance_between_the_two_floors_is_a_warning(total: str, status: str) -> None:
    reductions = [{"days": 2, "reason": "已有同类认证"}]
    time = {"reductions": reductions, "total_days": total}
    found = plan("zdrz-rsms", audit_type="surveillance", headcount={"total": 120}, time=time)
    assert statuses(found, "计划时间") == [status]
    assert found.result()["total_person_days"] == (None if status == "error" else total)


def test_a_short_working_day_takes_more_days() -> None:
    team = [
        {"name": "甲", "role": "leader"},
        {"name": "乙", "role": "auditor"},
        {"name": "丙", "role": "expert"},
    ]
    for hours, days in (("6", "3"), ("8", None)):
        found = plan(
            "zdrz-rsms", headcount={"total": 60}, client={"name": "某", "daily_hours": hours}, team=team,
            time={"stage1_days": 1, "stage2_days": 4},
        )  # fmt: skip
        assert [str(s.value) for s in found.steps if s.step == "现场天数"] == ([days] if days else [])


def test_headquarters_that_nobody_named_are_asked_for() -> None:
    sites = [{"id": f"S{i}", "name": f"厂{i}", "similar_group": "厂"} for i in range(4)]
    found = plan("zdrz-rsms", headcount={"total": 50}, sites=sites)
    assert statuses(found, "中心职能部门") == ["needs_human"]


@pytest.mark.parametrize(("visited", "status"), [(["S0", "S1", "S2"], []), (["S1", "S2"], ["error"])])
def test_headquarters_are_visited_each_time(visited: list[str], status: list[str]) -> None:
    sites = [{"id": "S0", "name": "总部", "centre": True}]
    sites += [{"id": f"S{i}", "name": f"厂{i}", "similar_group": "厂"} for i in range(1, 5)]
    audits = [{"id": "A2", "kind": "stage2", "sites": visited}]
    found = plan("zdrz-rsms", headcount={"total": 50}, sites=sites, audits=audits)
    assert statuses(found, "中心职能部门") == status


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [("2", "5", "ok"), ("2", "6", "ok"), ("2", "4.5", "error"), ("0", "7", "error")],
)
def test_both_stages_take_time_and_together_the_total(first: str, second: str, status: str) -> None:
    assert statuses(zdrz(stage1_days=first, stage2_days=second), "两阶段分配") == [status]


@pytest.mark.parametrize(("days", "status"), [("2.1", "ok"), ("2.0", "warn")])
def test_a_surveillance_of_seventy_per_cent_needs_no_reason(days: str, status: str) -> None:
    found = plan(
        "zhdh-after-sales", audit_type="surveillance", headcount={"total": 100}, time={"onsite_days": days}
    )
    assert found.status == status
