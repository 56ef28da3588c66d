"""Pre-screening results taken into a case: as candidates, without losing comments or an auditor's word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from build import OLS_E, ZDRZ
from click.testing import CliRunner, Result

from certdesk import main
from docgen.case.block import replaced
from docgen.case.load import load_case

QUOTE = {"file": "甲.docx", "location": {"page": 3, "paragraph": 2}, "quote": "每年一次"}


def element(item: str, verdict: str, **more: Any) -> dict[str, Any]:
    return {
        "id": item, "clause": "4.1", "statement": "有制度", "severity": "major", "verdict": verdict, "confidence": 0.9,
        "evidence": [], "near_misses": [], "reasons": ["未见"], **more,
    }  # fmt: skip


def findings(
    *elements: dict[str, Any], scheme: str = OLS_E, name: str | None = "甲厂", **more: Any
) -> dict[str, Any]:
    return {
        "schema_version": "1", "scheme": {"id": scheme, "edition": "2026"}, "as_of": "2026-11-20",
        "applicant": {"name": name, "credit_code": None}, "elements": list(elements), "records": [], **more,
    }  # fmt: skip


def run(tmp_path: Path, data: Any, *options: str) -> Result:
    source = tmp_path / "findings.json"
    source.write_text(
        data if isinstance(data, str) else json.dumps(data, ensure_ascii=False), encoding="utf-8"
    )
    return CliRunner().invoke(main, ["case", "import", str(source), *options])


def case_file(tmp_path: Path, more: str = "") -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(f"scheme: {OLS_E}  # 方案\nclient:\n  name: 甲厂 # 名称\n{more}", encoding="utf-8")
    return path


def test_open_verdicts_and_records_become_candidates(tmp_path: Path) -> None:
    record = {
        "rule": "late-delivery",
        "severity": "minor",
        "message": "晚交",
        "elements": ["E9"],
        "evidence": [QUOTE],
    }
    data = findings(
        element("E1", "missing"), element("E2", "met"), element("E3", "not_applicable"),
        element("E4", "partly_met", evidence=[QUOTE]), element("E5", "cannot_determine"), element("E6", "needs_person"),
        records=[record, record],
    )  # fmt: skip
    path = case_file(tmp_path)
    assert run(tmp_path, data, "--case", str(path)).exit_code == 0
    found = load_case(path).confirmed_findings
    assert [c.id for c in found] == ["E1", "E4", "E5", "E6", "late-delivery-1", "late-delivery-2"]
    assert {c.status for c in found} == {"candidate"}
    assert (found[1].evidence[0].place, found[1].evidence[0].quote) == ("第3页 第2段", "每年一次")


def test_the_rest_of_the_file_stays_letter_by_letter(tmp_path: Path) -> None:
    path = case_file(tmp_path, "\n# 等待预审\nconfirmed_findings: []\n\n# 人数\nheadcount:\n  total: 20\n")
    assert run(tmp_path, findings(element("E1", "missing")), "--case", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(
        f"scheme: {OLS_E}  # 方案\nclient:\n  name: 甲厂 # 名称\n\n# 等待预审\nconfirmed_findings:\n- id: E1\n"
    )
    assert text.endswith("status: candidate\n\n# 人数\nheadcount:\n  total: 20\n")


def test_an_auditors_word_is_never_overwritten(tmp_path: Path) -> None:
    path = case_file(tmp_path)
    run(tmp_path, findings(element("E1", "missing"), element("E2", "missing")), "--case", str(path))
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "status: candidate", "status: rejected\n  confirmed_by: 甲\n  confirmed_on: 2026-02-01", 1
    )
    path.write_text(text, encoding="utf-8")
    run(tmp_path, findings(element("E2", "partly_met")), "--case", str(path))
    found = {c.id: c for c in load_case(path).confirmed_findings}
    assert (found["E1"].status, found["E1"].confirmed_by) == ("rejected", "甲")
    assert (found["E2"].status, found["E2"].verdict) == ("candidate", "partly_met")


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    path = case_file(tmp_path)
    run(tmp_path, findings(element("E1", "missing")), "--case", str(path))
    once = path.read_bytes()
    run(tmp_path, findings(element("E1", "missing")), "--case", str(path))
    assert path.read_bytes() == once


def test_a_new_case_holds_scheme_client_and_candidates(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert run(tmp_path, findings(element("E1", "missing")), "-o", str(path)).exit_code == 0
    case = load_case(path)
    assert case.client
    assert (case.scheme, case.client.name, len(case.confirmed_findings)) == (OLS_E, "甲厂", 1)
    assert run(tmp_path, findings(), "-o", str(path)).exit_code == 2


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (findings(scheme=ZDRZ), ZDRZ),
        (findings(name="乙厂"), "former_names"),
        ("{", "JSON"),
        ({"schema_version": "2"}, "schema_version"),
        ([], "findings.json"),
    ],
)
def test_what_does_not_belong_is_refused(data: Any, word: str, tmp_path: Path) -> None:
    path = case_file(tmp_path)
    before = path.read_bytes()
    refused = run(tmp_path, data, "--case", str(path))
    assert refused.exit_code == 2
    assert word in refused.stderr
    assert path.read_bytes() == before


def test_case_and_new_file_together_are_refused(tmp_path: Path) -> None:
    assert run(tmp_path, findings()).exit_code == 2
    assert run(tmp_path, findings(), "--case", "a", "-o", "b").exit_code == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\n\nk: 9\n"),
        ("k:\n- x\n- y\nb: 2\n", "k: 9\nb: 2\n"),
        ("k:\n  - x\n\n  # in\n  - y\n\n# of b\nb: 2\n", "k: 9\n\n# of b\nb: 2\n"),
        ("a: 1\nk: []\n", "a: 1\nk: 9\n"),
        ("a:\n  k: 1\n", "a:\n  k: 1\n\nk: 9\n"),
    ],
)
def test_a_block_is_replaced_where_it_stands(before: str, after: str) -> None:
    assert replaced(before, "k", "k: 9\n") == after
