"""Training sessions with sign-in but without assessment results."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part
from checkers.view import place

_NO_TEST = re.compile(r"没考|未考|无考核|未考核|未安排考|没有考|不考|免考|没测|未测")
_TEST = re.compile(r"考核|考试|成绩|得分|考得|测验|评分")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault naming the sessions without results."""
    scored = {d for _, part in desk.tables("training_assessment") for d in _days(part)}
    for document, part in desk.tables("training_signin", "training_record"):
        untested = [r for r in part.records if _NO_TEST.search(fold(r.answer(_TEST) or ""))]
        if untested:
            yield desk.fault(f"{len(untested)} 场培训没有考核结果", *((document, r) for r in untested))
            continue
        days = _days(part)
        lacking = sorted(days - scored)
        if scored and days & scored and lacking:
            shown = [
                p
                for p in part.passages
                if p.kind in ("title", "sentence", "row") and _has(p.folded, lacking[0])
            ]
            yield Fault(
                f"有签到、没有考核结果的场次：{'、'.join(map(str, lacking[:4]))}",
                tuple(place(document, p) for p in shown[:2]),
            )


def _days(part: Part) -> set[datetime.date]:
    texts = [fold(part.title), *(p.folded for p in part.passages if p.kind != "column")]
    return {w.date for t in texts for w in dates_in(t) if w.date}


def _has(folded: str, day: datetime.date) -> bool:
    return any(w.date == day for w in dates_in(folded))
