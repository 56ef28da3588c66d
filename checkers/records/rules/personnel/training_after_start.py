"""People who took up the work before their first training."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault

_START = re.compile(r"上岗|坐拉|顶岗|独立(操作|作业)|上线日|上机|到岗|正式做")
_TRAINED = re.compile(r"培训|上课|教育|岗前|学习")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with such people."""
    for document, part in desk.tables("roster", "work_permit_card", "training_record", "training_assessment"):
        late = []
        for record in part.records:
            start, trained = record.dated(_START, _TRAINED), record.dated(_TRAINED, _START)
            if start and trained and trained > start:
                late.append((document, record))
        if late:
            yield desk.fault(f"{len(late)} 人上岗早于首次培训", *late)
