"""Lint of cases: each rule is silent on the sample cases and speaks when one thing is changed for the worse."""

from __future__ import annotations

import contextlib
import copy
import datetime
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from build import CESI, OLS_C, OLS_E, ZDRZ, ZHDH
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk import main
from corpus import yaml_file
from corpus.case_rules import case_rules
from corpus.errors import CertdeskError
from corpus.problem import Problem
from corpus.store import load_scheme, scheme_ids
from docgen.case.faults import dotted
from docgen.case.load import checked
from docgen.case_lint import handbook
from docgen.case_lint.lint import problems
from docgen.case_lint.rules import RULES

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"
AS_OF = datetime.date(2028, 8, 1)
GONE = object()
DELIBERATE = {
    (ZHDH, "scheme-silent"),
    (OLS_E, "visit-notified"),
    (OLS_C, "visit-notified"),
    (CESI, "audit-time"),
}


@cache
def sample(scheme: str) -> Any:
    return yaml_file.load(SAMPLES / f"{scheme}.yaml")


def changed(scheme: str, *changes: tuple[str, Any]) -> Any:
    """The sample case with some values changed; `GONE` takes a key or entry away."""
    data = copy.deepcopy(sample(scheme))
    for path, value in changes:
        keys = [int(k) if k.lstrip("-").isdigit() else k for k in path.split("/")]
        holder = data
        for key in keys[:-1]:
            holder = holder[key]
        if value is GONE:
            del holder[keys[-1]]
        elif isinstance(holder, list) and keys[-1] == len(holder):
            holder.append(value)
        else:
            holder[keys[-1]] = value(holder.get(keys[-1])) if callable(value) else value
    return data


def lint(data: Any, as_of: datetime.date = AS_OF) -> list[Problem]:
    return problems(checked(data, Path("case.yaml"), dotted), as_of)


def found(rule: str, data: Any) -> list[Problem]:
    return [p for p in lint(data) if p.rule == rule]


def without(*words: str) -> Callable[[list[Any]], list[Any]]:
    return lambda old: [o for o in old if o not in words]


def rows(keep: Callable[[dict[str, Any]], bool]) -> Callable[[list[Any]], list[Any]]:
    return lambda old: [row for row in old if keep(row)]


def each_row(**changes: Any) -> Callable[[list[Any]], list[Any]]:
    return lambda old: [{**row, **changes} for row in old]


