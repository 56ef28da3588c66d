"""An application that lets the system run before its manual came into force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.records.fault import Desk, Fault, shown
from checkers.structure.part import Document, Passage
from checkers.view import place

_MANUALS = ("rsms_manual", "management_manual", "service_manual")
_IN_FORCE = re.compile(
    r"(实施|施行|生效|起用|执行)(日期)?[::]?(?P<day>20\d\d[-年./]\d{1,2}[-月./]\d{1,2})|自(?P<other>20\d\d[-年./]\d{1,2}[-月./]\d{1,2})日?起?(正式)?(实施|施行|生效|执行)"
)
_LATER_EDITION = re.compile(r"换版|第[二三四五2-9]版|版本[::]?[b-z]|修订(记录|履历|状态)|改版|[b-z]/[0-9]版")
_OPENING = 25  # passages at the beginning of a manual


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault; silent where the manual is a later edition, as an earlier one may have been in force."""
    manuals = [m for d in desk.documents if (m := _manual(d))]
    if len({day for day, _, _ in manuals}) != 1:
        return
    day, document, passage = manuals[0]
    for form in desk.forms("application", least=("operating",)):
        began = form.head.day("operating")
        if began and began < day:
            said = f"申请书写体系 {began} 开始运行，手册 {day} 才实施"
            yield Fault(said, (*shown(form, form.head, field="operating"), place(document, passage)))


def _manual(document: Document) -> tuple[datetime.date, Document, Passage] | None:
    if document.recognised or max(document.kinds.get(k, 0.0) for k in _MANUALS) < 0.6:
        return None
    opening = [p for p in document.root.all_passages() if p.kind in ("sentence", "field", "title")][:_OPENING]
    if not any("手册" in p.folded for p in opening) or any(_LATER_EDITION.search(p.folded) for p in opening):
        return None
    for passage in opening:
        match = _IN_FORCE.search(passage.folded)
        days = [w.date for w in dates_in(match["day"] or match["other"]) if w.date] if match else []
        if days:
            return days[0], document, passage
    return None
