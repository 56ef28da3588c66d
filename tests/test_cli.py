"""The command line as a user meets it: one Chinese sentence for what is wrong, exit codes, JSON on stdout."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from build import CESI, OLS_C, OLS_E, ZDRZ, ZHDH
from click.testing import CliRunner, Result

from certdesk import main

SCHEMA = json.loads((Path(__file__).parent / "findings.schema.json").read_text(encoding="utf-8"))
DAY = ("--as-of", "2026-11-20")


def run(*arguments: Any) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    folder = tmp_path / "申请资料"
    folder.mkdir()
    text = "# 培训签到表\n\n| 姓名 | 日期 | 签名 |\n|---|---|---|\n| 楼晓军 | 2026-03-05 | 楼晓军 |\n"
    (folder / "培训签到表.md").write_text(text, encoding="utf-8")
    return folder


def refused(result: Result, *words: str) -> None:
    """Exit code 2, one sentence on stderr that holds the words, no traceback."""
    assert result.exit_code == 2
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert all(word in result.stderr for word in words)


def test_unknown_scheme(submission: Path) -> None:
    refused(run("check", submission, "--scheme", "ols", *DAY), "ols", OLS_E, ZHDH)


def test_no_scheme_given(submission: Path) -> None:
    refused(run("check", submission), "--scheme")


def test_missing_path(tmp_path: Path) -> None:
    refused(run("check", tmp_path / "没有", "--scheme", OLS_E, *DAY), "没有这个路径", "没有")


def test_empty_folder(tmp_path: Path) -> None:
    refused(run("check", tmp_path, "--scheme", OLS_E, *DAY), "没有文件")


@pytest.mark.parametrize("day", ["2026-02-30", "昨天", "20261120"])
def test_wrong_day(submission: Path, day: str) -> None:
    refused(run("check", submission, "--scheme", OLS_E, "--as-of", day), "as-of")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("applicant: [", ("case.yaml",)),
        ("applicnt: {}\n", ("case.yaml", "applicnt", "第 1 行")),
        ("applicant:\n  nmae: 云筑\n", ("case.yaml", "name")),
        ("applicant:\n  name: 12\n", ("case.yaml", "applicant.name", "第 2 行")),
    ],
)
def test_broken_case_file(submission: Path, text: str, words: tuple[str, ...]) -> None:
    case = submission.parent / "case.yaml"
    case.write_text(text, encoding="utf-8")
    refused(run("check", submission, "--scheme", OLS_E, "--case", case, *DAY), *words)


def test_missing_case_file(submission: Path) -> None:
    case = submission.parent / "case.yaml"
    refused(run("check", submission, "--scheme", OLS_E, "--case", case, *DAY), "case.yaml")


def test_gaps_end_with_one(submission: Path) -> None:
    assert run("check", submission, "--scheme", OLS_E, *DAY, "--jobs", "1").exit_code == 1


@pytest.mark.parametrize("fail_on", ["critical", "major", "minor"])
def test_fail_on_looks_at_that_severity_and_above(
    submission: Path, monkeypatch: pytest.MonkeyPatch, fail_on: str
) -> None:
    from docgen import summary

    asked = []
    monkeypatch.setattr(summary, "gaps", lambda _, severities: asked.append(tuple(severities)))
    result = run("check", submission, "--scheme", OLS_E, *DAY, "--fail-on", fail_on, "--jobs", "1")
    assert result.exit_code == 0
    order = ("critical", "major", "minor")
    assert asked == [order[: order.index(fail_on) + 1]]


def test_out_holds_valid_findings(submission: Path, tmp_path: Path) -> None:
    out = tmp_path / "结果"
    run("check", submission, "--scheme", ZDRZ, *DAY, "--out", out, "--jobs", "1")
    data = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, SCHEMA)
    assert data["as_of"] == "2026-11-20"
    assert [f["path"] for f in data["files"]] == ["培训签到表.md"]


def test_out_is_byte_identical_when_run_twice(submission: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("check", submission, "--scheme", ZHDH, *DAY, "--out", tmp_path / name, "--jobs", "1")
    one, two = ((tmp_path / name / "findings.json").read_bytes() for name in ("a", "b"))
    assert one == two


def test_day_is_always_printed(submission: Path) -> None:
    result = run("check", submission, "--scheme", ZHDH, *DAY, "--jobs", "1")
    assert "2026-11-20" in result.output


def test_single_file_is_a_submission(submission: Path) -> None:
    result = run("check", submission / "培训签到表.md", "--scheme", ZHDH, *DAY, "--jobs", "1")
    assert result.exit_code == 1


def test_read_prints_the_file_and_its_blocks(submission: Path) -> None:
    result = run("read", submission / "培训签到表.md")
    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert data["file"]["status"] == "read"
    assert [b["kind"] for b in data["blocks"]] == ["heading", "row", "row"]
    assert data["blocks"][0] == {
        "text": "培训签到表",
        "kind": "heading",
        "location": {"paragraph": 1, "heading": "培训签到表"},
        "heading": None,
        "visible": "visible",
    }


def test_read_of_what_is_not_there(tmp_path: Path) -> None:
    refused(run("read", tmp_path / "无.docx"), "没有这个文件")


def test_read_of_a_broken_file_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04 not a zip")
    data = json.loads(run("read", tmp_path / "坏.docx").stdout)
    assert data["file"]["status"] == "unreadable"
    assert data["file"]["reason"]
    assert data["file"]["message"]


def test_scheme_list_names_all_five() -> None:
    result = run("scheme", "list")
    assert result.exit_code == 0
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == sorted(
        [OLS_E, OLS_C, CESI, ZDRZ, ZHDH]
    )


def test_scheme_show_prints_the_elements() -> None:
    result = run("scheme", "show", OLS_E)
    assert result.exit_code == 0
    assert "OLS-E 4.5.1-b\t" in result.stdout


def test_scheme_show_of_an_unknown_scheme() -> None:
    refused(run("scheme", "show", "iso9001"), "iso9001", OLS_E)


def test_version_and_help() -> None:
    assert run("--version").exit_code == 0
    assert "预审" in run("--help").output


@pytest.mark.parametrize(("own", "code"), [(OLS_E, 1), (ZDRZ, 2)])
def test_a_case_of_another_scheme_is_refused(submission: Path, own: str, code: int) -> None:
    case = submission.parent / "case.yaml"
    case.write_text(f"scheme: {own}\n", encoding="utf-8")
    done = run("check", submission, "--scheme", OLS_E, "--case", case, *DAY)
    assert done.exit_code == code
    assert (f"案卷属于方案 {ZDRZ}" in done.stderr) == (code == 2)


def test_a_zip_with_nothing_readable_is_no_pass(tmp_path: Path) -> None:
    broken = tmp_path / "资料.zip"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("手册.pdf", b"%PDF-1.7 broken")
    result = run("check", broken, "--scheme", OLS_E, *DAY, "--jobs", "1")
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "warned"), [("东莞市恒通电器有限公司", True), ("苏州明川电子有限公司", False)]
)
def test_a_case_of_another_client_is_pointed_out(tmp_path: Path, name: str, warned: bool) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "申请书.md").write_text("# 认证申请书\n\n申请单位：苏州明川电子有限公司\n", encoding="utf-8")
    case = tmp_path / "case.yaml"
    case.write_text(f"scheme: {OLS_E}\nclient:\n  name: {name}\n", encoding="utf-8")
    result = run("check", folder, "--scheme", OLS_E, *DAY, "--case", case, "--jobs", "1")
    assert ("是否拿错" in result.output) is warned
