"""Late delivery: a row whose goods arrived after the agreed day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry

_DAYS = re.compile(r"(晚|迟|逾期|延误|超期|拖)(了)?\d+天?|^\+\d+")


def judge(desk: Desk) -> Iterator[Fault]:
    """Every late row of every delivery ledger, one fault a ledger."""
    seen: set[int] = set()
    for form in desk.forms("delivery", least=("agreed",)):
        if id(form.part) in seen or form.recognised:
            continue
        seen.add(id(form.part))
        late = [e for e in form.rows if _late(e) or _said_late(e)]
        if late:
            yield Fault(f"{len(form.rows)} 批中有 {len(late)} 批晚于约定日期", shown(form, *late))


def _late(entry: Entry) -> bool:
    due, came = entry.last_day("agreed"), entry.last_day("delivered")
    return bool(due and came and came > due)


def _said_late(entry: Entry) -> bool:
    said = entry.passage.folded if entry.passage else ""
    return any(_DAYS.search(value) for value in re.split(r"[;:]", said))
