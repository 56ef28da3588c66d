"""The faults of the published rules, and what `scheme lint` says of a scheme."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from certdesk import main
from checkers.checks import CHECKS
from corpus import lint
from corpus.lexicon import Concept
from corpus.scheme import Anomaly, Facet, Item, Scheme, SchemeHead, Shows
from corpus.store import load_scheme, scheme_ids

OLS_E, OLS_C, CESI = "ols-electronics-customization", "ols-custom-goods", "cesi-mass-customization"
ZDRZ, ZHDH = "zdrz-rsms", "zhdh-after-sales"
LEDGER = {OLS_E: 278, OLS_C: 233, CESI: 414, ZDRZ: 447, ZHDH: 201}


def numbered(letter: str, last: int, first: int = 1, dash: str = "-") -> set[str]:
    width = 2 if dash else 1
    return {f"{letter}{dash}{n:0{width}d}" for n in range(first, last + 1)}


OLS = (
    numbered("X", 22) | numbered("D", 8) | numbered("S", 10) | numbered("G", 11) | numbered("T", 24)
)  # fmt: skip
FAULTS = {
    CESI: numbered("A", 16, dash="") | numbered("B", 20, dash="") | numbered("C", 22, dash=""),
    ZDRZ: numbered("AZ", 45),
    ZHDH: numbered("AH", 16) | numbered("AH", 37, first=20),
}
ONLY_E = {
    "X-03", "D-08", "S-01", "S-02", "S-03", "S-04", "S-05", "S-06", "S-07", "S-10",
    "G-01", "G-06", "T-01", "T-02", "T-03", "T-12", "T-13", "T-14", "T-19", "T-20",
}  # fmt: skip
ONLY_C = {
    "X-02", "X-04", "X-05", "S-08", "S-09", "G-02", "G-03", "G-05", "G-07",
    "T-04", "T-05", "T-06", "T-07", "T-08", "T-09", "T-11", "T-16", "T-17", "T-18",
}  # fmt: skip
FAULTS |= {OLS_E: OLS - ONLY_C, OLS_C: OLS - ONLY_E}


def test_numbers_of_faults_and_items() -> None:
    assert (len(OLS), len(FAULTS[CESI]), len(FAULTS[ZDRZ]), len(FAULTS[ZHDH])) == (75, 58, 45, 34)
    assert sum(LEDGER.values()) == 1573
    assert set(scheme_ids()) == set(LEDGER) == set(FAULTS)


@pytest.mark.parametrize("scheme_id", sorted(LEDGER))
def test_every_ledger_item_is_in_its_scheme(scheme_id: str) -> None:
    own = {i.id for i in load_scheme(scheme_id).items if i.basis == "scheme"}
    assert len(own) == LEDGER[scheme_id]


@pytest.mark.parametrize("scheme_id", sorted(FAULTS))
def test_every_fault_of_the_source_is_there_once(scheme_id: str) -> None:
    ids = [a.id for a in load_scheme(scheme_id).anomalies]
    assert set(ids) == FAULTS[scheme_id]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scheme_id", sorted(FAULTS))
def test_faults_lead_to_items_and_say_what_to_do(scheme_id: str) -> None:
    scheme = load_scheme(scheme_id)
    known = {i.id for i in scheme.items}
    for fault in scheme.anomalies:
        assert set(fault.items) <= known, fault.id
        assert len(fault.items) == len(set(fault.items)), fault.id
        assert fault.where, fault.id
        assert fault.cited_as, fault.id
        assert fault.note.endswith("。"), fault.id
        assert fault.resolved_as is None or fault.resolved_as.strip(), fault.id


@pytest.mark.parametrize(
    ("scheme_id", "fault", "printed", "reading"),
    [
        (OLS_E, "S-01", "27922-2023", None),
        (OLS_E, "X-07", "27922-2023", None),
        (OLS_C, "X-07", "27922-2011", None),
        (OLS_E, "D-02", "2027-09-10", "截止日"),
        (OLS_C, "D-02", "2026-10-15", "截止日"),
        (OLS_C, "G-02", "等级", None),
        (CESI, "A1", "104", None),
        (CESI, "A3", "63", None),
        (CESI, "B2", "08日", "实际日期"),
        (ZDRZ, "AZ-01", "1651-2025", "15人天"),
        (ZDRZ, "AZ-25", "6.2.5", "6.2.6"),
        (ZHDH, "AH-01", "1001", "进位"),
        (ZHDH, "AH-13", "综合得分", None),
    ],
)
def test_what_is_printed_is_kept_beside_the_reading(
    scheme_id: str, fault: str, printed: str, reading: str | None
) -> None:
    found = next(a for a in load_scheme(scheme_id).anomalies if a.id == fault)
    assert printed in found.cited_as
    assert (found.resolved_as is None) if reading is None else (reading in (found.resolved_as or ""))


@pytest.mark.parametrize(
    ("scheme_id", "item", "faults"),
    [
        (OLS_E, "OLS-E 4.3.2.3-c", {"T-14"}),
        (OLS_E, "OLS-E 4.8.2-f", {"T-12", "T-13"}),
        (OLS_E, "OLS-E 4.5.1-c", set()),
        (OLS_C, "OLS-C 4.7.1-b", {"T-16"}),
        (CESI, "CESI-B-M7.3-a", {"A5"}),
        (CESI, "CESI-A-M6.3-a", set()),
        (ZDRZ, "ZDRZ-A-m", {"AZ-01"}),
        (ZHDH, "ZHDH-4.2-a", {"AH-35"}),
    ],
)
def test_faults_beside_an_item(scheme_id: str, item: str, faults: set[str]) -> None:
    assert {a.id for a in load_scheme(scheme_id).anomalies_of(item)} == faults


@pytest.mark.parametrize("scheme_id", sorted(FAULTS))
def test_lint_shows_every_fault_and_no_broken_data(scheme_id: str) -> None:
    found = lint.problems(load_scheme(scheme_id), CHECKS)
    shown = {p.where.split(" ")[0] for p in found if p.rule == "source-anomaly"}
    assert shown == FAULTS[scheme_id]
    assert [p for p in found if p.severity in lint.GRAVE] == []


def item(item_id: str = "T 1-a", clause: str = "1", **more: Any) -> Item:
    given: dict[str, Any] = {
        "id": item_id, "clause": clause, "kind": "applicant_document_element", "statement": f"要求{item_id}",
        "severity": "major", "evidence": [], "checkable": "", **more,
    }  # fmt: skip
    return Item.model_validate(given)


def states(*concepts: str, check: str = "states", **more: Any) -> Shows:
    facet = Facet.model_validate({"check": check, "with": {"concept": list(concepts), **more}})
    return Shows(asks="record", all_of=[facet])


RICH = Concept(id="rich", zh="车间", says=["车间/厂房/工场/作业区/产线/工位/现场"])
THIN = Concept(id="thin", zh="车间", says=["车间/厂房"])
LEXICON = {"rich": RICH, "thin": THIN}


def scheme(*items: Item, shows: dict[str, Shows] | None = None, **more: Any) -> Scheme:
    head = SchemeHead(
        id=more.pop("id", "t"), title="甲", document_number=None, edition="1", body="甲", effective_date=None,
        criteria=more.pop("criteria", []), source_sha256="", terms={},
    )  # fmt: skip
    given = {i.id: states("rich") for i in items if i.judged} if shows is None else shows
    return Scheme(head=head, items=items, shows=given, anomalies=tuple(more.pop("anomalies", ())))


def rules(one: Scheme, *others: Scheme) -> dict[str, str]:
    found = lint.problems(one, CHECKS, LEXICON, others)
    assert all(p.message and p.advice and p.accepted is None for p in found)
    return {p.rule: p.severity for p in found}


def fault(fault_id: str = "X-01", *items: str, reading: str | None = "甲") -> Anomaly:
    return Anomaly(
        id=fault_id, where="1", cited_as="甲", resolved_as=reading, note="核对。", items=list(items)
    )


A, B = item("T 1-a", "1"), item("T 2-a", "2")
SAME = (item("T 1-a", "1", statement="有制度。"), item("T 2-a", "2", statement="有 制度"))
OTHER_EDITION = scheme(criteria=["GB/T 27922-2011"], id="u")
CASES: list[tuple[str, str, Scheme, Scheme, tuple[Scheme, ...]]] = [
    ("element-without-evidence", "major", scheme(A, shows={}), scheme(A), ()),
    ("element-without-evidence", "major", scheme(A, shows={A.id: Shows(asks="record")}),
     scheme(item(kind="decision"), shows={}), ()),
    ("evidence-check-unknown", "critical", scheme(A, shows={A.id: states("rich", check="nose")}), scheme(A), ()),
    ("evidence-params-wrong", "critical", scheme(A, shows={A.id: states("rich", wher=["rich"])}),
     scheme(A, shows={A.id: states("rich", where=["rich"])}), ()),
    ("evidence-concept-unknown", "critical", scheme(A, shows={A.id: states("rich", "nose")}), scheme(A), ()),
    ("evidence-concept-unknown", "critical", scheme(A, shows={A.id: states("rich", where=["nose"])}), scheme(A), ()),
    ("concept-thin", "minor", scheme(A, shows={A.id: states("thin")}), scheme(A), ()),
    ("enum-unknown", "minor", scheme(item(enum=["厂房", "天台"])), scheme(item(enum=["厂房", "装配车间"])), ()),
    ("statement-duplicate", "minor", scheme(*SAME), scheme(A, B), ()),
    ("statement-duplicate", "info", scheme(*SAME, anomalies=[fault("X-10", "T 1-a", "T 2-a")]), scheme(A, B), ()),
    ("standard-edition-differs", "minor", scheme(item(value={"std": "GB/T 27922-2023"})),
     scheme(item(value={"std": "GB/T27922—2011"})), (OTHER_EDITION,)),
    ("standard-edition-differs", "minor", scheme(criteria=["GB 14554-93"]), scheme(criteria=["GB 14554-1994"]),
     (scheme(criteria=["GB 14554-1994"], id="u"),)),
    ("clause-gap", "info", scheme(item("T 1-a", "1(1)"), item("T 1-b", "1(3)")),
     scheme(item("T 1-a", "1(1)"), item("T 1-b", "1(2)")), ()),
    ("clause-order", "minor", scheme(item("T 1-a", "4.10"), item("T 1-b", "4.2")),
     scheme(item("T 1-a", "4.3(2)"), item("T 1-b", "4.3.1"), item("T 1-c", "4.3.1(1)"), item("T 1-d", "4.3.1")), ()),
    ("source-anomaly", "info", scheme(A, anomalies=[fault("X-01", A.id)]), scheme(A), ()),
    ("source-anomaly", "minor", scheme(A, anomalies=[fault("X-01", A.id, reading=None)]), scheme(A), ()),
    ("anomaly-item-unknown", "critical", scheme(A, anomalies=[fault("X-01", "T 9-z")]),
     scheme(A, anomalies=[fault("X-01", A.id)]), ()),
    ("anomaly-id-duplicate", "critical", scheme(A, anomalies=[fault(), fault()]),
     scheme(A, anomalies=[fault("X-01"), fault("X-02")]), ()),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "severity", "bad", "good", "others"), CASES, ids=lambda v: str(v)[:24])
def test_each_rule_fires_on_the_bad_twin_only(
    rule: str, severity: str, bad: Scheme, good: Scheme, others: tuple[Scheme, ...]
) -> None:
    assert rules(bad, *others).get(rule) == severity
    assert rule not in rules(good, *others)


def test_a_placeholder_of_a_lost_item_needs_no_evidence() -> None:
    assert rules(scheme(item(status="missing_in_source"), shows={})) == {}


def test_gravest_first_and_readable() -> None:
    found = lint.problems(scheme(A, shows={}, anomalies=[fault("X-01", A.id)]), CHECKS, LEXICON, ())
    assert [p.severity for p in found] == ["major", "info"]
    text = list(lint.lines(found))
    assert text[0] == "共 2 项：错误 0，重要 1，次要 0，提示 1"
    assert any("X-01" in line for line in text)


def test_command_prints_json_with_the_contract_keys() -> None:
    result = CliRunner().invoke(main, ["scheme", "lint", ZDRZ, "--json"])
    assert result.exit_code == 0
    found = json.loads(result.output)["problems"]
    keys = {"rule", "severity", "clause", "where", "message", "advice", "accepted"}
    assert all(keys <= p.keys() and p["accepted"] is None for p in found)
    assert {p["where"].split(" ")[0] for p in found if p["rule"] == "source-anomaly"} == FAULTS[ZDRZ]


def test_command_in_words_and_with_an_unknown_scheme() -> None:
    result = CliRunner().invoke(main, ["scheme", "lint"])
    assert result.exit_code == 0
    assert all(f"方案 {i}" in result.output for i in LEDGER)
    assert CliRunner().invoke(main, ["scheme", "lint", "nope"]).exit_code == 2
