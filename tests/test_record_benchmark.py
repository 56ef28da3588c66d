"""The comparison of record findings with labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import records
from checkers.document import Location
from checkers.finding import Evidence, RecordFinding
from checkers.records.registry import rules
from corpus.yaml_file import load

PLACE = Evidence("甲/台账.zip!/送货.xlsx", Location(sheet="走货", row=3), "SH-02")
FOUND = RecordFinding("late-delivery", "major", "晚了 9 天", (), (PLACE,))


@pytest.mark.parametrize(
    ("rule", "file", "tells"),
    [
        ("late-delivery", "甲/台账.zip!/送货.xlsx", True),
        ("late-delivery", "送货.xlsx", True),
        ("late-delivery", "别的.xlsx", False),
        ("case-open", "送货.xlsx", False),
    ],
)
def test_a_finding_tells_a_label_of_its_meaning_in_its_file(rule: str, file: str, tells: bool) -> None:
    assert records.tells(FOUND, {"rule": rule, "file": file}) is tells


def test_labels_lead_to_rules_that_exist() -> None:
    named = load(records.HERE / "record_names.yaml")
    assert not {r for rs in named.values() for r in rs} - set(rules())


def test_reviews_name_rules_and_say_right_or_false() -> None:
    for submission, told in load(records.HERE / "record_reviews.yaml").items():
        assert (Path(records.HERE).parent / "corpus" / "samples" / submission).is_dir()
        assert set(told) <= set(rules())
        assert {verdict for entries in told.values() for _, verdict, _ in entries} <= {"right", "false"}


def test_figures_are_a_row_each() -> None:
    tally = records.Tally("甲", "built_on", found=[{}], missed=[{}, {}], matched=1, false=[FOUND])
    assert records.table([tally]).splitlines()[-1] == "| 甲 | 3 | 1 | 2 | 1 | 0 | 1 | 0 | 0 |"
