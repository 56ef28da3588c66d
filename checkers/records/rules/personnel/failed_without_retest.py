"""People who failed an assessment and have no retest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.rule import Example, Rule
from checkers.structure.tables import is_blank

_RESULT = re.compile(r"合格|结果|结论|判定|过没过|评定|考得|通过|等级|过关")
_OTHER = re.compile(r"补考|复考|重考|补测|二次|分数|得分|成绩")
_RETEST = re.compile(r"补考|复考|重考|补测|二次")
_FAILED = re.compile(r"不合格|未合格|没过|不及格|未通过|不通过|没及格|差$|^×$|^否$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with such people."""
    for document, part in desk.tables(
        "training_assessment", "training_record", "work_permit_card", "training_signin"
    ):
        failed = []
        for record in part.records:
            retest = record.answer(_RETEST)
            if _FAILED.search(fold(record.answer(_RESULT, _OTHER) or "")) and (
                retest is None or is_blank(retest)
            ):
                failed.append(record)
        if failed:
            yield desk.fault(f"{len(failed)} 人考核未通过，未见补考合格", *((document, r) for r in failed))


RULE = Rule(
    name="failed-without-retest",
    title="考核未通过且无补考",
    why="only those who passed may take up the work.",
    looks_at="assessment registers with a result column.",
    source="OLS-E 4.7.3, OLS-C 4.7.3",
    severity="major",
    lowers="partly_met",
    elements=("OLS-E 4.7.3-b", "OLS-C 4.7.3-b"),
    example=Example(
        """
# 考核成绩

| 姓名 | 日期 | 分数 | 结果 | 补考 |
|---|---|---|---|---|
| 楼晓军 | 2026-03-05 | 91 | 合格 |  |
| 沈阿六 | 2026-03-05 | 52 | 没过 |  |
""",
        wrong="| 没过 |  |",
        right="| 没过 | 85 |",
    ),
    judge=judge,
)
