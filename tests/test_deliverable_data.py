"""What papers show of a case: clauses drawn together, the timetable by day, answers counted, checklists, figures."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.deliverables import load_deliverables
from corpus.errors import CertdeskError
from corpus.store import load_scheme
from docgen.deliverables.clause_text import clause_text
from docgen.deliverables.context import context
from docgen.deliverables.write import write
from docgen.word.filters import short_date, span
from tests.deliverable_cases import CASES, changed, sample

CESI, ZDRZ, ZHDH = "cesi-mass-customization", "zdrz-rsms", "zhdh-after-sales"


def seen(scheme_id: str, name: str, subject: str) -> dict[str, Any]:
    return context(sample(scheme_id), load_deliverables(scheme_id)[name], subject)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2026-02-02", "2026-02-04", "2026年2月2日至4日"),
        ("2026-02-27", "2026-03-02", "2026年2月27日至3月2日"),
        ("2026-12-30", "2027-01-02", "2026年12月30日至2027年1月2日"),
        ("2026-02-02", "2026-02-02", "2026年2月2日"),
        ("2026-02-02", "", "2026年2月2日"),
        ("", "", ""),
    ],
)
def test_a_span_of_dates_says_nothing_twice(start: str, end: str, text: str) -> None:
    assert span(start, end) == text


def test_a_short_date_of_nothing_is_nothing() -> None:
    assert (short_date("2026-03-05"), short_date("")) == ("2026-03-05", "")


def test_item_ids_are_drawn_together_and_other_clauses_stay() -> None:
    items = {i.id: i for i in load_scheme(CESI).items}
    ids = ["CESI-B-M4.1-c", "CESI-B-M4.1-a", "CESI-B-M4.1-b", "CESI-A-M1.1-b", "CESI-A-M1.1-c"]
    assert clause_text(ids, items) == "附录B ④采购 4.1a–c；附录A ①需求识别 1.1bc"
    assert clause_text(["4.3", "4.4"], items) == "4.3、4.4"
    assert clause_text([], items) == ""


def test_the_plan_is_in_days_and_tests_stand_apart() -> None:
    plan = seen(ZHDH, "audit-plan", "A1")["plan"]
    assert [d["text"] for d in plan["days"]] == ["2026年2月3日（星期二）", "2026年2月4日（星期三）"]
    rows = {
        name: [s for d in plan[name] for s in d["slots"]] for name in ("days", "audit_days", "testing_days")
    }
    assert {s["kind"] for s in rows["testing_days"]} == {"characteristics"}
    assert len(rows["days"]) == len(rows["audit_days"]) + len(rows["testing_days"])


def test_answers_are_counted_and_the_level_is_worked_out_again() -> None:
    answers = seen(CESI, "evaluation-report", "A1")["answers"]
    given = sample(CESI).assessment
    for letter in "AB":
        rows = [r for module in answers[letter] for r in module["rows"]]
        assert sum(m["fully"] for m in answers[letter]) == sum(given.get(r["id"]) == "fully" for r in rows)
    assert answers["level"]
    assert answers["steps"]


def test_a_surveillance_counts_only_what_it_covered() -> None:
    answers = seen(CESI, "evaluation-report", "A2")["answers"]
    rows = {r["id"] for letter in "AB" for module in answers[letter] for r in module["rows"]}
    audit = sample(CESI).audit("A2")
    assert audit is not None
    assert rows == set(audit.clauses)
    assert not answers["steps"]
    assert answers["partial"]


def test_the_checklist_is_that_of_the_audit() -> None:
    def titles(subject: str) -> list[str]:
        parts = seen(ZDRZ, "onsite-record", subject)["checklist"]
        return [p["title"] for p in parts]

    assert titles("A1") == ["第一阶段关注的内容", "GB/T 31274-2024 各条款"]
    assert titles("A2") == ["GB/T 31274-2024 各条款", "第二阶段关注的内容"]
    assert titles("A3") == ["GB/T 31274-2024 各条款", "监督关注的内容"]


def test_the_checklist_covers_the_clauses_of_the_audit_only() -> None:
    case = changed(sample(ZDRZ), lambda data: data["audits"][2].update(clauses=["8"]))
    parts = context(case, load_deliverables(ZDRZ)["onsite-record"], "A3")["checklist"]
    groups = next(p["groups"] for p in parts if p["title"].startswith("GB/T"))
    assert [g["name"] for g in groups] == ["条款 8"]


def test_a_time_record_derives_the_figures_of_its_audit() -> None:
    figures = seen(ZDRZ, "audit-time-record", "case")["figures"]
    assert figures["result"]["total_person_days"] == "8.5"
    assert figures["steps"][0]["expression"] == "有效人数 186，176～275 人一档"
    later = seen(ZDRZ, "audit-time-record-later", "A3")["figures"]
    assert later["result"]["total_person_days"] == "6"


def test_an_acceptance_is_not_written_for_an_application_not_accepted() -> None:
    case = changed(sample(ZDRZ), lambda data: data["review"].update(result="needs_completion"))
    with pytest.raises(CertdeskError, match=r"review\.result 不是 accepted（条款 5\.2\.4）"):
        write(case, "acceptance-notice", CASES)


def test_earlier_nonconformities_are_on_the_report_of_a_surveillance() -> None:
    earlier = seen(ZDRZ, "audit-report", "A3")["earlier"]
    assert [n["number"] for n in earlier] == ["NC-2026-0012-01", "NC-2026-0012-02"]
    assert seen(ZDRZ, "audit-report", "A2")["earlier"] == []
