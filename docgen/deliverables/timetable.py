"""The timetable of an audit plan by day, as the papers print it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.scheme import Item
from docgen.deliverables.clause_text import clause_text
from docgen.word.filters import chinese_date

_WEEKDAYS = "一二三四五六日"
TESTING = "characteristics"


def add_days(plan: dict[str, Any], site_names: Mapping[str, str], items: Mapping[str, Item]) -> None:
    """Give each row its `place` and `clauses_text`, and the plan its rows by day.

    `days`: all rows; `audit_days`: without the tests of service characteristics; `testing_days`: those alone.
    """
    for slot in plan["schedule"]:
        slot["clauses_text"] = clause_text(slot["clauses"], items)
        slot["place"] = _place(slot, site_names)
    rows = plan["schedule"]
    plan["days"] = _by_day(rows)
    plan["audit_days"] = _by_day([r for r in rows if r["kind"] != TESTING])
    plan["testing_days"] = _by_day([r for r in rows if r["kind"] == TESTING])


def _place(slot: Mapping[str, Any], site_names: Mapping[str, str]) -> str:
    site = site_names.get(slot["site"], slot["site"]) if len(site_names) > 1 else ""
    departments = "、".join(slot["departments"])
    return f"{departments}（{site}）" if departments and site else departments or site


def _by_day(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """One entry a day: `date`, `text` (2026年2月2日（星期一）), `slots`."""
    days: dict[datetime.date, list[Mapping[str, Any]]] = {}
    for row in rows:
        days.setdefault(row["date"], []).append(row)
    return [
        {"date": d, "text": f"{chinese_date(d)}（星期{_WEEKDAYS[d.weekday()]}）", "slots": slots}
        for d, slots in sorted(days.items())
    ]
