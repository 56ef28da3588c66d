"""Training sessions with sign-in but without assessment results."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.rule import Example, Rule
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


RULE = Rule(
    name="signin-without-score",
    title="有签到无考核结果",
    why="sign-in and assessment belong together.",
    looks_at="days of sign-in sheets against days of assessment registers.",
    source="OLS-E 4.5.1; 安全生产法 (2021) art. 28 (results belong to the record)",
    severity="minor",
    lowers="partly_met",
    elements=("OLS-E 4.5.1-j",),
    example=Example(
        """
# 签到表

| 姓名 | 岗位 | 日期 | 签名 |
|---|---|---|---|
| 楼晓军 | 喷漆工 | 2026-03-05 | 楼晓军 |
| 沈阿六 | 喷漆工 | 2026-03-05 | 沈阿六 |
| 吕金花 | 喷漆工 | 2026-03-05 | 吕金花 |
| 竺小妹 | 喷漆工 | 2026-03-05 | 竺小妹 |
| 求国平 | 喷漆工 | 2026-03-05 | 求国平 |
| 楼晓军 | 喷漆工 | 2026-08-28 | 楼晓军 |

=== 成绩.md

# 考核成绩

| 姓名 | 日期 | 分数 | 结果 |
|---|---|---|---|
| 楼晓军 | 2026-03-05 | 91 | 合格 |
""",
        wrong="2026-08-28",
        right="2026-03-05",
    ),
    judge=judge,
)
