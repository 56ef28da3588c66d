"""The blank case file: it loads, names every key the scheme uses, and says when each is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from build import CESI, OLS_E, ZDRZ
from click.testing import CliRunner

from certdesk import main
from corpus import yaml_file
from corpus.case_form import case_form, case_needs, case_words
from corpus.store import scheme_ids
from docgen.case.audit_kind import AuditKind
from docgen.case.faults import CaseError, models_in
from docgen.case.load import load_case
from docgen.case.model import Case
from docgen.case.skeleton import skeleton
from docgen.case.values import literals


def paths(model: Any = Case, at: str = "") -> dict[str, Any]:
    """Every dotted key of the case file with its annotation."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        path = f"{at}.{name}" if at else name
        found[path] = field.annotation
        for inner in models_in(field.annotation)[:1]:
            found |= paths(inner, path)
    return found


@pytest.mark.parametrize("scheme", scheme_ids())
def test_a_blank_case_loads_as_it_is(scheme: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(skeleton(scheme), encoding="utf-8")
    assert load_case(path).model_fields_set == {"scheme"}


def test_a_blank_case_loads_when_filled_in(tmp_path: Path) -> None:
    before, after = skeleton(ZDRZ).replace("\nnumber:", "\nnumber: ZD-1").split("\nsites:")
    path = tmp_path / "case.yaml"
    after = after.replace("- id:", "- id: S1", 1)
    path.write_text(f"{before}\nsites:{after}", encoding="utf-8")
    with pytest.raises(CaseError, match=r"sites\[1\].name"):
        load_case(path)
    path.write_text(f"{before}\nsites:{after.replace('name:', 'name: 主厂', 1)}", encoding="utf-8")
    case = load_case(path)
    assert (case.number, case.sites[0].name) == ("ZD-1", "主厂")


@pytest.mark.parametrize("scheme", scheme_ids())
def test_it_names_every_key_but_the_unused(scheme: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(skeleton(scheme), encoding="utf-8")
    data = yaml_file.load(path)
    unused = set(case_form(scheme).unused)
    shown = {k for k in Case.model_fields if k in data}
    assert shown == set(Case.model_fields) - unused


def test_it_says_when_and_what_is_allowed() -> None:
    text = skeleton(CESI)
    assert "registration_number:  # 注册号；何时需要：审核员必填，编审核计划前" in text
    assert "stage1" not in text
    assert "\nassessment:  # 条款评价" in text


def test_data_about_keys_names_real_keys() -> None:
    known = paths()
    assert set(case_needs()) <= set(known)
    for scheme in scheme_ids():
        assert set(case_form(scheme).unused) <= set(known)
        assert set(case_form(scheme).audit_kinds) <= set(get_args(AuditKind))


def test_every_coded_value_has_a_word() -> None:
    values = {value for annotation in paths().values() for value in literals(annotation)}
    assert values <= set(case_words())


def test_command_writes_once_and_never_over(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    arguments = ["case", "new", "--scheme", OLS_E, "-o", str(path)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert load_case(path).scheme == OLS_E
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 2
    assert "不覆盖" in again.stderr


def test_command_names_the_schemes() -> None:
    refused = CliRunner().invoke(main, ["case", "new", "--scheme", "none"])
    assert refused.exit_code == 2
    assert ZDRZ in refused.stderr