STAGE1, STAGE2, FIRST, SECOND = "audits/0", "audits/1", "audits/2", "audits/3"
NOT_DATE = datetime.date(2026, 12, 31)
WORSE: list[tuple[str, str, list[tuple[str, Any]], str]] = [
    ("application-reviewed", ZDRZ, [("review", GONE)], "review"),
    ("application-reviewed", ZDRZ, [("review/authenticity_checked", False)], "authenticity"),
    ("application-reviewed", ZDRZ, [("review/conditions/0/met", False)], "conditions[1]"),
    ("application-reviewed", OLS_E, [("review/gaps/0/completed_on", GONE)], "gaps[1]"),
    ("contract-parts", ZDRZ, [("contract/breach", GONE)], "contract"),
    ("headcount-basis", ZDRZ, [("headcount/basis", GONE)], "headcount.basis"),
    ("audit-kind", ZHDH, [("audits/0/kind", "stage2")], "audits[1].kind"),
    ("plan-missing", ZDRZ, [(f"{STAGE1}/plan", GONE)], "audits[1].plan"),
    ("plan-in-programme", ZDRZ, [("programme", GONE)], "programme"),
    ("plan-in-programme", ZDRZ, [("programme/audits", lambda old: old[:3])], "audits[4]"),
    ("plan-in-programme", ZDRZ, [(f"{FIRST}/cycle", 2)], "cycle"),
    ("plan-purpose", ZDRZ, [(f"{STAGE2}/plan/purpose", GONE)], "purpose"),
    ("plan-purpose", ZDRZ, [(f"{FIRST}/plan/purpose", "再认证审核")], "purpose"),
    ("plan-criteria", ZDRZ, [(f"{STAGE1}/plan/criteria", ["GB/T 31274-2014"])], "criteria"),
    ("plan-criteria", ZHDH, [("audits/0/plan/criteria", ["GB/T 27922"])], "criteria"),
    ("plan-scope", ZDRZ, [(f"{STAGE2}/plan/scope", "空气净化器的销售")], "scope"),
    ("plan-scope", ZDRZ, [(f"{FIRST}/plan/scope", "空气净化器的销售")], "audits[3].plan.scope"),
    ("plan-dates", ZDRZ, [(f"{STAGE2}/end", datetime.date(2026, 2, 1))], "audits[2]"),
    ("plan-language", ZDRZ, [(f"{STAGE2}/plan/archived_as", "editable")], "archived_as"),
    ("plan-foreign-words", ZHDH, [("audits/0/plan/purpose", "一阶段审查")], "plan"),
    ("schedule-times", ZDRZ, [(f"{STAGE2}/plan/schedule/1/end", "09:00")], "schedule[2]"),
    ("schedule-times", ZDRZ, [(f"{STAGE2}/plan/schedule/1/date", datetime.date(2026, 2, 9))], "schedule[2]"),
    ("schedule-overlap", ZDRZ, [(f"{STAGE2}/plan/schedule/2/members", ["周明远"])], "schedule[3]"),
    ("schedule-short-rows", ZDRZ, [(f"{STAGE1}/plan/schedule/3/end", "10:20")], "schedule[4]"),
    ("schedule-auditors", ZDRZ, [(f"{STAGE2}/plan/schedule/2/members", [])], "schedule[3]"),
    ("schedule-sites", ZDRZ, [(f"{STAGE2}/plan/schedule", rows(lambda r: r.get("site") != "S2"))], "schedule"),
    ("schedule-sites", ZDRZ, [(f"{STAGE1}/plan/schedule/2/site", "S2")], "site"),
    ("schedule-meetings", ZDRZ, [(f"{STAGE2}/plan/schedule", lambda old: old[1:])], "schedule[1]"),
    ("schedule-meetings", ZDRZ, [(f"{STAGE2}/plan/schedule/16/departments", without("采购部"))], "departments"),
    ("schedule-top-management", ZDRZ, [(f"{STAGE2}/plan/schedule/1/kind", "audit")], "schedule"),
    ("plan-two-parts", ZHDH, [("audits/0/plan/schedule", rows(lambda r: r.get("kind") != "characteristics"))], "schedule"),
    ("plan-confirmed", ZDRZ, [(f"{STAGE2}/plan/confirmed_on", GONE)], "confirmed_on"),
    ("plan-confirmed", ZDRZ, [(f"{STAGE2}/plan/confirmed_on", datetime.date(2026, 2, 3))], "confirmed_on"),
    ("plan-filed", ZDRZ, [(f"{STAGE2}/plan/filed_on", datetime.date(2026, 1, 31))], "filed_on"),
    ("visit-notified", OLS_E, [("audits/0/plan/notified_on", datetime.date(2026, 7, 17))], "audits[1]"),
    ("visit-agreed", OLS_E, [("audits/0/plan/agreed_on", GONE)], "agreed_on"),
    ("plan-changes", ZDRZ, [(f"{STAGE2}/plan/changes", [{"date": datetime.date(2026, 2, 2), "change": "换人"}])], "changes[1]"),
    ("plan-changes", ZHDH, [("audits/0/plan/changes", [{"date": datetime.date(2026, 2, 2), "change": "改时间", "agreed_by_client": "简宁", "agreed_by_leader": "梁国栋"}])], "changes[1]"),
    ("clauses-covered", ZDRZ, [(f"{s}/plan/schedule", each_row(clauses=["4", "8.1"])) for s in (STAGE1, STAGE2)], "schedule"),
    ("products-covered", ZDRZ, [(f"{s}/plan/schedule", each_row(products=["桌面空气净化器"])) for s in (STAGE1, STAGE2)], "schedule"),
    ("cycle-covered", ZDRZ, [(f"{s}/plan/schedule", each_row(clauses=["8"])) for s in (FIRST, SECOND)], "audits[4]"),
    ("topics-planned", ZDRZ, [(f"{FIRST}/plan/schedule", each_row(topics=["内审管评"]))], "audits[3]"),
    ("topics-planned", CESI, [("audits/1/plan/schedule", each_row(topics=[]))], "audits[2]"),
    ("stage-topics", ZDRZ, [(f"{STAGE1}/plan/schedule", each_row(topics=["体系文件"]))], "audits[1]"),
    ("earlier-nonconformities", ZDRZ, [(f"{FIRST}/plan/schedule", each_row(nonconformities=[]))], "audits[3]"),
    ("clause-sample", CESI, [("audits/2/clauses", lambda old: old[:40])], "audits[3]"),
    ("audit-time", ZDRZ, [("time/reductions/0/days", 4)], "time"),
    ("audit-time", ZDRZ, [(f"{FIRST}/time/total_days", "4")], "audits[3].time"),
    ("audit-time", ZDRZ, [("time/reductions/0/reason", GONE)], "time"),
    ("audit-time", ZHDH, [("audits/0/sites", ["S1", "S2"]), ("audits/0/plan/schedule", rows(lambda r: r.get("site") != "S3"))], "time"),
    ("audit-time", CESI, [("time/onsite_days", "4.5")], "time"),
    ("level-supported", CESI, [("level_applied", "5")], "assessment"),
    ("level-supported", CESI, [("level_applied", "4")], "assessment"),
    ("deadlines-kept", ZDRZ, [("certificate/issued_on", datetime.date(2026, 3, 3))], "timeline.ZD-09"),
    ("deadlines-kept", ZDRZ, [("nonconformities/0/verification/date", datetime.date(2026, 9, 1))], "nonconformities[1]"),
    ("deadlines-kept", ZDRZ, [("events/0/reported_on", datetime.date(2026, 6, 15))], "events[1]"),
    ("deadlines-kept", ZHDH, [("audits/1/start", datetime.date(2026, 11, 1))], "audits[2]"),
    ("deadlines-kept", CESI, [("decision/date", datetime.date(2026, 8, 20))], "timeline.CD-02"),
    ("deadlines-kept", OLS_E, [("certificate/expires_on", datetime.date(2030, 8, 16))], "timeline.OE-05"),
    ("shifts-seen", ZDRZ, [(f"{STAGE2}/plan/shift_reasons", [])], "shift_reasons"),
    ("shifts-seen", ZDRZ, [(f"{STAGE2}/plan/schedule", each_row(kind="audit"))], "schedule"),
    ("normal-operation", ZDRZ, [("client/shutdowns/0/start", datetime.date(2026, 2, 4))], "audits[2]"),
    ("team-leader", ZDRZ, [("team/1/role", "leader")], "team"),
    ("team-leader", ZDRZ, [("team/0/role", "auditor")], "team"),
    ("team-tasks", ZDRZ, [("team/1/tasks", [])], "team[2]"),
    ("auditor-registered", ZDRZ, [("team/1/registration_number", GONE)], "registration_number"),
    ("auditor-registered", ZDRZ, [("team/1/registration_field", "环境管理体系")], "registration_field"),
    ("auditor-registered", ZDRZ, [("team/1/valid_until", datetime.date(2026, 2, 3))], "valid_until"),
    ("auditor-qualified", ZDRZ, [("team/1/qualification/granted_on", datetime.date(2026, 2, 3))], "team[2]"),
    ("auditor-qualified", CESI, [("team/1/qualification/training_on", GONE)], "team[2]"),
    ("team-professional", ZDRZ, [("team/0/codes", []), ("team/1/codes", ["29.01"])], "team"),
    ("team-systems", ZDRZ, [("time/combined", [{"system": "环境管理体系", "days": 3}])], "combined[1]"),
    ("team-experience", OLS_E, [("team/0/experience", GONE), ("team/1/experience", GONE)], "team"),
    ("team-independent", ZDRZ, [("team/1/interests", ["曾在该公司任职"])], "interests"),
    ("team-independent", ZDRZ, [("team/1/independence_declaration_date", GONE)], "team[2]"),
    ("team-independent", ZDRZ, [("team/1/independence_declaration_date", datetime.date(2026, 2, 9))], "team[2]"),
    ("team-guided", ZHDH, [("team/2/attached_to", GONE)], "team[3]"),
    ("team-guided", ZHDH, [("audits/0/plan/schedule/2/members", ["傅长林"])], "schedule[3]"),
    ("auditor-load", ZDRZ, [("team/0/other_days", {"2026": 176})], "team[1]"),
    ("decision-independent", ZDRZ, [("decision/maker/name", "林嘉怡")], "decision.maker"),
    ("decision-independent", ZDRZ, [(f"{FIRST}/decision/reviewer/name", "周明远")], "audits[3].decision.reviewer"),
    ("decision-independent", CESI, [("decision/committee/members/0", "石蕴")], "decision.committee"),
    ("decision-maker", ZDRZ, [("decision/maker/in_china", GONE)], "decision.maker"),
    ("two-stages", ZDRZ, [(f"{STAGE1}/kind", "follow_up")], "audits"),
    ("stage-gap", ZDRZ, [(f"{STAGE2}/meetings/0/date", datetime.date(2026, 1, 26)), (f"{STAGE2}/meetings/0/start", "21:00")], "audits[2]"),
    ("stage1-off-site", ZDRZ, [(f"{STAGE1}/off_site", {"exemption": 6})], "off_site"),
    ("stage2-same-auditor", ZDRZ, [(f"{STAGE1}/team", [{"name": "周明远"}]), (f"{STAGE2}/team", [{"name": "林嘉怡"}])], "audits[2]"),
    ("internal-reviews-done", ZDRZ, [(f"{STAGE2}/internal_audit_on", datetime.date(2026, 2, 5))], "internal_audit_on"),
    ("internal-reviews-done", ZDRZ, [(f"{STAGE2}/management_review_on", datetime.date(2026, 1, 30))], "management_review_on"),
    ("meetings-held", ZDRZ, [(f"{STAGE2}/meetings/1", GONE)], "meetings"),
    ("meetings-held", ZDRZ, [(f"{STAGE2}/meetings/0/pictures", [])], "pictures"),
    ("meetings-top-management", ZDRZ, [(f"{STAGE2}/meetings/1/absence", GONE)], "absence"),
    ("meetings-top-management", ZDRZ, [(f"{STAGE2}/meetings/1/absence/authorisation", GONE)], "absence"),
    ("interview-top-management", ZDRZ, [(f"{STAGE2}/interviewees", [])], "interviewees"),
    ("interview-top-management", ZDRZ, [(f"{STAGE2}/interviewees/0/record", GONE)], "record"),
    ("audit-terminated", ZDRZ, [(f"{STAGE2}/termination", {"date": datetime.date(2026, 2, 3), "reason": "不配合"})], "termination"),
    ("documents-first", ZHDH, [("document_review", GONE)], "document_review"),
    ("documents-first", ZHDH, [("document_review/date", datetime.date(2026, 2, 5))], "document_review.date"),
    ("documents-first", OLS_E, [("document_review/nonconformities/0/verified_on", GONE)], "verified_on"),
    ("documents-first", OLS_E, [("document_review/result", "failed")], "result"),
    ("document-reviewer", ZHDH, [("document_review/reviewer", "傅长林")], "reviewer"),
    ("documents-listed", ZHDH, [("document_review/documents", [])], "documents"),
    ("test-plan", ZHDH, [("audits/0/plan/characteristics", GONE)], "characteristics"),
    ("test-plan", ZHDH, [("audits/0/plan/characteristics/prepared_by", "许青禾")], "prepared_by"),
    ("test-plan", ZHDH, [("audits/0/plan/characteristics/sample_size", GONE)], "characteristics"),
    ("test-plan", ZHDH, [("audits/0/plan/characteristics/prepared_on", datetime.date(2026, 2, 4))], "prepared_on"),
    ("tests-in-cycle", CESI, [("audits/1/characteristics", GONE)], "audits"),
    ("tests-in-cycle", CESI, [("characteristics", GONE)], "characteristics"),
    ("survey-held", OLS_E, [("survey", GONE)], "survey"),
    ("survey-held", OLS_E, [("survey/rows", each_row(satisfied=False))], "survey"),
    ("survey-figure", OLS_E, [("survey/satisfaction", "98")], "satisfaction"),
    ("survey-dimensions", OLS_E, [("survey/rows", each_row(scores={"成品质量": 5}))], "survey"),
    ("nonconformity-parts", ZDRZ, [("nonconformities/0/cause", GONE)], "nonconformities[1]"),
    ("nonconformity-nameless", ZDRZ, [("nonconformities/0/statement", "覃海波没有核对报告")], "statement"),
    ("nonconformities-closed", ZDRZ, [("nonconformities/0/verification", GONE)], "nonconformities[1]"),
    ("nonconformities-closed", ZDRZ, [("nonconformities/1/plan_accepted_on", datetime.date(2026, 3, 10))], "nonconformities[2]"),
    ("nonconformities-closed", CESI, [("nonconformities/0/verification/result", "not_effective")], "nonconformities[1]"),
    ("report-delivered", ZDRZ, [(f"{STAGE2}/report", GONE)], "audits[2].report"),
    ("report-delivered", ZHDH, [("audits/0/report/received_by", GONE)], "audits[1].report"),
    ("report-delivered", ZDRZ, [(f"{STAGE2}/report/author", "林嘉怡")], "audits[2].report.author"),
    ("sampling-recorded", ZHDH, [("audits/1/sites", ["S1", "S2"]), ("programme/samples", [])], "programme.samples"),
    ("sampling-recorded", ZDRZ, [(f"{FIRST}/sites", ["S1"]), ("programme/sampling_method", GONE)], "programme.sampling_method"),
    ("certificate-signatory", CESI, [("body/signatory/title", "副总经理")], "body.signatory"),
    ("decision-recommended", ZDRZ, [(f"{STAGE2}/conclusions/result", "not_recommended")], "conclusions"),
    ("decision-committee", CESI, [("decision/committee", GONE)], "committee"),
    ("decision-committee", OLS_E, [("decision/committee/date", NOT_DATE)], "committee.date"),
    ("decision-conditions", ZDRZ, [("contract/signed_on", GONE)], "contract.signed_on"),
    ("decision-conditions", ZDRZ, [("decision/conditions/2/met", False)], "conditions[3]"),
    ("decision-conditions", ZDRZ, [("contract/fees/0/paid_on", GONE)], "fees[1]"),
    ("level-agrees", CESI, [("certificate/level", "4")], "certificate.level"),
    ("level-agrees", CESI, [("audits/0/conclusions/level", "2")], "decision.level"),
    ("grade-table", OLS_C, [("body/grade_table", GONE)], "grade_table"),
    ("decision-recommended", ZDRZ, [(f"{FIRST}/conclusions/result", "not_recommended")], "audits[3].conclusions"),
    ("stage1-ready", ZDRZ, [(f"{STAGE1}/conclusions/ready_for_stage2", False)], "audits[1]"),
    ("stage1-ready", ZDRZ, [(f"{STAGE1}/conclusions", GONE)], "audits[1]"),
    ("tests-passed", ZHDH, [("characteristics/tests/1/result", "nonconform")], "tests[2]"),
    ("event-parts", ZDRZ, [("events/0/until", GONE)], "events[1]"),
    ("event-parts", ZDRZ, [("events/0/published_on", GONE)], "events[1]"),
    ("event-order", ZDRZ, [("events/0/kind", "complaint")], "events[2]"),
    ("event-order", ZDRZ, [("events/1/kind", "suspension")], "events[2]"),
    ("event-order", ZDRZ, [("events/1/kind", "withdrawal")], "events[3]"),
    ("certificate-granted", ZDRZ, [("decision/result", "refuse")], "certificate.issued_on"),
    ("certificate-granted", CESI, [("decision", GONE)], "certificate.issued_on"),
    ("certificate-contents", ZDRZ, [("certificate/notice", GONE)], "certificate.notice"),
    ("certificate-contents", ZDRZ, [("client/credit_code", GONE)], "client.credit_code"),
    ("certificate-criteria", ZDRZ, [("certificate/criteria", ["GB/T 31274"])], "certificate.criteria"),
    ("certificate-scope", ZDRZ, [("certificate/sites/1", GONE)], "certificate.sites"),
    ("certificate-scope", CESI, [("certificate/sites/1/scope", GONE)], "certificate.sites[2]"),
    ("certificate-query", ZDRZ, [("certificate/query_path", "国家认监委网站")], "query_path"),
    ("unused-keys", ZDRZ, [("level_applied", "3")], "level_applied"),
    ("candidates-confirmed", ZDRZ, [("confirmed_findings", [{"id": "1", "source": "element"}])], "confirmed_findings"),
    ("candidates-confirmed", ZDRZ, [("confirmed_findings", [{"id": "1", "source": "element", "status": "confirmed"}])], "confirmed_findings[1]"),
    ("scheme-silent", ZHDH, [], "audits"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "scheme", "changes", "where"), WORSE, ids=lambda v: v if isinstance(v, str) else ""
)
def test_a_change_for_the_worse_is_found(rule: str, scheme: str, changes: list[Any], where: str) -> None:
    told = found(rule, changed(scheme, *changes))
    assert told
    assert any(where in p.where for p in told), [p.where for p in told]
    assert all(p.message and p.advice for p in told)


