"""The Excel form of a case: out and in again without loss, and what a person types into it."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from build import CESI, ZDRZ
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from certdesk import main
from docgen.case.faults import CaseError
from docgen.case.load import as_data, checked, load_case
from docgen.case.model import Case
from docgen.case_excel.cells import from_cell, to_text
from docgen.case_excel.flat import rows, together
from docgen.case_excel.layout import sheet_names, tables
from docgen.case_excel.read import read_form
from docgen.case_excel.write import form

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "samples" / "cases").glob("*.yaml"))
LINE = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=20)
TEXT = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), include_characters="\n", exclude_characters="\ufffe\uffff"
    ),
    max_size=20,
)


def written(case: Case, tmp_path: Path) -> Path:
    path = tmp_path / "form.xlsx"
    path.write_bytes(form(case))
    return path


def edited(tmp_path: Path, case: Case, change: Any) -> Path:
    book: Workbook = load_workbook(io.BytesIO(form(case)))
    change(book)
    path = tmp_path / "edited.xlsx"
    book.save(path)
    return path


def begun(**more: Any) -> Case:
    return checked({"scheme": ZDRZ, **more}, Path("case.yaml"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_sample_case_comes_back_whole(path: Path, tmp_path: Path) -> None:
    case = load_case(path)
    assert read_form(written(case, tmp_path)) == case


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_flat_rows_hold_everything(path: Path) -> None:
    data = as_data(load_case(path))
    assert together(list(rows(data))) == data


def test_the_same_case_gives_the_same_bytes() -> None:
    case = load_case(SAMPLES[0])
    assert form(case) == form(case)


@given(st.lists(TEXT, max_size=4))
def test_lists_of_texts_come_back(texts: list[str]) -> None:
    assert from_cell(to_text(texts, list[str]), list[str]) == texts


@given(st.dictionaries(TEXT, TEXT, max_size=4))
def test_mappings_come_back(mapping: dict[str, str]) -> None:
    assert from_cell(to_text(mapping, dict[str, str]), dict[str, str]) == mapping


@given(
    name=LINE.filter(lambda t: t.strip() != ""),
    products=st.lists(TEXT, max_size=3),
    sizes=st.lists(st.integers(0, 9), max_size=3),
)
def test_any_text_comes_back_through_the_workbook_rows(
    name: str, products: list[str], sizes: list[int]
) -> None:
    sites = [
        {"id": f"S{i}", "name": name, "shifts": [{"name": name, "start": "08:00", "end": "17:00"}] * n}
        for i, n in enumerate(sizes)
    ]
    case = begun(client={"name": name, "products": products}, sites=sites)
    assert checked(together(list(rows(as_data(case)))), Path("case.yaml")) == case


@pytest.mark.parametrize(
    "name", ["=1+1", "<&>\"'", "5.10", "007", "2026-03-05", "🙂", "שלום", "甲\n乙", "是"]
)
def test_texts_that_excel_would_bend_stay_as_typed(name: str, tmp_path: Path) -> None:
    case = begun(client={"name": name, "products": [name, "乙"]})
    assert read_form(written(case, tmp_path)) == case


def test_a_blank_form_is_filled_in_by_hand(tmp_path: Path) -> None:
    names = sheet_names()

    def fill(book: Workbook) -> None:
        root = book[names[""]]
        for row in root.iter_rows(min_row=3):
            typed = {
                "client.name": "甲厂",
                "application.date": datetime.datetime(2026, 1, 5),
                "cycle": 2,
                "headcount.total": 25.5,
                "audit_type": "再认证",
            }
            if row[0].value in typed:
                row[2].value = typed[row[0].value]
        sites, shifts = book[names["sites"]], book[names["sites.shifts"]]
        keys = [c.value for c in sites[1]]
        for column, value in (
            (1, 1),
            (keys.index("id") + 1, "S1"),
            (keys.index("name") + 1, "主厂"),
            (keys.index("centre") + 1, "是"),
        ):
            sites.cell(3, column, value)
        keys = [c.value for c in shifts[1]]
        for key, value in (("name", "白班"), ("start", datetime.time(8, 30)), ("end", "17:30")):
            shifts.cell(3, keys.index(key) + 1, value)
        shifts.cell(3, 1, "1>1")

    case = read_form(edited(tmp_path, begun(), fill))
    assert case.client
    assert (case.client.name, case.audit_type, case.cycle) == ("甲厂", "recertification", 2)
    assert case.application
    assert case.application.date == datetime.date(2026, 1, 5)
    assert (case.sites[0].centre, case.sites[0].shifts[0].start) == (True, datetime.time(8, 30))


def test_faults_name_sheet_and_row(tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        sheet = book[sheet_names()["team"]]
        keys = [c.value for c in sheet[1]]
        sheet.cell(4, keys.index("role") + 1, "班长")

    with pytest.raises(CaseError) as caught:
        read_form(edited(tmp_path, load_case(next(p for p in SAMPLES if p.stem == ZDRZ)), spoil))
    (fault,) = caught.value.faults
    assert all(word in fault for word in ("工作表“审核组”", "第 2 项", "班长", "leader"))


@pytest.mark.parametrize(("number", "word"), [("7>1", "上级没有行号"), (None, "没有行号"), ("1>1", "重复")])
def test_rows_that_hang_nowhere_are_refused(number: str | None, word: str, tmp_path: Path) -> None:
    case = begun(
        sites=[{"id": "S1", "name": "厂", "shifts": [{"name": "白", "start": "08:00", "end": "17:00"}]}]
    )

    def spoil(book: Workbook) -> None:
        sheet = book[sheet_names()["sites.shifts"]]
        sheet.cell(4, 1, number)
        sheet.cell(4, 2, "夜班")

    with pytest.raises(Exception, match=word):
        read_form(edited(tmp_path, case, spoil))


def test_names_of_sheets_are_short_and_different() -> None:
    names = sheet_names()
    assert len(set(names.values())) == len(tables())
    assert max(map(len, names.values())) <= 31
    assert not any(c in name for name in names.values() for c in "[]:*?/\\")


def test_a_blank_form_is_written_and_reads_as_a_blank_case(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    assert CliRunner().invoke(main, ["case", "new", "--scheme", ZDRZ, "-o", str(path)]).exit_code == 0
    assert read_form(path) == begun()


def test_commands_go_there_and_back(tmp_path: Path) -> None:
    source = next(p for p in SAMPLES if p.stem == CESI)
    sheet, again = tmp_path / "a.xlsx", tmp_path / "b.yaml"
    assert CliRunner().invoke(main, ["case", "export-excel", str(source), "-o", str(sheet)]).exit_code == 0
    assert CliRunner().invoke(main, ["case", "import-excel", str(sheet), "-o", str(again)]).exit_code == 0
    assert load_case(again) == load_case(source)
    refused = CliRunner().invoke(main, ["case", "import-excel", str(sheet), "-o", str(again)])
    assert refused.exit_code == 2
    assert "--overwrite" in refused.stderr


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04"])
def test_other_files_are_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    refused = CliRunner().invoke(main, ["case", "import-excel", str(path), "-o", str(tmp_path / "b.yaml")])
    assert refused.exit_code == 2
    assert "Excel" in refused.stderr


def test_a_workbook_that_is_no_form_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    Workbook().save(path)
    refused = CliRunner().invoke(main, ["case", "import-excel", str(path), "-o", str(tmp_path / "b.yaml")])
    assert refused.exit_code == 2
    assert "案卷表单" in refused.stderr
