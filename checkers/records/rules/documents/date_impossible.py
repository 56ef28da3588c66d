"""A date that no calendar has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.records.fault import Desk, Fault
from checkers.view import place

_OPEN = re.compile(r"20\d\d[-./年]\d{1,2}[-./月][?？]{1,2}")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each impossible date (once a file)."""
    for document in desk.documents:
        seen: set[str] = set()
        for passage in document.root.all_passages():
            if passage.kind in ("column", "header") or document.recognised:
                continue
            open_day = _OPEN.search(passage.text)
            if open_day and open_day.group() not in seen:
                seen.add(open_day.group())
                yield Fault(f"日期不全：{open_day.group()}", (place(document, passage),))
            for written in dates_in(passage.folded):
                if (
                    written.impossible
                    and not written.text.isdigit()
                    and written.text not in seen
                    and written.day is not None
                ):
                    seen.add(written.text)
                    yield Fault(f"日期不存在：{written.text}", (place(document, passage),))
