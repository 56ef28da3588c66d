"""Topics of the training plan whose month is past and that no record of training tells of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.values.days import add_months

_MONTH = re.compile(r"^(?:(20\d\d)[年.\-/])?(\d{1,2})月?(?:份|底|初|上旬|中旬|下旬)?$")
_YEAR = re.compile(r"(20\d\d)")
_COMMON = re.compile(
    r"培训|教育|学习|知识|管理|要求|规范|制度|基础|相关|操作|安全|质量|和|与|及|的|、|,|《|》|\(.*?\)"
)
_HELD = 3  # so many sessions told make a record of the year
_LATE = 1  # months after which a topic counts as not held


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each plan, undetermined: a topic may have been held under another name."""
    held = list(_sessions(desk))
    if len(held) < _HELD:
        return
    told = "".join(fold(t) for _, t in held)
    last = max(d for d, _ in held)
    for form in desk.forms("training_plan", least=("topic", "planned")):
        due = [
            e
            for e in form.rows
            if (day := _planned(e, form)) and add_months(day, _LATE) < min(last, desk.as_of)
        ]
        missing = [e for e in due if not e.filled("status") and not _told(e, form, held, told)]
        if missing and 2 * len(missing) < len(due):
            named = "、".join(e.text("topic") for e in missing[:4])
            yield Fault(f"计划的培训未见实施记录：{named}", shown(form, *missing), undetermined=True)


def _sessions(desk: Desk) -> Iterator[tuple[datetime.date, str]]:
    for form in desk.forms("training_record", "training_signin", "training_assessment"):
        for entry in (form.head, *form.rows):
            day = entry.day("date")
            if day:
                yield day, entry.text("topic") or form.title


def _planned(entry: Entry, form: Form) -> datetime.date | None:
    """The last day of the planned month."""
    known = entry.last_day("planned")
    if known:
        return known
    match = _MONTH.match(fold(entry.text("planned")))
    years = set(_YEAR.findall(fold(form.title) + "".join(p.folded for p in form.captions[:2])))
    year = match[1] if match and match[1] else years.pop() if len(years) == 1 else None
    if not match or not year or not 1 <= int(match[2]) <= 12:
        return None
    return add_months(datetime.date(int(year), int(match[2]), 1), 1) - datetime.timedelta(days=1)


def _told(entry: Entry, form: Form, held: list[tuple[datetime.date, str]], told: str) -> bool:
    """Whether a session was held near the planned month, or one of the telling words of the topic is told."""
    day = _planned(entry, form)
    if day and any(abs((d - day).days) <= 31 for d, _ in held):
        return True
    words = [w for w in _COMMON.split(fold(entry.text("topic"))) if w and len(w) >= 2]
    return not words or any(w[:2] in told for w in words)
