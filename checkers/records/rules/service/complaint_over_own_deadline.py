"""Complaints settled later than the applicant's own rules allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry, Form
from checkers.records.values.amounts import duration
from checkers.structure.part import Document, Passage
from checkers.view import place

_COMPLAINTS = re.compile(r"投诉|抱怨|客诉")
_ABOUT = re.compile(rf"{_COMPLAINTS.pattern}|小事|大事")
_TERM = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})个?(?:工作日|天|日)(?:之?内)?"
_SETTLED = r"(?:办结|处理完|结案|解决|搞定|了结|处理好|闭环|关闭)"
_LIMIT = re.compile(rf"({_TERM})[^,。;、\d]{{0,6}}{_SETTLED}|{_SETTLED}[^,。;、\d]{{0,6}}?({_TERM})")
_NO_RULE = {"hidden", "comment", "foreign", "quoted", "draft"}
_GRACE = 2  # days; working days may hold a week-end or two


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register of complaints; silent without a limit of the applicant's own."""
    limits = list(_limits(desk))
    if not limits:
        return
    days, document, rule = max(limits, key=lambda x: x[0])
    for form in desk.forms("service_case", least=("received", "done")):
        late = [e for e in form.entries if _took(e) > days] if _of_complaints(form) else []
        if late:
            spans = "；".join(f"{e.day('received')} 至 {e.day('done')}" for e in late[:3])
            said = f"{len(late)} 件投诉办结超过自定的最长时限（{rule.text.strip()[:40]}）：{spans}"
            yield Fault(said, (*shown(form, *late[:2]), place(document, rule)))


def _limits(desk: Desk) -> Iterator[tuple[int, Document, Passage]]:
    """Every limit for settling complaints that the rules state, in calendar days."""
    for document in desk.documents:
        for part in document.root.walk():
            about = bool(_COMPLAINTS.search(part.folded_title))
            for passage in part.passages:
                said = passage.folded
                if (
                    passage.kind != "sentence"
                    or _NO_RULE & passage.flags
                    or not (about or _ABOUT.search(said))
                ):
                    continue
                for match in _LIMIT.finditer(said):
                    told = duration(match[1] or match[2])
                    if told and told.days:
                        yield ceil(told.days), document, passage
                    elif told and told.working_days:
                        yield ceil(told.working_days * 7 / 5) + _GRACE, document, passage


def _of_complaints(form: Form) -> bool:
    title = fold(form.title) + "".join(p.folded for p in form.captions)
    return bool(_COMPLAINTS.search(title)) or form.part.kinds.get("complaint_record", 0.0) >= 0.6


def _took(entry: Entry) -> int:
    """Days from receipt to settlement; 0 where one of them is not certain."""
    received, done = entry.day("received"), entry.day("done")
    return (done - received).days if received and done else 0
