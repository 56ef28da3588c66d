"""The command `render`: one paper, a list, a folder of cases; nothing written where something is missing."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document

from certdesk import main
from docgen import pdf
from docgen.case.load import load_case, save_case
from docgen.deliverables.render import case_files
from docgen.word.soundness import unsound
from docgen.word_base import TEMPLATES

CASES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"
CASE = CASES / "zdrz-rsms.yaml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["render", *(str(a) for a in arguments)])


def without_scope(folder: Path) -> Path:
    """A case whose first plans say no scope."""
    case = load_case(CASE)
    audits = [
        a.model_copy(update={"plan": a.plan.model_copy(update={"scope": None}) if a.plan else None})
        for a in case.audits
    ]
    save_case(case.model_copy(update={"audits": audits}), folder / "case.yaml")
    return folder / "case.yaml"


def test_one_paper_is_written_where_asked(tmp_path: Path) -> None:
    out = tmp_path / "new" / "plan.docx"
    done = run("audit-plan", CASE, "-o", out, "--of", "A2")
    assert done.exit_code == 0, done.output
    assert "周明远" in "\n".join(
        c.text for t in Document(io.BytesIO(out.read_bytes())).tables for r in t.rows for c in r.cells
    )


def test_the_name_is_number_and_title(tmp_path: Path) -> None:
    done = run("审核计划", CASE, "-o", tmp_path)
    case = load_case(CASE)
    assert case.audits[0].plan is not None
    assert (tmp_path / f"{case.audits[0].plan.number}-审核计划.docx").is_file(), done.output


def test_the_others_are_named_on_stderr(tmp_path: Path) -> None:
    done = run("audit-plan", CASE, "-o", tmp_path / "p.docx")
    assert "A2、A3、A4" in done.stderr
    assert "A2、A3" not in done.stdout


def test_nothing_is_written_when_something_is_missing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("audit-plan", without_scope(tmp_path), "-o", out / "p.docx")
    assert done.exit_code == 2
    assert "plan.scope" in done.stderr
    assert "5.4.5.1" in done.stderr
    assert not out.exists()


def test_the_list_says_what_can_be_rendered_and_what_hinders(tmp_path: Path) -> None:
    good, bad = run("--list", CASE), run("--list", without_scope(tmp_path))
    assert "audit-plan\t审核计划\tA2\t可以出具" in good.stdout
    assert "audit-plan\t审核计划\tA2\t尚不能出具：缺“审核范围”（plan.scope，条款 5.4.5.1）" in bad.stdout


def test_the_list_says_where_what_is_lacking_would_stand() -> None:
    said = run("--list", CASE).stdout
    assert "案卷里没有可写《认证证书撤销通知书》的事件（events[].kind：withdrawal）" in said
    assert "案卷里没有可写《不予认证通知书》的决定（decision.result：refuse）" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["audit-plan"], "certdesk render --list"),
        (["audit-plan", "no-such.yaml"], "没有这个案卷文件"),
        (["no-such-paper", CASE], "可用"),
        (["audit-plan", CASE, "--of", "A9"], "A1、A2"),
        (["audit-plan", CASE, "-o", "plan.pdf"], ".docx"),
    ],
)
def test_wrong_usage_is_one_sentence(arguments: list[object], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_a_folder_of_cases_is_rendered_and_the_hindered_one_named(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases", tmp_path / "out"
    (cases / "b").mkdir(parents=True)
    shutil.copy(CASE, cases / "a.yaml")
    without_scope(cases / "b")
    done = run("audit-plan", f"{cases}/", "-o", f"{out}/")
    assert done.exit_code == 2
    assert "case.yaml" in done.stderr
    assert "plan.scope" in done.stderr
    assert len(list(out.iterdir())) == 1


def test_two_cases_of_one_number_do_not_overwrite_each_other(tmp_path: Path) -> None:
    cases, out = tmp_path / "cases", tmp_path / "out"
    cases.mkdir()
    for name in ("a.yaml", "b.yaml"):
        shutil.copy(CASE, cases / name)
    assert [p.name for p in case_files(cases)] == ["a.yaml", "b.yaml"]
    done = run("audit-plan", cases, "-o", out)
    assert done.exit_code == 2
    assert "同名" in done.stderr
    assert len(list(out.iterdir())) == 1


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    done = run("audit-plan", tmp_path, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "没有案卷" in done.stderr


def test_pdf_without_libreoffice_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    monkeypatch.setattr(pdf, "_USUAL_PLACES", ())
    done = run("audit-plan", CASE, "--pdf", "-o", tmp_path / "p.docx")
    assert done.exit_code == 2
    assert "LibreOffice" in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_issued_certificate_is_registered_once_and_verified(tmp_path: Path) -> None:
    book, out = tmp_path / "book.sqlite", tmp_path / "c.docx"
    first = run("certificate", CASE, "-o", out, "--register", book)
    again = run("certificate", CASE, "-o", tmp_path / "again.docx", "--register", book)
    answer = CliRunner().invoke(main, ["verify", str(out), "--register", str(book)])
    assert first.exit_code == 0, first.output
    assert again.exit_code == 2
    assert "已经发出" in again.stderr
    assert not (tmp_path / "again.docx").exists()
    assert answer.exit_code == 0, answer.output


def test_a_certificate_without_number_draws_the_next_of_the_body(tmp_path: Path) -> None:
    case = load_case(CASE)
    assert case.certificate is not None
    bare = case.model_copy(update={"certificate": case.certificate.model_copy(update={"number": None})})
    save_case(bare, tmp_path / "case.yaml")
    done = run("certificate", tmp_path / "case.yaml", "-o", tmp_path, "--register", tmp_path / "book.sqlite")
    assert "ZDRZ-2026-RSMS-00001-R0-C998-0" in done.stderr, done.output
    assert (tmp_path / "ZDRZ-2026-RSMS-00001-R0-C998-0-电子电气产品限用物质管理体系认证证书.docx").is_file()


def test_a_certificate_without_number_and_register_is_refused(tmp_path: Path) -> None:
    case = load_case(CASE)
    assert case.certificate is not None
    bare = case.model_copy(update={"certificate": case.certificate.model_copy(update={"number": None})})
    save_case(bare, tmp_path / "case.yaml")
    done = run("certificate", tmp_path / "case.yaml", "-o", tmp_path / "c.docx")
    assert done.exit_code == 2
    assert "certificate.number" in done.stderr


def test_a_paper_that_cannot_be_saved_is_not_registered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    book = tmp_path / "book.sqlite"
    assert run("certificate", CASE, "-o", tmp_path / "file" / "a.docx", "--register", book).exit_code == 2
    assert CliRunner().invoke(main, ["issued", str(book)]).output.strip() == ""
    assert run("certificate", CASE, "-o", tmp_path / "a.docx", "--register", book).exit_code == 0


def test_another_clients_finished_paper_is_no_template(tmp_path: Path) -> None:
    """A body's template without tags would give every client the words of the one it was copied from."""
    finished = tmp_path / "finished.docx"
    assert run("certificate", CASE, "-o", finished).exit_code == 0
    refused = run(
        "certificate", CASES / "zhdh-after-sales.yaml", "--template", finished, "-o", tmp_path / "o.docx"
    )
    assert refused.exit_code == 2
    assert "client.name" in refused.stderr
    assert "条款 11.1" in refused.stderr
    assert not (tmp_path / "o.docx").exists()


