"""Batch production begun before the sample test report."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.finding import Evidence
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part, Passage
from checkers.view import place

_CODE = re.compile(r"[a-z]{1,5}-?\d{2,}[a-z0-9-]*")
_START = re.compile(r"开拉|开工|投产|上线|开料|开始生产|投料|批产工单|首张|开做|下单生产")
_REPORT = re.compile(r"报告|出具|结论|签发|测完|出报告|试验日|测试日")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each product whose first start lies before its report; throughout where that holds of all."""
    starts = _dated(desk, ("work_order", "production_plan"), _START)
    reports = _dated(desk, ("sample_test_report", "prototype_record"), _REPORT)
    both = starts.keys() & reports.keys()
    early = sorted(code for code in both if starts[code][0] < reports[code][0])
    for code in early:
        (start, begun), (tested, report) = starts[code], reports[code]
        yield Fault(
            f"{code.upper()} 于 {start} 开工，样品测试报告日期为 {tested}",
            (begun, report),
            throughout=len(early) == len(both),
        )


def _dated(
    desk: Desk, kinds: tuple[str, ...], words: re.Pattern[str]
) -> dict[str, tuple[datetime.date, Evidence]]:
    """The earliest day told with the words, for each code named in the same section."""
    found: dict[str, tuple[datetime.date, Evidence]] = {}
    for document in desk.documents:
        for part in document.root.walk():
            if part.kind == "file" or not any(part.kinds.get(k, 0.0) >= 0.6 for k in kinds):
                continue
            codes = {c for p in _own(part) for c in _CODE.findall(p.folded)} | set(
                _CODE.findall(part.folded_title)
            )
            for passage in _own(part):
                days = [w.date for w in dates_in(passage.folded) if w.date]
                if days and words.search(passage.folded):
                    for code in codes:
                        if code not in found or min(days) < found[code][0]:
                            found[code] = (min(days), place(document, passage))
    return found


def _own(part: Part) -> list[Passage]:
    return [p for p in part.all_passages() if p.kind in ("sentence", "field", "row", "title") and not p.flags]
