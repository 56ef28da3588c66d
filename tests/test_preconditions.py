"""Every precondition of every paper has a twin: fulfilled in the sample case, and broken with the clause named."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deliverables import Requirement, load_deliverables
from corpus.errors import CertdeskError, SchemeError
from docgen.case.survey import Survey
from docgen.deliverables.context import context
from docgen.deliverables.requirements import RULES, broken
from docgen.deliverables.write import write
from docgen.figures.survey import stated_agrees, survey_result
from tests.deliverable_cases import CASES, about, changed, every_paper, sample, suited

Change = Callable[[dict[str, Any]], None]
REQUIRED = [
    (scheme_id, name, place)
    for scheme_id, name in every_paper()
    for place in range(len(load_deliverables(scheme_id)[name].requires))
]


def put(path: str, value: Any) -> Change:
    """Set a field of the case's data."""

    def change(data: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        place = data
        for step in steps:
            place = place[step]
        place[last] = value

    return change


def drop(path: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        *steps, last = path.split(".")
        place = data
        for step in steps:
            place = place[step]
        place.pop(last, None)

    return change


def open_finding(grade: str) -> Change:
    def change(data: dict[str, Any]) -> None:
        first = data["nonconformities"][0]
        first["grade"] = grade
        for key in ("verification", "plan_accepted_on", "completed_on"):
            first.pop(key, None)

    return change


def unhappy(data: dict[str, Any]) -> None:
    for row in data["survey"]["rows"][:5]:
        row["satisfied"] = False


def team_decides(data: dict[str, Any]) -> None:
    data["decision"]["maker"]["name"] = data["team"][0]["name"]


def unpaid(data: dict[str, Any]) -> None:
    data["contract"]["fees"][0].pop("paid_on")


def event(kind: str, **more: Any) -> Change:
    def change(data: dict[str, Any]) -> None:
        data.setdefault("events", []).append({"kind": kind, "date": "2027-01-05", **more})

    return change


def unconfirmed(data: dict[str, Any]) -> None:
    data["decision"]["conditions"][0]["met"] = False


def in_english(data: dict[str, Any]) -> None:
    data["certificate"]["languages"] = ["zh", "en"]
    data["client"].pop("english_name")


def past_limit(data: dict[str, Any]) -> None:
    for one in data["events"]:
        if one["kind"] == "suspension":
            one["until"] = "2031-01-01"


def late(data: dict[str, Any]) -> None:
    for one in data["events"]:
        one["answered_on"] = "2031-01-01"


def team_answers(data: dict[str, Any]) -> None:
    for one in data["events"]:
        one["decided_by"] = data["team"][0]["name"]


BREAK: dict[str, Change] = {
    "answered-within": late,
    "answerer-independent": team_answers,
    "change-dated": event("change", approved_on="2028-01-05"),
    "chinese-used": put("certificate.languages", ["en"]),
    "committee-resolved": drop("decision.committee"),
    "conditions-met": unconfirmed,
    "contract-signed": drop("contract.signed_on"),
    "criteria-in-force": put("certificate.criteria", ["GB/T 27922-2023"]),
    "decided": put("decision.result", "suspend"),
    "decision-maker-outside-team": team_decides,
    "english-complete": in_english,
    "fees-paid": unpaid,
    "given": drop("review.gaps"),
    "grade-table-supplied": drop("body.grade_table"),
    "is": put("review.result", "needs_completion"),
    "issued-after-decision": put("certificate.issued_on", "2025-12-31"),
    "level-as-decided": put("certificate.level", "另一级"),
    "majors-closed": open_finding("major"),
    "nonconformities-closed": open_finding("minor"),
    "not-ended": event("withdrawal"),
    "number-fits": put("certificate.number", "不合规则"),
    "plans-accepted": open_finding("minor"),
    "query-path-own": put("certificate.query_path", "国家认监委官网、认e云"),
    "suspension-within": past_limit,
    "survey-counted": put("survey.satisfaction", "99.9"),
    "survey-reached": unhappy,
    "validity-within": put("certificate.expires_on", "2036-01-01"),
}


@pytest.mark.parametrize(("scheme_id", "name", "place"), REQUIRED)
def test_a_broken_precondition_is_refused_with_its_clause(scheme_id: str, name: str, place: int) -> None:
    deliverable = load_deliverables(scheme_id)[name]
    requirement = deliverable.requires[place]
    whole = suited(sample(scheme_id), deliverable)
    case = changed(whole, BREAK[requirement.rule])
    for subject in about(whole, deliverable)[:1]:
        assert broken(whole, context(whole, deliverable, subject), requirement) == []
        faults = broken(case, context(case, deliverable, subject), requirement)
        assert faults
        assert all((requirement.clause or "认证惯例") in fault for fault in faults)
        with pytest.raises(CertdeskError, match="不能出具"):
            write(case, name, CASES, subject=subject)


def test_every_rule_is_used_by_a_scheme() -> None:
    used = {r.rule for s, n in every_paper() for r in load_deliverables(s)[n].requires}
    assert set(RULES) == used


def test_an_unknown_rule_names_those_there_are() -> None:
    with pytest.raises(SchemeError, match="survey-reached"):
        broken(sample("zdrz-rsms"), {}, Requirement(rule="no-such", clause="1"))


def survey(satisfied: int, answers: int, **more: Any) -> Survey:
    rows = [{"customer": str(i), "satisfied": i < satisfied} for i in range(answers)]
    return Survey.model_validate({"rows": rows, **more})


@given(st.integers(0, 300), st.integers(1, 300))
def test_the_share_is_exact_and_the_limit_counts(satisfied: int, answers: int) -> None:
    satisfied = min(satisfied, answers)
    result = survey_result(survey(satisfied, answers))
    assert result is not None
    assert result.share == Fraction(satisfied, answers)
    assert result.reaches(Decimal(80)) == (100 * satisfied >= 80 * answers)


def test_a_share_just_below_the_limit_is_not_rounded_up_to_it() -> None:
    nearly = survey_result(survey(799, 1000))  # 79.9 %
    exactly = survey_result(survey(4, 5))
    assert nearly is not None
    assert exactly is not None
    assert not nearly.reaches(Decimal(80))
    assert exactly.reaches(Decimal(80))


@pytest.mark.parametrize(
    ("stated", "agrees"), [("91.7", True), ("92", True), ("91.67", True), ("91.6", False)]
)
def test_the_stated_figure_is_compared_at_its_own_places(stated: str, agrees: bool) -> None:
    given_survey = survey(11, 12, satisfaction=stated)
    result = survey_result(given_survey)
    assert result is not None
    assert stated_agrees(given_survey, result) is agrees


def test_totals_are_counted_where_there_are_no_answers() -> None:
    totals = [
        {"dimension": "一", "answers": 10, "satisfied": 9},
        {"dimension": "二", "answers": 20, "satisfied": 15},
    ]
    result = survey_result(Survey.model_validate({"totals": totals}))
    assert result is not None
    assert result.share == Fraction(24, 30)
    assert [d.share for d in result.dimensions] == [Fraction(9, 10), Fraction(3, 4)]
