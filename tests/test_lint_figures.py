"""The lint of a scheme's figures: gaps, jumps, open ends, caps, undefined starts, totals."""

from __future__ import annotations

from typing import Any

import pytest

from corpus import lint_figures
from corpus.audit_time import HeadcountTable
from corpus.problem import SchemeProblem
from corpus.scheme import Anomaly
from corpus.store import load_scheme, scheme_ids

ZDRZ = load_scheme("zdrz-rsms")


def told(scheme: str) -> dict[str, list[SchemeProblem]]:
    found: dict[str, list[SchemeProblem]] = {}
    for problem in lint_figures.figure_problems(load_scheme(scheme)):
        found.setdefault(problem.rule, []).append(problem)
    return found


def table(*bands: dict[str, Any], **beyond: Any) -> HeadcountTable:
    return HeadcountTable.model_validate(
        {
            "clause": "附录A",
            "covers": "initial_total",
            "bands": list(bands),
            "beyond": {"clause": "附录A", **beyond},
        }
    )


def rules(of: HeadcountTable) -> list[tuple[str, str]]:
    return [(p.rule, p.severity) for p in lint_figures.table_problems(ZDRZ, of)]


STEP = {"per": 500, "step_days": 1}


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ([{"up_to": 25, "days": 2}, {"up_to": 45, "days": 3}], []),
        ([{"up_to": 25, "days": 2}, {"up_to": 45, "days": None}], [("table-gap", "major")]),
        (
            [{"up_to": 25, "days": 2}, {"up_to": 45, "days": None, "anomaly": "AZ-01"}],
            [("table-gap", "minor")],
        ),
        ([{"up_to": 25, "days": 3}, {"up_to": 45, "days": 5}], [("table-step-missing", "major")]),
        ([{"up_to": 25, "days": 3}, {"up_to": 45, "days": 3}], [("table-falls", "major")]),
    ],
)
def test_faults_of_a_table(bands: list[dict[str, Any]], expected: list[tuple[str, str]]) -> None:
    assert rules(table(*bands, **STEP)) == expected


def test_an_open_end_is_told_unless_the_table_goes_on() -> None:
    band = {"up_to": 25, "days": 2}
    assert rules(table(band)) == [("table-open-end", "major")]
    assert rules(table(band, anomaly="AZ-02")) == [("table-open-end", "minor")]
    assert rules(table(band, **STEP)) == []


def test_the_known_faults_of_appendix_a() -> None:
    found = told("zdrz-rsms")
    (gap,) = found["table-gap"]
    assert gap.where == "1551-1650"
    assert "AZ-01" in gap.message
    (jump,) = found["table-step-missing"]
    assert "没有 4 人日" in jump.message
    assert [p.where for p in found["rounding-breaks-cap"]] == ["3、6、8、11、13、16、18、21"]
    assert [p.where for p in found["timing-without-deadline"]] == ["ZDRZ-9.5-b"]


def test_the_totals_of_table_1_against_the_listed_items() -> None:
    found = told("cesi-mass-customization")["level-total-differs"]
    listed = {p.where: p.message.split("，")[1] for p in found}
    full = "条目实列 104（另有占位 1）"
    assert listed == {"5 级": full, "4 级": full, "3 级": full, "2 级": "条目实列 74（另有占位 0）"}


@pytest.mark.parametrize(
    ("scheme", "words"),
    [
        ("ols-electronics-customization", "自 2026-09-10 起算为 1 年；自 2026-06-10 起算不是整年"),
        ("ols-custom-goods", "自 2025-10-15 起算为 1 年；自 2025-07-15 起算不是整年"),
    ],
)
def test_a_transition_is_told_with_both_anchors(scheme: str, words: str) -> None:
    assert [p.message.endswith(words) for p in told(scheme)["transition-anchor"]] == [True]


@pytest.mark.parametrize("scheme", scheme_ids())
def test_no_grave_fault_in_the_figures(scheme: str) -> None:
    assert [
        p for several in told(scheme).values() for p in several if p.severity in ("critical", "major")
    ] == []


def test_an_unknown_reference_of_a_deadline_is_critical() -> None:
    without = ZDRZ.model_copy(update={"anomalies": tuple(a for a in ZDRZ.anomalies if a.id != "AZ-18")})
    assert isinstance(without.anomalies[0], Anomaly)
    found = [p for p in lint_figures.figure_problems(without) if p.rule == "deadline-reference-unknown"]
    assert [(p.where, p.severity) for p in found] == [("ZD-05", "critical")]
