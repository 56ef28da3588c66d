"""Management reviews held before the internal audit whose results they should consider."""

import datetime
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each year in which every review lies before every audit."""
    audits, reviews = _by_year(desk, "internal_audit"), _by_year(desk, "management_review")
    for year in sorted(audits.keys() & reviews.keys()):
        audit, form, entry = min(audits[year], key=lambda x: x[0])
        review, other, found = max(reviews[year], key=lambda x: x[0])
        if review < audit:
            said = f"{year} 年管理评审 {review} 早于内部审核 {audit}"
            yield Fault(said, (*shown(other, found, field="date"), *shown(form, entry, field="date")))


def _by_year(desk: Desk, kind: str) -> dict[int, list[tuple[datetime.date, Form, Entry]]]:
    found: dict[int, list[tuple[datetime.date, Form, Entry]]] = {}
    for form in desk.forms(kind):
        for entry in form.entries:
            day = entry.first_day("date")
            if day and not form.recognised:
                found.setdefault(day.year, []).append((day, form, entry))
    return found
