"""Deliverables: found, refused with field and clause, or written with every mandated content."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

from corpus.deliverables import load_deliverables, load_words
from corpus.errors import CertdeskError
from corpus.store import scheme_ids
from corpus.yaml_file import load_as
from docgen.case.load import load_case
from docgen.case.model import Case
from docgen.deliverables import build
from docgen.deliverables.layout import Layout
from docgen.deliverables.write import write
from tests.codes import codes_of

CASES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"


def case() -> Case:
    return load_case(CASES / "zdrz-rsms.yaml")


def words_of(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_plan_says_purpose_team_and_registration_numbers() -> None:
    said = words_of(write(case(), "audit-plan", CASES, subject="A2").data)
    for word in ("评价体系的符合性和有效性", "周明远", "2024-N1QMS-2200456", "2026年2月2日", "末次会议"):
        assert word in said


def test_the_same_case_gives_the_same_bytes() -> None:
    assert write(case(), "audit-plan", CASES).data == write(case(), "audit-plan", CASES).data


def test_a_missing_content_is_named_with_field_and_clause() -> None:
    broken = case()
    team = [m.model_copy(update={"registration_number": None}) for m in broken.team]
    with pytest.raises(CertdeskError, match=r"auditors\[\]\.registration_number.*5\.4\.5\.1"):
        write(broken.model_copy(update={"team": team}), "audit-plan", CASES)


def test_an_unknown_deliverable_names_those_there_are() -> None:
    with pytest.raises(CertdeskError, match=r"可用：.*audit-plan"):
        write(case(), "no-such-paper", CASES)


def test_every_template_is_made_of_its_layout() -> None:
    for path in build.layouts():
        assert build.target(path).read_bytes() == build.template(load_as(path, Layout)), path


@pytest.mark.parametrize("scheme_id", scheme_ids())
def test_every_code_of_a_case_has_a_chinese_word(scheme_id: str) -> None:
    words = load_words(scheme_id)
    for field, codes in codes_of(Case).items():
        assert set(codes) <= set(words.get(field, ())), field


def test_deliverables_are_known_once() -> None:
    assert "audit-plan" in load_deliverables("zdrz-rsms")
