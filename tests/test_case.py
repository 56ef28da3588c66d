"""The case file: what loads, what is refused and how it is said, values taken exactly."""

from __future__ import annotations

import datetime
import re
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from build import ZDRZ
from hypothesis import given
from hypothesis import strategies as st

from checkers.hints import CaseHints
from corpus import yaml_file
from corpus.case_keys import CASE_KEYS
from docgen.case.faults import CaseError
from docgen.case.load import as_data, checked, load_case, save_case
from docgen.case.model import Case

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"
ALL = sorted(SAMPLES.glob("*.yaml"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def faults(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(CaseError) as caught:
        load_case(written(tmp_path, text))
    return caught.value.faults


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_sample_cases_load_and_are_named_after_their_scheme(path: Path) -> None:
    assert load_case(path).scheme == path.stem


@pytest.mark.parametrize("path", ALL, ids=lambda p: p.stem)
def test_a_case_written_and_loaded_again_is_the_same(path: Path, tmp_path: Path) -> None:
    case = load_case(path)
    save_case(case, tmp_path / "again.yaml")
    assert load_case(tmp_path / "again.yaml") == case


def test_little_is_needed_at_the_start(tmp_path: Path) -> None:
    case = load_case(written(tmp_path, f"scheme: {ZDRZ}\napplication:\n  date: 2026-01-05\n"))
    assert case.application
    assert case.application.date == datetime.date(2026, 1, 5)
    assert case.audits == []


def test_person_days_are_exact_however_they_are_typed(tmp_path: Path) -> None:
    text = f"scheme: {ZDRZ}\ntime:\n  total_days: 2.4\n  stage1_days: '0.1'\n  stage2_days: 3\n"
    time = load_case(written(tmp_path, text)).time
    assert time
    assert (time.total_days, time.stage1_days) == (Decimal("2.4"), Decimal("0.1"))


def test_unquoted_clock_times_are_understood(tmp_path: Path) -> None:
    shift = "- {name: 白班, start: 13:30, end: 08:05}"
    text = f"scheme: {ZDRZ}\nsites:\n- id: S1\n  name: 厂\n  shifts:\n  {shift}\n"
    found = load_case(written(tmp_path, text)).sites[0].shifts[0]
    assert (found.start, found.end) == (datetime.time(13, 30), datetime.time(8, 5))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("client:\n  name: 乙\n  nmae: 甲\n", ("client.nmae", "第 4 行", "是否想写 name", "credit_code")),
        ("client: {}\n", ("client.name", "缺少", "名称")),
        ("audit_type: first\n", ("audit_type", "initial（初次）、surveillance（监督）", "认证类型")),
        ("team:\n- name: 甲\n  role: 班长\n", ("team[1].role", "leader（组长）", "'班长'")),
        ("application:\n  date: 2026-02-30\n", ("application.date", "存在的日期")),
        ("application:\n  date: 2026-02-03 10:00:00\n", ("application.date", "不带时刻")),
        ("time:\n  total_days: 八天\n", ("time.total_days", "数字")),
        ("time:\n  total_days: .nan\n", ("time.total_days", "数字")),
        ("headcount:\n  total: -1\n", ("headcount.total", "不能小于 0")),
        ("number: 3.10\n", ("number", "请加引号")),
        ("team: [null]\n", ("team[1]", "空的")),
        ("sites:\n- {id: S1, name: 甲, entity: E9}\n", ("sites[1].entity", "E9")),
        ("audits:\n- {id: A1, kind: stage1, sites: [S7]}\n", ("audits[1].sites", "S7")),
        ("audits:\n- {id: A1, kind: stage1}\n- {id: A1, kind: stage2}\n", ("A1", "2 次")),
        ("sites: S1\n", ("sites", "列表")),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    (sentence,) = faults(tmp_path, f"scheme: {ZDRZ}\n{text}")
    assert all(word in sentence for word in words), sentence


def test_coded_values_may_be_given_by_their_chinese_words(tmp_path: Path) -> None:
    text = f"scheme: {ZDRZ}\naudit_type: 再认证\nassessment: {{a: 完全满足}}\ncertificate: {{languages: [中文, en]}}\n"
    case = load_case(written(tmp_path, text + "team:\n- {name: 甲, role: 技术专家, full_time: 是}\n"))
    assert (case.audit_type, case.team[0].role, case.assessment) == (
        "recertification",
        "expert",
        {"a": "fully"},
    )
    assert case.team[0].full_time is True
    assert case.certificate
    assert case.certificate.languages == ["zh", "en"]


def test_a_key_left_empty_counts_as_absent(tmp_path: Path) -> None:
    case = load_case(
        written(tmp_path, f"scheme: {ZDRZ}\nclient:\nsites:\nheadcount:\n  total: 5\n  parts:\n")
    )
    assert case.client is None
    assert case.sites == []


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    text = f"scheme: {ZDRZ}\naudit_type: x\ncycle: one\nclient: {{}}\n"
    assert len(faults(tmp_path, text)) == 3


@pytest.mark.parametrize(
    ("text", "word"), [("[", "YAML"), ("- 1\n", "映射"), ("scheme: none\n", ZDRZ), ("a: 1\na: 2\n", "重复")]
)
def test_files_that_are_no_case(tmp_path: Path, text: str, word: str) -> None:
    assert word in "；".join(faults(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("number: a: b\n", "冒号而没有加引号"),
        ("client:\n\tname: 甲\n", "制表符"),
        ("number: 'a\n", "引号没有成对"),
        ("criteria: [a\n", "逗号或右括号"),
        ("number: *a\n", "加引号"),
        ("client:\n  name: 甲\n credit_code: 1\n", "缩进不齐"),
    ],
)
def test_yaml_slips_are_said_in_chinese_with_their_line(tmp_path: Path, text: str, word: str) -> None:
    (sentence,) = faults(tmp_path, f"scheme: {ZDRZ}\n{text}")
    assert word in sentence, sentence
    assert re.search(r"第 [234] 行", sentence)


def test_other_encodings(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(f"scheme: {ZDRZ}\nnumber: 甲一\n".encode("gbk"))
    with pytest.raises(CaseError, match="另存为 UTF-8"):
        load_case(path)
    path.write_bytes(f"scheme: {ZDRZ}\nnumber: 甲一\n".encode("utf-8-sig"))
    assert load_case(path).number == "甲一"


@given(st.decimals(min_value=0, max_value=10_000, places=3), st.booleans())
def test_any_amount_is_taken_as_it_is_typed(amount: Decimal, quoted: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = f"scheme: {ZDRZ}\ntime: {{total_days: {repr(str(amount)) if quoted else amount}}}\n"
        time = load_case(written(Path(folder), text)).time
    assert time
    assert time.total_days == amount


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="没有这个案卷文件"):
        load_case(tmp_path / "none.yaml")


def test_prescreening_and_documents_know_the_same_keys() -> None:
    assert tuple(Case.model_fields) == CASE_KEYS


def test_prescreening_takes_the_client_of_a_whole_case() -> None:
    applicant = yaml_file.load_as(SAMPLES / f"{ZDRZ}.yaml", CaseHints).known_applicant
    assert applicant
    assert applicant.name == "深圳市澄风电器有限公司"
    assert applicant.former_names == ["深圳市澄风小家电有限公司"]


def test_prescreening_passes_over_keys_left_empty() -> None:
    hints = CaseHints.model_validate({"client": {"name": "甲厂", "former_names": None}, "sites": None})
    assert hints.known_applicant
    assert hints.known_applicant.former_names == []


def test_every_field_has_a_chinese_label() -> None:
    from docgen.case.faults import models_in

    seen, waiting, bare = set(), [Case], []
    while waiting:
        model = waiting.pop()
        seen.add(model)
        for name, field in model.model_fields.items():
            bare += [] if field.title else [f"{model.__name__}.{name}"]
            waiting += [m for m in models_in(field.annotation) if m not in seen]
    assert not bare


def test_data_keeps_only_what_was_given() -> None:
    case = checked({"scheme": ZDRZ, "cycle": 2}, Path("case.yaml"))
    assert as_data(case) == {"scheme": ZDRZ, "cycle": 2}


@pytest.mark.parametrize(
    ("text", "said"),
    [("scheme: !!python/object/apply:os.system [id]", "加引号"), ("[" * 5000, "层数太多")],
)
def test_strange_yaml_is_told_in_chinese(tmp_path: Path, text: str, said: str) -> None:
    (fault,) = faults(tmp_path, text)
    assert said in fault
    assert "determine" not in fault
    assert "depth" not in fault