def test_a_template_that_shows_everything_may_be_used(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    shutil.copy(TEMPLATES / "audit-plan" / "template.docx", own)
    done = run("audit-plan", CASE, "--template", own, "-o", tmp_path / "o.docx")
    assert done.exit_code == 0, done.output


def test_the_file_does_not_hang_on_the_order_of_hashes(tmp_path: Path) -> None:
    """Two programs write the same bytes, pictures included."""
    for seed in ("1", "2", "3"):
        command = [
            sys.executable,
            "certdesk.py",
            "render",
            "certificate",
            CASE,
            "-o",
            tmp_path / f"{seed}.docx",
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, capture_output=True, cwd=CASES.parents[2], env=environment)
    assert len({(tmp_path / f"{seed}.docx").read_bytes() for seed in "123"}) == 1


def test_a_paper_that_was_written_may_be_edited_into_a_template(tmp_path: Path) -> None:
    """Its pictures keep their places, and none stands in the file twice."""
    first, again = tmp_path / "first.docx", tmp_path / "again.docx"
    assert run("certificate", CASE, "-o", first).exit_code == 0
    assert run("certificate", CASE, "--template", first, "-o", again).exit_code == 0
    assert unsound(again.read_bytes()) == []
    assert len(Document(again).inline_shapes) == len(Document(first).inline_shapes)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(again) as new:
        assert sorted(new.namelist()) == sorted(old.namelist())
