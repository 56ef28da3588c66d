"""The day a passage speaks for: of its own table or section, else of its file."""

from __future__ import annotations

import datetime
import re

from checkers.dates import dates_in
from checkers.structure.part import Part, Passage

_SIGNED = re.compile(
    r"(编制|制定|发布|颁布|实施|生效|执行|起用|施行|修订|批准|核准|审批|签发|签订|出具|报告|检测|测试|填报|填表|申请|更新|编写|拟稿)"
    r"(日期|时间|日)?"
)


def written_on(passage: Passage, as_of: datetime.date) -> datetime.date | None:
    """The day on which a passage was last in force or renewed, as far as its paper tells; never after ``as_of``.

    The latest full date of the innermost part that has one, dates named as issue, approval or report first; the
    passage itself is not asked, as its dates may be those of what it cites.
    """
    for part in passage.part.chain():
        found = _days(part, passage, as_of, named=True) or _days(part, passage, as_of, named=False)
        if found:
            return max(found)
    return None


def _days(part: Part, but: Passage, as_of: datetime.date, *, named: bool) -> list[datetime.date]:
    own = part.all_passages() if part.kind == "file" else iter(part.passages)
    return [
        w.date
        for p in own
        if p.block is not but.block and p.kind != "column" and (not named or _SIGNED.search(p.folded))
        for w in dates_in(p.folded)
        if w.date and w.date <= as_of
    ]
