"""The days on site of each auditor in a calendar year (审核员年度现场天数), against the most that a scheme allows."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from corpus.deadlines import Deadline
from corpus.exact import shown
from docgen.case.model import Case
from docgen.figures.timeline.event import Event


def days_on_site(case: Case) -> dict[tuple[str, int], Fraction]:
    """Days on site per auditor and year: those of this case's timetables, and those entered for other audits."""
    days: dict[tuple[str, int], set[datetime.date]] = defaultdict(set)
    for audit in case.audits:
        roles = {m.name for m in case.team_of(audit) if m.audits}
        for slot in audit.plan.schedule if audit.plan else []:
            for name in roles & set(slot.members):
                days[name, slot.date.year].add(slot.date)
    total = {key: Fraction(len(found)) for key, found in days.items()}
    for member in case.team:
        for year, other in member.other_days.items():
            if year.isdigit():
                key = (member.name, int(year))
                total[key] = total.get(key, Fraction(0)) + Fraction(other)
    return total


def loads(rule: Deadline, case: Case, as_of: datetime.date) -> Iterator[Event]:
    """One event for each auditor and year."""
    for (name, year), days in sorted(days_on_site(case).items()):
        most = rule.most or 0
        kept = days <= most
        note = f"{shown(days)} 日，{'未超过' if kept else '超过'} {most} 日；含填写的其他审核天数；{rule.note or ''}"
        end = datetime.date(year, 12, 31)
        yield Event(
            rule.id, rule.title, rule.clause, f"{name} {year} 年", datetime.date(year, 1, 1), end, None, None,
            f"每年现场审核不超过 {most} 日", "days", (), "done" if end <= as_of else "upcoming",
            "ok" if kept else "error", "error", f"{note}（{rule.anomaly}）",
        )  # fmt: skip