@pytest.mark.parametrize("scheme", scheme_ids())
def test_sample_cases_are_clean_but_for_deliberate_infos(scheme: str) -> None:
    for day in (datetime.date(2025, 1, 1), datetime.date(2026, 11, 30), AS_OF):
        told = lint(sample(scheme), day)
        assert {(scheme, p.rule) for p in told} <= DELIBERATE, [(p.rule, p.where, p.message) for p in told]
        assert {p.severity for p in told} <= {"info"}


def test_every_rule_has_a_twin_that_fails() -> None:
    assert {rule for rule, *_ in WORSE} == set(RULES)


@pytest.mark.parametrize("scheme", scheme_ids())
def test_schemes_name_rules_that_exist(scheme: str) -> None:
    assert set(case_rules(scheme)) <= set(RULES)


@pytest.mark.parametrize("scheme", scheme_ids())
def test_clauses_are_printed_ones(scheme: str) -> None:
    printed = {i.clause for i in load_scheme(scheme).items if i.basis == "scheme"}
    cited = {c for rule in case_rules(scheme).values() for c in rule.clause.split(", ") if c}
    assert not {c for c in cited if not any(p == c or re.match(rf"{re.escape(c)}[^0-9]", p) for p in printed)}


def test_every_rule_belongs_to_a_scheme() -> None:
    assert {name for scheme in scheme_ids() for name in case_rules(scheme)} == set(RULES)


