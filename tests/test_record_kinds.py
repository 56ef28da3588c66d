"""Kinds of records: their data, and reading forms and registers into typed fields."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from build import document, record_desk

from checkers.records.extract import forms
from checkers.records.form import Form
from checkers.records.registry import MODULE, judge_of
from checkers.records.rule import Rule
from corpus.errors import SchemeError
from corpus.record_kind import RecordKind
from corpus.record_rule import RuleData
from corpus.store import load_record_kinds, read_record_kinds

DOCS = Path(__file__).resolve().parent.parent / "docs" / "records.md"
KIND: dict[str, Any] = {
    "id": "ticket",
    "zh": "单据",
    "documents": [],
    "titles": ["单据"],
    "least": 1,
    "fields": {
        "number": {"zh": "单号", "labels": ["=单号"], "type": "code"},
        "sender": {"zh": "交方", "labels": ["^交 + =单位", "=交方"], "type": "text"},
        "taker": {"zh": "接方", "labels": ["^接 + =单位", "=接方"], "type": "text"},
        "day": {"zh": "日期", "labels": ["=日期", "开工日期"], "type": "date", "caption": True},
        "name": {"zh": "姓名", "labels": ["=姓名"], "type": "person"},
        "score": {"zh": "成绩", "labels": ["成绩 - 补考"], "type": "number"},
        "retest": {"zh": "补考", "labels": ["补考"], "type": "number"},
        "count": {"zh": "实到人数", "labels": ["实到"], "type": "number"},
        "weight": {"zh": "重量", "labels": ["重量"], "type": "quantity"},
        "signed": {"zh": "签名", "labels": ["签名"], "type": "signature"},
    },
}


def read(*lines: str, **changed: Any) -> list[Form]:
    kind = RecordKind.model_validate(KIND | changed)
    return forms(document("# 单据", *lines), kind, {})


def only(*lines: str, **changed: Any) -> Form:
    (form,) = read(*lines, **changed)
    return form


# --- where values stand
def test_label_left_of_the_value() -> None:
    form = only("| 单号 | LZ-01 | 日期 | 2026.3.5 |", "| 交方 | 甲厂 | 接方 | 乙厂 |")
    assert form.head.code("number") == "LZ-01"
    assert form.head.day("day") == datetime.date(2026, 3, 5)
    assert form.head.text("taker") == "乙厂"
    assert not form.rows


def test_label_above_the_value() -> None:
    form = only("| 单号 | 日期 | 重量 |", "| LZ-01 | 2026-03-05 | 2 吨 |", "| LZ-02 | 2026-03-06 | 1 吨 |")
    assert [e.code("number") for e in form.rows] == ["LZ-01", "LZ-02"]
    assert [q.amount for e in form.rows if (q := e.quantity("weight"))] == [2000, 1000]


def test_plain_labelled_text() -> None:
    form = only("单号：LZ-01    日期：2026年3月5日", "交方：甲厂")
    assert (form.head.code("number"), form.head.text("sender")) == ("LZ-01", "甲厂")


def test_same_label_under_different_titles() -> None:
    form = only(
        "| 交出单位信息 |",
        "| 单位 | 甲厂 | 单号 | 1 |",
        "| 接受单位信息 |",
        "| 单位 | 乙厂 | 日期 | 2026-03-05 |",
    )
    assert (form.head.text("sender"), form.head.text("taker")) == ("甲厂", "乙厂")


def test_same_labels_side_by_side_are_several_entries() -> None:
    form = only(
        "| 姓名 | 签名 | 姓名 | 签名 |", "| 楼晓军 | 楼晓军 | 沈阿六 |  |", "| 吕金花 | 吕金花 |  |  |"
    )
    assert [e.person("name") for e in form.rows] == ["楼晓军", "沈阿六", "吕金花"]
    assert [e.left_blank("signed") for e in form.rows] == [False, True, False]


def test_blank_last_cell_is_left_blank() -> None:
    form = only("| 姓名 | 成绩 | 补考 |", "| 楼晓军 | 52 |  |", "| 沈阿六 | 91 |")
    assert [e.left_blank("retest") for e in form.rows] == [True, True]
    assert [e.number("score") for e in form.rows] == [52, 91]


def test_rows_answer_from_the_lines_above() -> None:
    form = only(
        "点名册 2026-02-27 安全课", "该到 24 人    实到 22 人", "| 姓名 | 签名 |", "| 楼晓军 | 楼晓军 |"
    )
    assert form.rows[0].day("day") == datetime.date(2026, 2, 27)
    assert form.head.number("count") == 22


def test_longest_label_wins_and_exceptions_hold() -> None:
    kind = RecordKind.model_validate(KIND)
    assert kind.field_of("补考成绩") == "retest"
    assert kind.field_of("成绩") == "score"
    assert kind.field_of("备注") is None


def test_a_key_joins_the_tables_of_a_section() -> None:
    lines = ("| 单号 | 1 | 日期 | 2026-03-05 |", "", "说明文字。", "| 交方 | 甲厂 | 重量 | 2吨 |")
    assert len(read(*lines)) == 2
    form = only(*lines, key="number")
    assert (form.head.code("number"), form.head.text("sender")) == ("1", "甲厂")


def test_a_key_given_again_begins_a_new_form() -> None:
    found = read("单号：1", "交方：甲厂", "单号：2", "交方：乙厂", key="number")
    assert [f.head.text("sender") for f in found] == ["甲厂", "乙厂"]


@pytest.mark.parametrize(
    "changed", [{"least": 3}, {"must": ["weight"]}, {"shape": "register"}, {"titles": ["别的"]}]
)
def test_what_is_not_such_a_record(changed: dict[str, Any]) -> None:
    lines = ("| 单号 | 1 | 日期 | 2026-03-05 |", "| 交方 | 甲厂 | 接方 |  |")
    assert read(*lines)
    assert not read(*lines, **(changed if changed != {"least": 3} else {"least": 9}))


def test_blank_forms_are_no_records() -> None:
    assert not read("| 单号 | ____ | 日期 |  |", "| 交方 |  | 接方 |  |")


# --- what is certain
def test_unclear_values_are_not_read() -> None:
    form = only("| 单号 | 日期 | 重量 |", "| 1 | 26/3/5 | 约 6kg |", "| 2 | 2025-02-30 | 未称 |")
    assert [e.day("day") for e in form.rows] == [None, None]
    assert [e.quantity("weight") for e in form.rows] == [None, None]
    value = form.rows[0].value("day")
    assert value is not None
    assert value.doubtful


def test_unknown_field_is_a_defect_of_the_rule() -> None:
    with pytest.raises(KeyError, match="colour"):
        only("单号：1", "交方：甲厂").head.text("colour")


# --- the data
def test_documents_and_keys_of_kinds_exist() -> None:
    assert len(load_record_kinds()) >= 10


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("documents: [waste_vouchers]", "waste_voucher"),
        ("key: nr", "number"),
        ("must: [nr]", "number"),
        ("colour: red", "colour"),
        ("shape: round", "register"),
    ],
)
def test_faulty_kinds_name_what_is_allowed(tmp_path: Path, change: str, told: str) -> None:
    data = {"documents": "documents: []", change.split(":")[0]: change}
    lines = ["- id: x", "  zh: 甲", *(f"  {line}" for line in data.values())]
    lines.append("  fields: {number: {zh: 单号, labels: [=单号], type: code}}")
    (tmp_path / "a.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SchemeError, match=told) as error:
        read_record_kinds(tmp_path)
    assert "a.yaml" in str(error.value)


# --- what docs/records.md shows
def _shown(language: str) -> list[str]:
    return re.findall(rf"(?ms)^```{language}\n(.*?)^```", DOCS.read_text(encoding="utf-8"))


def test_kind_shown_in_the_guide_is_valid() -> None:
    RecordKind.model_validate(yaml.safe_load(_shown("yaml")[0])[0])


@pytest.mark.parametrize("number", [1, 2])
def test_rules_shown_in_the_guide_work(number: int) -> None:
    ((name, told),) = yaml.safe_load(_shown("yaml")[number]).items()
    data = RuleData.model_validate(told)
    room: dict[str, Any] = {}
    exec(_shown("python")[0], room)
    judge = room["judge"] if data.type == MODULE else judge_of(name, "production", data)
    rule = Rule(name, "production", data, judge)
    wrong, right = (record_desk(rule.example.files(right=r)) for r in (False, True))
    assert list(rule.judge(wrong))
    assert not list(rule.judge(right))
