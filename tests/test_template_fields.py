"""The fields of a deliverable, and a template examined against them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from word_templates import template_bytes

from certdesk import main
from corpus.deliverables import Deliverable, load_deliverables
from corpus.errors import CertdeskError
from corpus.store import scheme_ids
from docgen.deliverables.fields import fields, mandated, samples, schemes_with, used
from docgen.deliverables.template_lint import lint
from docgen.word.fields import Catalogue
from docgen.word_base import TEMPLATES

SCHEME = "zdrz-rsms"


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, ["template", *arguments])


@pytest.fixture(scope="module")
def plan() -> Deliverable:
    return schemes_with("audit-plan")[SCHEME]


def test_every_mandated_field_and_everything_in_the_sample_is_a_field(plan: Deliverable) -> None:
    found = fields(SCHEME, plan)
    names = {f.name for f in found}
    assert {f.name for f in mandated(plan)} <= names
    assert {
        "client.name",
        "sites[].address",
        "members[].registration_number",
        "audit.opening.date",
    } <= names
    known = Catalogue(found)
    assert all(key in known for data in samples(SCHEME, plan) for key in data)
    assert "client.nmae" not in known
    assert "site_names[]" in known
    assert "assessment.5.1" in known


def test_a_deliverable_that_there_is_not_is_refused_with_those_there_are() -> None:
    with pytest.raises(CertdeskError, match="audit-plan"):
        schemes_with("audit-plam")
    with pytest.raises(CertdeskError, match="没有文书"):
        used("audit-plan", "no-such-scheme")
    assert used("审核计划", SCHEME)[1].id == "audit-plan"


def test_a_template_that_leaves_out_a_mandated_content_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(template_bytes("{{ plan.purpose }}", "{{ plan.porpuse }}"))
    told = [str(p) for p in lint(tmp_path / "t.docx", "audit-plan", SCHEME)]
    assert any("没有字段 plan.porpuse（最接近的是 plan.purpose）" in t for t in told)
    assert any("缺少必备内容 auditors[].registration_number（审核员注册号，条款 5.4.5.1）" in t for t in told)
    assert not any("缺少必备内容 plan.purpose" in t for t in told)


def test_a_content_written_by_another_path_counts(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(template_bytes("{% for a in audits %}{{ a.plan.purpose }}{% endfor %}"))
    told = [str(p) for p in lint(tmp_path / "t.docx", "audit-plan", SCHEME)]
    assert not any("缺少必备内容 plan.purpose" in t for t in told)


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_our_own_templates_have_no_fault_and_all_mandated_contents(scheme_id: str) -> None:
    for name, deliverable in load_deliverables(scheme_id).items():
        folder = TEMPLATES / deliverable.folder
        files = [f for f in (folder / f"{scheme_id}.docx", folder / "template.docx") if f.is_file()]
        told = lint(files[0], name, scheme_id) if files else []
        assert not [str(p) for p in told], f"{scheme_id} {name}"


def test_the_commands_print_fields_and_faults(tmp_path: Path) -> None:
    assert "必备\tplan.purpose\t审核目的\t5.4.5.1" in run("fields", "audit-plan", "--scheme", SCHEME).output
    assert "client.credit_code\t统一社会信用代码" in run("fields", "审核计划", "--under", "client").output
    listed = json.loads(run("fields", "audit-plan", "--scheme", SCHEME, "--json").output)["fields"]
    assert {"name": "plan.purpose", "label": "审核目的", "clause": "5.4.5.1"} in listed
    (tmp_path / "t.docx").write_bytes(template_bytes("x"))
    assert (
        run("lint", str(tmp_path / "t.docx"), "--deliverable", "audit-plan", "--scheme", SCHEME).exit_code
        == 1
    )
    assert run("lint", str(tmp_path / "t.docx"), "--scheme", SCHEME).exit_code == 2
    assert run("fields", "nothing").exit_code == 2