@pytest.mark.parametrize("scheme", scheme_ids())
def test_a_case_that_has_only_begun_is_not_blamed_for_what_comes_later(scheme: str) -> None:
    data = {k: sample(scheme)[k] for k in ("scheme", "client", "application", "sites")}
    assert lint(data, data["application"]["date"]) == []


def test_a_last_surveillance_that_leaves_clauses_out_is_graver() -> None:
    early = changed(ZDRZ, ("audits/3", GONE), (f"{FIRST}/plan/schedule", each_row(clauses=["8"])))
    early["nonconformities"] = early["nonconformities"][:2]
    late = changed(ZDRZ, *((f"{s}/plan/schedule", each_row(clauses=["8"])) for s in (FIRST, SECOND)))
    assert [p.severity for p in found("cycle-covered", early)] == ["minor"]
    assert [p.severity for p in found("cycle-covered", late)] == ["major"]


def test_an_overdue_surveillance_is_found_once_its_day_has_passed() -> None:
    told = [p for p in lint(sample(ZDRZ), datetime.date(2028, 12, 1)) if p.rule == "deadlines-kept"]
    assert [(p.severity, "2028-10-27" in p.message) for p in told] == [("major", True)]


def test_unknown_years_are_said_not_guessed() -> None:
    told = found("visit-notified", sample(OLS_E))
    assert [p.severity for p in told] == ["info", "info"]
    assert "2027" in told[0].message


