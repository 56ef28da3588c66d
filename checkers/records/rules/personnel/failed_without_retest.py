"""People who failed an assessment and have no retest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
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
