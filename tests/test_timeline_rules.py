"""Deadlines as data: every worked example, the laws of periods, and the soundness of the data."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.deadlines import Deadline, load_deadlines
from corpus.store import load_scheme, scheme_ids
from corpus.working_days import official
from corpus.yaml_file import load
from docgen.figures.step import gravest
from docgen.figures.timeline.instance import Instance
from docgen.figures.timeline.judge import Verdict
from docgen.figures.timeline.names import NAMES, sentence
from docgen.figures.timeline.period import Moment, add_months, moved
from docgen.figures.timeline.recertification import way
from docgen.figures.timeline.verdicts import verdicts

EXAMPLES = load(Path(__file__).parent / "data" / "audit_time_examples.yaml")["dates"]
RULES = {d.id: d for s in ("zdrz-rsms", "zhdh-after-sales") for d in load_deadlines(s)}
NAME = {"latest_suspension_end": "until", "expiry": "old_expiry"}
LAST_DAY_OF = {
    "latest_expiry": "expiry",
    "majors_verified_by": "majors_verified",
    "decision_by": "decision",
    "latest_suspension_end": "until",
    "answer_by": "answered",
    "audit_start_by": "audit_start",
    "keep_until": "destroyed",
    "latest": "onsite_start",
    "application_by": "recertification_application",
    "window_end": "onsite_start",
    "window_start": "onsite_start",
}
WAY = {"status", "route", "void_from", "void_to", "latest_new_expiry"}


def moment(text: str) -> Moment:
    return datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)


def facts(example: dict[str, Any], more: dict[str, Any]) -> dict[str, Moment]:
    """The dates of an example under the names of the rules (HD-08 and HD-09 judge the old certificate)."""
    given_ = example.get("input", {}) | more
    renamed = {"expiry": "old_expiry"} if "HD-08" in example["rules"] else {}
    dates = {renamed.get(k, k): moment(v) for k, v in given_.items() if isinstance(v, str) and v[:2] == "20"}
    if "issues" in given_:
        dates["issue"] = moment(given_["issues"][0])
    return dates


def all_verdicts(example: dict[str, Any], dates: dict[str, Moment]) -> list[Verdict]:
    rules = [RULES[r] for r in example["rules"]]
    return [v for rule in rules for v in verdicts(rule, Instance("", dates), official())]


def last_day(found: list[Verdict], key: str) -> str:
    """The end of the period that an example expects under a name such as decision_by."""
    names = {LAST_DAY_OF[key]} if key in LAST_DAY_OF else {"filed", "reported"}
    upper = key not in ("window_start", "keep_until")
    fitting = [v for v in found if v.limit.to in names and v.upper == upper and v.due]
    grave = [v for v in fitting if v.limit.severity == "error"] or fitting
    return str(grave[0].due)


def judged(found: list[Verdict], names: set[str]) -> str:
    return gravest([v.result for v in found if v.actual and v.limit.to in names])  # type: ignore[misc]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["id"])
def test_worked_example(example: dict[str, Any]) -> None:
    expected = example.get("expected", {})
    dates = facts(example, {})
    found = all_verdicts(example, dates)
    by_route = set(expected) & WAY
    if "route" in by_route:
        route = way([RULES[r] for r in example["rules"]], dates)
        assert {k: str(getattr(route, k)) for k in by_route} == {k: expected[k] for k in by_route}
    for key in set(expected) - (WAY if by_route & {"route"} else set()):
        if key == "target":
            rule = RULES[example["rules"][0]]
            assert rule.target
            day = moved(dates[rule.target.base], rule.target.amount, rule.target.unit, official()).moment
            assert str(day) == expected["target"]
        else:
            assert last_day(found, key) == expected[key], key
    for check in example.get("checks", []):
        checked(example, check)


def checked(example: dict[str, Any], check: dict[str, Any]) -> None:
    dates = facts(
        example, {k: v for k, v in check.items() if k not in ("latest_suspension_end", "keep_until")}
    )
    found = all_verdicts(example, dates)
    if "status" in check:
        assert judged(found, set(check)) == check["status"], check
    if "trigger" in check:
        assert "暂停" in str(RULES[example["rules"][0]].breach)
    if "route" in check:
        assert way([RULES[r] for r in example["rules"]], dates).route == check["route"]
    for key in set(check) & {"latest_suspension_end", "keep_until"}:
        assert last_day(found, key) == check[key]
    if "gap_hours" in check:
        gap = dates["stage2_opening"] - dates["stage1_closing"]
        assert gap == datetime.timedelta(hours=float(check["gap_hours"]))


def test_both_issues_of_december_are_reported_by_the_same_day() -> None:
    for issue in ("2026-12-01", "2026-12-31"):
        dates = {"issue": moment(issue)}
        found = verdicts(RULES["ZD-23"], Instance("", dates), official())
        assert str(found[0].due) == "2027-01-10"


@pytest.mark.parametrize("scheme", scheme_ids())
def test_every_rule_names_dates_items_and_anomalies_that_exist(scheme: str) -> None:
    held = load_scheme(scheme)
    items, anomalies = {i.id for i in held.items}, {a.id for a in held.anomalies}
    for rule in load_deadlines(scheme):
        assert set(rule.items) <= items, rule.id
        assert rule.anomaly in {*anomalies, None}, rule.id
        for limit in rule.limits:
            assert {limit.to, limit.base} - {None} <= set(NAMES), rule.id
            assert (limit.base is None) == (limit.fixed is not None), rule.id
            assert sentence(limit)
        assert set(rule.order) <= set(NAMES)
        assert rule.limits or rule.order or rule.most


NO_FIGURE = {"ZDRZ-9.5-b"}
"""Timing items whose period is set by somebody else on the occasion: nothing to compute."""


@pytest.mark.parametrize("scheme", scheme_ids())
def test_every_timing_item_of_the_scheme_has_its_rule(scheme: str) -> None:
    timed = {i.id for i in load_scheme(scheme).items if i.kind == "timing"}
    assert timed - {i for rule in load_deadlines(scheme) for i in rule.items} <= NO_FIGURE


days = st.dates(datetime.date(2010, 1, 1), datetime.date(2040, 12, 31))


@given(days, st.integers(-120, 120))
def test_months_keep_the_day_or_end_the_month(day: datetime.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + datetime.timedelta(1)).day == 1)


@given(days, days, st.integers(0, 60))
def test_a_later_start_never_ends_earlier(a: datetime.date, b: datetime.date, months: int) -> None:
    first, last = sorted((a, b))
    assert add_months(first, months) <= add_months(last, months)


def rule(**limit: Any) -> Deadline:
    return Deadline.model_validate(
        {
            "id": "T",
            "title": "t",
            "clause": "1",
            "scope": "case",
            "limits": [{"to": "decision", "op": "<=", **limit}],
        }
    )


@given(days, st.integers(0, 36), st.integers(-400, 400))
def test_a_limit_is_broken_exactly_after_its_last_day(day: datetime.date, months: int, offset: int) -> None:
    last = add_months(day, months)
    dates = {"issue": day, "decision": last + datetime.timedelta(days=offset)}
    (found,) = verdicts(
        rule(**{"from": "issue", "amount": months, "unit": "months"}), Instance("", dates), official()
    )
    assert found.result == ("error" if offset > 0 else "ok")


def test_hours_between_days_only_are_told_when_they_are_certain() -> None:
    for opening, result in (("2026-05-12", "cannot_determine"), ("2026-05-13", "ok")):
        dates = {"stage1_closing": moment("2026-05-11"), "stage2_opening": moment(opening)}
        (found,) = verdicts(RULES["ZD-05"], Instance("", dates), official())
        assert found.result == result


def test_working_days_of_an_unknown_year_cannot_be_determined() -> None:
    dates = {"suspended": moment("2027-03-01"), "reported": moment("2027-03-02")}
    (found,) = verdicts(RULES["ZD-24"], Instance("", dates), official())
    assert found.result == "cannot_determine"
    assert "2027" in found.note