def test_a_low_survey_with_improvement_and_recheck_passes() -> None:
    low = [("survey/rows", each_row(satisfied=False)), ("survey/satisfaction", GONE)]
    done = [("survey/cause", "交付慢"), ("survey/improvement", "加线"), ("survey/rechecked_on", NOT_DATE)]
    assert found("survey-held", changed(OLS_E, *low))
    assert not found("survey-held", changed(OLS_E, *low, *done))


def test_an_excluded_topic_needs_its_reason() -> None:
    gone = (f"{FIRST}/plan/schedule", each_row(topics=["内审管评"]))
    topics = case_rules(ZDRZ)["topics-planned"].params["topics"]["surveillance"]
    excused = (f"{FIRST}/plan/excluded_topics", dict.fromkeys(topics[1:], "上次已全部看过"))
    assert not found("topics-planned", changed(ZDRZ, gone, excused))


def recertified(**application: Any) -> Any:
    """The after-sales sample turned into a recertification, its earlier certificate about to expire."""
    data = changed(
        ZHDH,
        ("audit_type", "recertification"), ("cycle", 2), ("audits", lambda old: old[:1]), ("events", []),
        ("audits/0/kind", "recertification"), ("audits/0/cycle", 2), ("decision/result", "renew"),
        ("programme/audits", [{"kind": "recertification"}]), ("programme/samples", []),
        ("certificate/changed_on", GONE),
    )  # fmt: skip
    previous = {
        "number": "旧",
        "issued_on": datetime.date(2023, 4, 20),
        "expires_on": datetime.date(2026, 4, 19),
    }
    data["application"] |= {"previous_certificate": previous, **application}
    return data


