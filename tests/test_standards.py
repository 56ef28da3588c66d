"""The register of standards, citations at the day of their paper, and the list of waste codes."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from build import AS_OF, desk, reading

from checkers.records.citations import citations
from checkers.records.dating import written_on
from checkers.records.fault import Fault
from checkers.records.registry import rules
from corpus.errors import SchemeError
from corpus.standards import numbers_in, read_standards, standards
from corpus.store import load_scheme, scheme_ids
from corpus.waste_codes import CATEGORIES, hazards, read_waste_codes, waste_codes

DAY = datetime.date


def faults(rule: str, *lines: str) -> list[Fault]:
    return list(rules()[rule].judge(desk([], reading(*lines))))


# --- the register
def _cited_by_schemes() -> set[str]:
    texts = [str(item) for s in scheme_ids() for item in load_scheme(s).items]
    texts += [str(a) for s in scheme_ids() for a in load_scheme(s).anomalies]
    return {c.number for text in texts for c in numbers_in(text)}


def test_every_standard_of_the_schemes_is_registered() -> None:
    bases = {n.rsplit("-", 1)[0] for n in standards()} | set(standards())
    cited = _cited_by_schemes()
    assert len(cited) >= 15
    assert not [c for c in cited if c not in standards() and c not in bases]


def test_elements_of_the_register_exist() -> None:
    known = {i.id for s in scheme_ids() for i in load_scheme(s).items}
    assert not [(s.number, e) for s in standards().values() for e in s.elements if e not in known]


@pytest.mark.parametrize(
    ("number", "day", "standing"),
    [
        ("GB/T 26572-2011", DAY(2027, 7, 31), "in_force"),
        ("GB/T 26572-2011", DAY(2027, 8, 1), "no_longer"),
        ("GB 26572-2025", DAY(2027, 7, 31), "not_yet"),
        ("GB 26572-2025", DAY(2027, 8, 1), "in_force"),
        ("GB/T 31274-2014", DAY(2024, 11, 30), "in_force"),
        ("GB/T 31274-2014", DAY(2024, 12, 1), "no_longer"),
        ("GB/T 31274-2024", DAY(2024, 12, 1), "in_force"),
        ("GB/T 27922-2023", DAY(2026, 3, 1), "unknown"),
        ("危险废物转移联单管理办法", DAY(2021, 12, 31), "in_force"),
        ("危险废物转移联单管理办法", DAY(2022, 1, 1), "no_longer"),
    ],
)
def test_standing_changes_on_the_day(number: str, day: datetime.date, standing: str) -> None:
    assert standards()[number].standing(day) == standing


def test_successors_follow_without_a_gap() -> None:
    for standard in standards().values():
        after = standards().get(standard.replaced_by or "")
        if standard.valid_to and after and after.valid_from:
            assert after.valid_from == standard.valid_to + datetime.timedelta(days=1), standard.number


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"status": "old"}, "current"),
        ({"evidence": "hearsay"}, "third_party"),
        ({"replaced_by": "GB 9"}, "GB 9"),
        ({"colour": "red"}, "colour"),
        ({"valid_from": "2026-02-30"}, "valid_from"),
    ],
)
def test_faulty_entries_are_refused(tmp_path: Path, change: dict[str, Any], told: str) -> None:
    entry = {"number": "GB 1-2000", "title": "甲", "status": "current", "evidence": "scheme"} | change
    lines = [f'{"- " if n == 0 else "  "}{k}: "{v}"' for n, (k, v) in enumerate(entry.items())]
    (tmp_path / "s.yaml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(SchemeError, match=re.escape(told)):
        read_standards(tmp_path / "s.yaml")


def test_a_number_registered_twice_is_refused(tmp_path: Path) -> None:
    one = '- {number: "GB 1-2000", title: 甲, status: current, evidence: scheme}\n'
    (tmp_path / "s.yaml").write_text(one * 2, encoding="utf-8")
    with pytest.raises(SchemeError, match="两次"):
        read_standards(tmp_path / "s.yaml")


# --- numbers as written
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("GB/T 26572-2011", "GB/T 26572-2011"),
        ("GB∕T26572—2011", "GB/T 26572-2011"),
        ("GBT 26572–2011", "GB/T 26572-2011"),
        ("ＧＢ／Ｔ　２６５７２－２０１１", "GB/T 26572-2011"),
        ("gb/t.31274-2024", "GB/T 31274-2024"),
        ("GB 14554-93", "GB 14554-1993"),
        ("GB/T 27021.1-2017", "GB/T 27021.1-2017"),
        ("GB/T 26572", "GB/T 26572"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert [c.number for c in numbers_in(f"按{text}执行")] == [number]


def test_other_numbers_are_no_standards() -> None:
    assert not numbers_in("DGB12345 电话 13800138000 批号 GB")


# --- the day that counts
def test_the_day_is_that_of_the_innermost_part_with_one() -> None:
    found = desk(
        [],
        reading(
            "# 手册", "发布日期：2023-01-05", "## 三 依据", "GB/T 31274-2014", "## 四 修订", "2026-03-01"
        ),
    )
    (passage,) = [p for d in found.documents for p in d.root.all_passages() if "31274" in p.folded]
    assert written_on(passage, AS_OF) == DAY(2023, 1, 5)


def test_days_to_come_do_not_count() -> None:
    found = desk([], reading("# 手册", "发布日期：2029-01-05", "依据 GB/T 31274-2014"))
    assert [c.day for c in citations(found)] == [None]


@pytest.mark.parametrize(
    ("written", "fires"), [("2024-11-30", False), ("2024-12-01", True), ("2026-01-05", True)]
)
def test_superseded_from_the_day_on(written: str, fires: bool) -> None:
    found = faults("superseded-standard-cited", "# 手册", f"发布日期：{written}", "依据 GB/T 31274-2014。")
    assert [f.undetermined for f in found] == ([False] if fires else [])


def test_a_paper_without_a_day_is_undetermined() -> None:
    found = faults("superseded-standard-cited", "# 手册", "依据 GB/T 31274-2014。")
    assert [f.undetermined for f in found] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "GB/T 31274-2014 已被 GB/T 31274-2024 代替。",
        "旧版 GB/T 31274-2014 停止使用。",
        "依据 GB/T 31274。",
        "依据 GB/T 31274-2024。",
    ],
)
def test_the_change_itself_may_be_told(line: str) -> None:
    assert not faults("superseded-standard-cited", "# 手册", "发布日期：2026-01-05", line)


@pytest.mark.parametrize(
    ("line", "fires"),
    [("产品符合 GB 26572-2025。", True), ("GB 26572-2025 将于 2027 年 8 月实施，已安排切换。", False)],
)
def test_what_is_to_come_may_be_told(line: str, fires: bool) -> None:
    found = faults("standard-not-yet-in-force", "# 手册", "发布日期：2026-01-05", line)
    assert [f.undetermined for f in found] == [True] * fires


def test_a_registered_two_digit_year_is_the_same_edition() -> None:
    assert not faults("standard-edition-unknown", "# 监测报告", "报告日期：2026-01-05", "GB 14554-93")


# --- waste codes
def test_the_list_is_whole() -> None:
    assert len(waste_codes()) == 467
    assert {w.category for w in waste_codes().values()} == CATEGORIES
    assert waste_codes()["900-041-49"].hazards == {"T", "In"}


@pytest.mark.parametrize("text", ["T/C/I/R", "R，I，C，T", "C、T、R、I"])
def test_hazards_are_sets(text: str) -> None:
    assert hazards(text) == {"T", "C", "I", "R"}


@pytest.mark.parametrize("row", ["90-041-49,HW49,T,2021", "900-041-49,HW48,T,2021", "900-041-49,HW49,X,2021"])
def test_faulty_lists_are_refused(tmp_path: Path, row: str) -> None:
    (tmp_path / "w.csv").write_text(f"code,category,hazard,edition\n{row}\n", encoding="utf-8")
    with pytest.raises(SchemeError, match="第 2 行"):
        read_waste_codes(tmp_path / "w.csv")


def test_codes_of_general_waste_are_left_alone() -> None:
    assert not faults("waste-code-unknown", "# 台账", "废纸 900-005-S17、废板 900-045-49")
