"""A whole small submission: the findings contract, steadiness, quotes that stand where they are said to stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from build import AS_OF, OLS_E, markdown, unread

from checkers.document import FileReading
from checkers.findings_file import as_data
from checkers.hints import CaseApplicant, CaseHints
from checkers.prescreen import prescreen
from corpus.store import load_scheme, scheme_ids

SCHEMA = json.loads((Path(__file__).parent / "findings.schema.json").read_text(encoding="utf-8"))
FILES = {
    "申请书.md": """# 认证申请书

| 申请组织名称 | 绍兴市云筑门窗有限公司 |
| 统一社会信用代码 | 91330621MA2D8R7K3Q |
| 联系人 | 楼晓军 |
| 认证范围 | 铝合金门窗定制服务 |
""",
    "制度/培训办法.md": """# 培训管理办法

人事部每年12月编制下一年的培训计划，厂长批准后下发各车间。
新员工进车间前必须培训两天，考核合格才能上岗。
培训签到表和试卷由人事部保存三年。
""",
    "记录/签到表.md": """# 培训签到表

培训主题：锣机安全操作

| 姓名 | 部门 | 日期 | 签名 |
|---|---|---|---|
| 楼晓军 | 锣机组 | 2026-03-05 | 楼晓军 |
| 沈阿六 | 喷漆组 | 2026-03-05 | 沈阿六 |
""",
    "记录/送货.md": """# 送货台账

| 单号 | 品名 | 约定日期 | 签收日期 | 签收人 |
|---|---|---|---|---|
| SH-01 | 橡木门 | 2026-06-20 | 2026-06-18 | 戚女士 |
| SH-02 | 阳台窗 | 2026-06-20 | 2026-06-29 | 楼先生 |
""",
    "售后.md": """# 售后服务规定

客户报修后24小时内由售后组电话回复，48小时内上门。本厂没有喷涂工序，门窗保修两年。
""",
}


def readings() -> list[FileReading]:
    return [*(markdown(p, t) for p, t in FILES.items()), unread("扫描/营业执照.pdf", "no_text_layer")]


def data_of(scheme_id: str, files: list[FileReading]) -> dict[str, Any]:
    return as_data(prescreen(load_scheme(scheme_id), files, AS_OF), "0")


@pytest.fixture(scope="module", params=scheme_ids())
def data(request: pytest.FixtureRequest) -> dict[str, Any]:
    return data_of(request.param, readings())


def test_findings_follow_the_contract(data: dict[str, Any]) -> None:
    jsonschema.validate(data, SCHEMA, format_checker=jsonschema.FormatChecker())


def test_every_element_stands_there_once_and_in_order(data: dict[str, Any]) -> None:
    scheme = load_scheme(data["scheme"]["id"])
    assert [e["id"] for e in data["elements"]] == [i.id for i in scheme.elements]
    assert [e["id"] for e in data["standard_elements"]] == [i.id for i in scheme.standard_elements]


def test_every_file_stands_there_once(data: dict[str, Any]) -> None:
    assert [f["path"] for f in data["files"]] == sorted([*FILES, "扫描/营业执照.pdf"])


def test_every_quote_stands_verbatim_in_its_file(data: dict[str, Any]) -> None:
    texts = {r.path: "".join("".join(b.text.split()) for b in r.blocks) for r in readings()}
    found = [*data["elements"], *data["standard_elements"], *data["records"]]
    places = [p for f in found for p in (*f["evidence"], *f.get("near_misses", ()))]
    assert len(places) > 5
    assert not [p for p in places if "".join(p["quote"].split()) not in texts[p["file"]]]
    assert all(p["quote"] and p["location"] for p in places)


def test_every_verdict_points_or_says_why(data: dict[str, Any]) -> None:
    for element in data["elements"]:
        assert element["reasons"], element["id"]
        if element["verdict"] == "met":
            assert element["evidence"] or "未见" in element["reasons"][0], element["id"]


def test_summary_counts(data: dict[str, Any]) -> None:
    verdicts = [e["verdict"] for e in data["elements"]]
    summary = dict(data["summary"])
    files = [summary.pop(f"files_{status}") for status in ("read", "partly_read", "unreadable")]
    assert files == [5, 0, 1]
    assert summary == {v: verdicts.count(v) for v in summary}
    assert sum(summary.values()) == len(verdicts)


def test_two_runs_are_identical(data: dict[str, Any]) -> None:
    again = data_of(data["scheme"]["id"], readings())
    assert json.dumps(again, ensure_ascii=False) == json.dumps(data, ensure_ascii=False)


def test_order_of_the_files_does_not_change_a_verdict(data: dict[str, Any]) -> None:
    shuffled = data_of(data["scheme"]["id"], [*reversed(readings())])
    assert {e["id"]: e["verdict"] for e in shuffled["elements"]} == {
        e["id"]: e["verdict"] for e in data["elements"]
    }


def test_applicant_is_found(data: dict[str, Any]) -> None:
    assert data["applicant"] == {"name": "绍兴市云筑门窗有限公司", "credit_code": "91330621MA2D8R7K3Q"}


def test_faults_stand_among_the_records(data: dict[str, Any]) -> None:
    assert {"late-delivery"} <= {r["rule"] for r in data["records"]}


def test_reviewer_decides_what_a_file_is() -> None:
    files = [markdown("杂.md", "# 杂\n\n| 甲 | 乙 | 丙 |\n|---|---|---|\n| 一 | 二 | 三 |\n")]
    hints = CaseHints(
        applicant=CaseApplicant(name="绍兴市云筑门窗有限公司"), file_kinds={"杂.md": ["training_signin"]}
    )
    found = prescreen(load_scheme("ols-electronics-customization"), files, AS_OF, hints)
    assert found.documents[0].kinds == {"training_signin": 1.0}
    assert found.applicant.name == "绍兴市云筑门窗有限公司"


def test_nothing_submitted_shows_nothing(data: dict[str, Any]) -> None:
    empty = data_of(data["scheme"]["id"], [])
    met = [e["id"] for e in empty["elements"] if e["verdict"] in ("met", "partly_met") and e["evidence"]]
    assert not met


@pytest.mark.parametrize("name", ["bad.pdf", "资料.pdf", "doc1.docx", "附件.pdf"])
@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_a_name_that_names_no_paper_may_be_any_paper(scheme_id: str, name: str) -> None:
    found = data_of(scheme_id, [unread(name, "corrupt")])
    assert found["summary"]["missing"] == 0
    assert found["summary"]["cannot_determine"] > 0


def test_an_unread_archive_may_hold_any_paper_whatever_its_name() -> None:
    licence, archive = unread("营业执照.pdf"), unread("营业执照.zip")
    archive.media_type = "application/zip"
    assert data_of(OLS_E, [licence])["summary"]["missing"] > 0
    assert data_of(OLS_E, [archive])["summary"]["missing"] == 0