def test_a_recertification_in_good_order_is_clean() -> None:
    told = lint(recertified(), datetime.date(2026, 3, 30))
    assert {p.rule for p in told} == {"scheme-silent"}


def test_a_recertification_after_expiry_is_found() -> None:
    late = recertified()
    late["application"]["previous_certificate"]["expires_on"] = datetime.date(2026, 2, 1)
    assert "deadlines-kept" in {p.rule for p in lint(late) if p.severity == "major"}


def test_document_review_may_be_waived_at_recertification_on_a_statement() -> None:
    bare, stated = recertified(), recertified(no_change_statement_on=datetime.date(2026, 1, 12))
    for data in (bare, stated):
        del data["document_review"]
    assert found("documents-first", bare)
    assert not found("documents-first", stated)


def test_somebody_may_accept_what_is_not_critical() -> None:
    word = {"reason": "试产期", "by": "江蔚", "on": datetime.date(2026, 2, 1)}
    minor = {"rule": "team-tasks", "where": "team[2].tasks", **word}
    data = changed(ZDRZ, ("team/1/tasks", []), ("accepted", [minor]))
    assert [p.accepted and p.accepted["by"] for p in found("team-tasks", data)] == ["江蔚"]
    grave = {"rule": "decision-independent", "where": "decision.maker", **word}
    data = changed(ZDRZ, ("decision/maker/name", "林嘉怡"), ("accepted", [grave]))
    assert [p.accepted for p in found("decision-independent", data)] == [None]


