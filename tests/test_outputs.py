"""What a check writes: reopened and read back, with hostile names and texts inside."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from corpus.errors import CertdeskError
from docgen import prescreen_files, summary
from docgen.checklist_data import checklist
from docgen.clean import clean, line
from docgen.gaps import wanted
from docgen.labels import VERDICTS
from docgen.place import place_text

HOSTILE = '<script>alert("&")</script>'
LONG = "很长的文件名" * 40 + ".docx"
FORMULA = "=cmd|' /C calc'!A0"
REMARK = "相近内容（a.docx）不能采信：出现在不相干的文件里"


def proof(quote: str, file: str = "手册.docx", **location: Any) -> dict[str, Any]:
    return {"file": file, "location": location, "quote": quote}


def element(item: str, verdict: str, severity: str = "major", **more: Any) -> dict[str, Any]:
    clause, statement = more.pop("clause", "4.2(1)"), more.pop("statement", f"要求 {item}")
    return {
        "id": item, "clause": clause, "statement": statement, "severity": severity, "verdict": verdict,
        "confidence": 0.87, "evidence": [], "near_misses": [], "reasons": [], **more,
    }  # fmt: skip


def file(path: str, status: str = "read", reason: str | None = None, **more: Any) -> dict[str, Any]:
    return {
        "path": path, "sha256": "0" * 64, "bytes": 1, "media_type": "application/pdf", "document_kinds": [],
        "status": status, "reason": reason, "message": "", "pages": None, "characters": 9,
        "unread_parts": [], "notes": [], **more,
    }  # fmt: skip


def findings() -> dict[str, Any]:
    return {
        "schema_version": "1",
        "tool": {"name": "certdesk", "version": "0.1.0"},
        "scheme": {"id": "ols-electronics-customization", "edition": "2026"},
        "as_of": "2026-11-20",
        "applicant": {"name": f"椿澜 {HOSTILE}", "credit_code": None},
        "files": [
            file("手册.docx"),
            file(LONG, "partly_read", "no_text_layer", message="请查看", unread_parts=["第3页"]),
            file("~$手册.docx", "unreadable", "unsupported", message="临时文件"),
            file("花名册.xlsx", "unreadable", "encrypted", message="请索取密码（内部）"),
        ],
        "elements": [
            element("OLS-E 4.2.1-a", "met", evidence=[proof(FORMULA, page=3, paragraph=2)]),
            element("OLS-E 4.2.1-b", "missing", reasons=["未见：设计管控制度", REMARK]),
            element("OLS-E 4.2.1-c", "partly_met", clause="4.2(9)", reasons=["未见：试制记录", "缺：1", REMARK],
                    evidence=[proof("甲\t乙🙂", table=2, row=4)], anomalies=["A-1：原文有误"]),
            element("OLS-E 4.8.3-a", "missing", "info", statement="优化工艺（提示）"),
            element("OLS-E 6.1.1-b", "missing", "critical", clause="6.1(1)", near_misses=[proof("旧执照")]),
            element("OLS-E 4.1.2-a", "needs_person", "minor", reasons=["@需人工判断"]),
            element("OLS-E 4.1.1-b", "cannot_determine", reasons=["可能含有：花名册.xlsx"]),
        ],
        "standard_elements": [element("OLS-E 4.1.1-a", "not_applicable", statement="标准要求")],
        "records": [
            {"rule": "licence-expired", "severity": "minor", "message": f"-过期{HOSTILE}\x1b[31m",
             "elements": ["OLS-E 4.8.2-d"], "evidence": [proof("2020-01-01", sheet="签到", cell="B4")]},
        ],
        "summary": {},
    }  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check") / "结果"
    prescreen_files.write(findings(), folder)
    return folder


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_writes_all_files_and_leaves_nothing_else(out: Path) -> None:
    names = {p.name for p in out.iterdir()}
    assert names == {
        "findings.json",
        "prescreen.docx",
        "completion-notice.docx",
        "checklist.xlsx",
        "report.html",
    }
    assert [p.name for p in out.parent.iterdir()] == ["结果"]


def test_is_byte_identical_when_run_twice(out: Path, tmp_path: Path) -> None:
    prescreen_files.write(findings(), tmp_path)
    for path in out.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_office_files_carry_the_day_of_judgement_and_no_clock(out: Path) -> None:
    for name in ("prescreen.docx", "completion-notice.docx", "checklist.xlsx"):
        with zipfile.ZipFile(out / name) as package:
            assert {i.date_time[0] for i in package.infolist()} == {1980}
            core = package.read("docProps/core.xml").decode()
        assert core.count("2026-11-20T00:00:00Z") == 2


def test_findings_file_is_sorted_readable_json(out: Path) -> None:
    text = (out / "findings.json").read_text("utf-8")
    assert json.loads(text) == findings()
    assert "手册.docx" in text
    assert text.index('"applicant"') < text.index('"tool"')


def test_findings_file_survives_a_broken_file_name() -> None:
    data = {"path": "a\udc80.pdf"}
    assert json.loads(prescreen_files.findings_json(data)) == data


def test_says_in_one_sentence_that_the_folder_cannot_be_written(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("x")
    with pytest.raises(CertdeskError, match="结果不能写到"):
        prescreen_files.write(findings(), taken)


def test_report_holds_every_element_with_quote_and_place(out: Path) -> None:
    text = words(out / "prescreen.docx")
    for found in findings()["elements"]:
        assert found["id"] in text
    assert f"「{FORMULA}」" in text
    assert "第3页 第2段" in text
    assert "甲 ｜ 乙🙂" in text
    assert "方案原文存疑：A-1" in text
    assert "对照标准核查（非本方案列明）" in text
    assert LONG in text
    assert HOSTILE in text


def test_report_repeats_table_headers_and_numbers_pages(out: Path) -> None:
    with zipfile.ZipFile(out / "prescreen.docx") as package:
        body = package.read("word/document.xml").decode()
        foot = "".join(package.read(n).decode() for n in package.namelist() if "footer" in n)
        styles = package.read("word/styles.xml").decode()
    assert body.count("w:tblHeader") >= 4
    assert 'w:instr="PAGE"' in foot
    assert 'w:instr="NUMPAGES"' in foot
    assert 'w:eastAsia="宋体"' in styles
    assert 'w:eastAsia="黑体"' in styles


def test_notice_asks_once_for_one_document_and_cites_all_clauses() -> None:
    management = [w for w in wanted(checklist(findings())) if w.document == "管理制度文件"]
    assert [w.clauses for w in management] == ["4.2(1)\n4.2(9)"]


def test_notice_puts_application_materials_first_and_leaves_hints_out() -> None:
    assert [(w.document, w.material) for w in wanted(checklist(findings()))] == [
        ("管理制度文件", True),
        ("营业执照", True),
    ]


def test_notice_tells_the_applicant_nothing_internal(out: Path) -> None:
    text = words(out / "completion-notice.docx")
    assert "已收到《手册.docx》，尚缺：试制记录" in text
    assert "其中第3页未能读取" in text
    assert "已解除密码保护" in text
    assert "欧利斯认证有限公司" in text
    for internal in (
        "不能采信",
        "0.87",
        "A-1",
        "内部",
        "~$",
        "过期",
        "提示",
        "缺：1",
        "旧执照",
        "标准要求",
        "需人工",
    ):
        assert internal not in text


def test_notice_asks_to_correct_what_may_not_be_said(tmp_path: Path) -> None:
    data = findings()
    said = proof("我厂已通过认证", "画册.docx", paragraph=5)
    data["elements"] = [
        element("OLS-E 0.5-b", "missing", reasons=["出现不允许的表述：未获证即宣称"], near_misses=[said])
    ]
    prescreen_files.write(data, tmp_path)
    text = words(tmp_path / "completion-notice.docx")
    assert "《画册.docx》中有需更正的表述：未获证即宣称" in text
    assert "未见相应资料" not in text


def test_notice_without_gaps_says_so(tmp_path: Path) -> None:
    data = findings()
    data["elements"], data["files"] = data["elements"][:1], data["files"][:1]
    data["applicant"]["name"] = None
    prescreen_files.write(data, tmp_path)
    assert "无需补正" in words(tmp_path / "completion-notice.docx")


def test_workbook_keeps_hostile_text_as_text(out: Path) -> None:
    book = load_workbook(out / "checklist.xlsx")
    assert book.sheetnames == ["检查表", "文件", "记录问题"]
    cells = [c for sheet in book for row in sheet.iter_rows(min_row=2) for c in row]
    assert "f" not in {c.data_type for c in cells}
    hostile = [c for c in cells if str(c.value).startswith(("=", "+", "-", "@"))]
    assert {str(c.value)[0] for c in hostile} == {"@", "-"}
    assert all(c.quotePrefix for c in hostile)


def test_workbook_can_be_filtered_and_edited(out: Path) -> None:
    sheet = load_workbook(out / "checklist.xlsx")["检查表"]
    assert sheet.freeze_panes == "E2"
    assert sheet.auto_filter.ref == "A1:M9"
    assert sheet.column_dimensions["A"].hidden
    assert [c.value for c in sheet["A"]][1:3] == ["OLS-E 4.2.1-a", "OLS-E 4.2.1-b"]
    allowed = sheet.data_validations.dataValidation[0]
    assert str(allowed.sqref) == "F2:F9"
    assert allowed.formula1 == f'"{",".join(VERDICTS.values())}"'
    assert sheet["B9"].value == "对照标准核查（非本方案列明）"


def test_page_escapes_what_the_applicant_wrote(out: Path) -> None:
    page = (out / "report.html").read_text("utf-8")
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert" in page
    assert "src=" not in page.replace("script-src", "")
    assert page.index("花名册.xlsx") < page.index("<td>手册.docx")


def test_summary_is_plain_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    summary.show(findings())
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "缺失\t4.2(1)\tOLS-E 4.2.1-b" in printed
    assert "文件：未能读取 2，部分读取 1，已读取 1" in printed


def test_summary_in_a_terminal_shows_hostile_text_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "300")
    data = findings()
    data["elements"][1]["statement"] = "[red]方括号[/nothing] :smile:"
    summary.show(data)
    assert "[red]方括号[/nothing] :smile:" in capsys.readouterr().out


def test_counts_gaps_of_the_severities_asked_for() -> None:
    assert summary.gaps(findings(), ("critical",)) == 1
    assert summary.gaps(findings(), ("critical", "major")) == 4
    assert summary.gaps(findings(), ("critical", "major", "minor")) == 5


@pytest.mark.parametrize(
    ("location", "text"),
    [
        ({"page": 3}, "第3页"),
        ({"paragraph": 12}, "第12段"),
        ({"table": 2, "row": 4}, "表2第4行"),
        ({"sheet": "签到", "cell": "B4"}, "工作表“签到”B4"),
        ({"sheet": "签到", "cell": "B4", "heading": "签到"}, "工作表“签到”B4"),
        ({"sheet": "签到", "row": 4}, "工作表“签到”第4行"),
        (
            {"page": 1, "table": 1, "row": 2, "column": 3, "heading": "4.2 培训"},
            "第1页 表1第2行第3列（“4.2 培训”）",
        ),
        ({"heading": "4.2 培训"}, "“4.2 培训”"),
        ({}, ""),
    ],
)
def test_says_a_place_in_chinese(location: dict[str, Any], text: str) -> None:
    assert place_text(location) == text


def test_cleans_what_no_document_may_hold() -> None:
    assert clean("a\x00b\x1b[2Jc\udc80\r\nd🙂") == "ab[2Jc\nd🙂"
    assert line("a\tb\n c") == "a ｜ b c"


def test_a_very_long_quotation_fits_a_cell(tmp_path: Path) -> None:
    data = findings()
    data["elements"][0]["evidence"] = [proof("长" * 50_000)]
    prescreen_files.write(data, tmp_path)
    book = load_workbook(io.BytesIO((tmp_path / "checklist.xlsx").read_bytes()))
    assert len(str(book["检查表"]["H2"].value)) <= 32_767


def test_citizen_numbers_are_masked_for_people_only() -> None:
    data = findings()
    data["elements"][0]["evidence"][0]["quote"] = "焊工证 11010519491231002X 与 91110105MA00TEXT0W"
    shown = next(r for r in checklist(data).rows if r.id == data["elements"][0]["id"])
    assert shown.evidence[0].quote == "焊工证 110105********002X 与 91110105MA00TEXT0W"
    assert "19491231" in data["elements"][0]["evidence"][0]["quote"]
