"""Training sessions with sign-in but without assessment results."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form

_NO_TEST = re.compile(r"没考|未考|无考核|未考核|未安排考|没有考|不考|免考|没测|未测")
_TESTED = re.compile(r"考|成绩|得分|分数|评分|合格|打分|演练|实操|笔试|提问|口试")
_DRILLS = ("drill_record", "fire_drill_record")  # a drill is evaluated, not examined
_SOON = datetime.timedelta(days=31)  # an assessment so much later still belongs to the session


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register that says so, and one naming the sessions without results."""
    scored = _scored(desk)
    lacking: list[tuple[Form, Entry, datetime.date]] = []
    days: set[datetime.date] = set()
    for form in desk.forms("training_record"):
        if any(form.part.kinds.get(kind, 0.0) >= 0.6 for kind in _DRILLS):
            continue
        untested = [e for e in form.rows if _NO_TEST.search(fold(e.text("result")))]
        if untested:
            yield Fault(f"{len(untested)} 场培训没有考核结果", shown(form, *untested))
            continue
        sessions = [(e, d) for e in _sessions(form) if (d := e.day("date"))]
        days |= {d for _, d in sessions}
        lacking += [(form, e, d) for e, d in sessions if not _tested(form, e) and not _soon_after(d, scored)]
    if lacking and any(_soon_after(d, scored) for d in days):
        named = "、".join(dict.fromkeys(str(d) for _, _, d in lacking[:4]))
        places = tuple(e for f, entry, _ in lacking[:2] for e in shown(f, entry, field="date"))
        yield Fault(f"有签到、没有考核结果的场次：{named}", places)


def _sessions(form: Form) -> list[Entry]:
    """The rows that have a day of their own, or the sheet as one session."""
    return [e for e in form.rows if "date" in e.values] or [form.head]


def _scored(desk: Desk) -> set[datetime.date]:
    """The days on which something was assessed."""
    found = {d for f in desk.forms("training_assessment") for e in (f.head, *f.rows) if (d := e.day("date"))}
    for _, part in desk.tables("training_assessment"):
        texts = [part.title, *(p.text for p in part.passages if p.kind != "column")]
        found |= {w.date for t in texts for w in dates_in(fold(t)) if w.date}
    return found


def _tested(form: Form, entry: Entry) -> bool:
    """Whether the sheet itself tells how the session was assessed."""
    if entry.filled("result") or any(_TESTED.search(p.folded) for p in form.captions):
        return True
    return entry.passage is not None and bool(_TESTED.search(entry.passage.folded))


def _soon_after(day: datetime.date, scored: set[datetime.date]) -> bool:
    return any(day <= other <= day + _SOON for other in scored)