def run(data: Any, folder: Path, *options: str) -> Any:
    path = folder / "case.yaml"
    path.write_text(yaml_file.dump(data), encoding="utf-8")
    return CliRunner().invoke(main, ["lint-case", str(path), "--as-of", "2028-08-01", *options])


def test_command_ends_with_the_contracts_exit_codes(tmp_path: Path) -> None:
    assert run(sample(ZDRZ), tmp_path).exit_code == 0
    assert run(changed(ZDRZ, ("decision/maker/name", "林嘉怡")), tmp_path).exit_code == 1
    assert run(changed(ZDRZ, ("team/1/interests", [])), tmp_path).exit_code == 0
    assert run({"scheme": "none"}, tmp_path).exit_code == 2


def test_command_prints_the_contracts_json(tmp_path: Path) -> None:
    done = run(changed(ZDRZ, ("decision/maker/name", "林嘉怡")), tmp_path, "--json")
    (told,) = json.loads(done.stdout)["problems"]
    assert set(told) == {"rule", "severity", "clause", "where", "message", "advice", "accepted"}
    assert (told["rule"], told["severity"], told["clause"]) == ("decision-independent", "critical", "5.12.1")


def test_the_page_on_case_rules_is_up_to_date() -> None:
    assert handbook.PAGE.read_text(encoding="utf-8") == handbook.page()
    assert all(RULES[name].__doc__ for name in RULES)


def test_an_accepted_problem_does_not_fail_the_command(tmp_path: Path) -> None:
    word = {
        "rule": "contract-parts",
        "where": "contract",
        "reason": "另有补充协议",
        "by": "江蔚",
        "on": datetime.date(2026, 2, 1),
    }
    worse = changed(ZDRZ, ("contract/breach", GONE))
    assert run(worse, tmp_path).exit_code == 1
    assert run({**worse, "accepted": [word]}, tmp_path).exit_code == 0


def places(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every key and entry of a case."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [way for key, value in inside for way in ((*at, key), *places(value, (*at, key)))]


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(scheme_ids()))
def test_whatever_is_missing_lint_answers_or_the_case_is_refused(data: Any, scheme: str) -> None:
    case = copy.deepcopy(sample(scheme))
    for _ in range(data.draw(st.integers(1, 4))):
        *keys, last = data.draw(st.sampled_from(places(case)))
        holder = case
        for key in keys:
            holder = holder[key]
        del holder[last]
    with contextlib.suppress(CertdeskError):
        assert all(p.message and p.advice and p.where for p in lint(case))
