"""Transfers on a day that the receiver's licence does not cover."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.identity import brand_of
from checkers.records.fault import Desk, Fault, shown
from checkers.records.values.codes import manifest
from checkers.records.waste import ledger_rows, licensed
from checkers.structure.part import Document, Passage
from checkers.view import place

_LICENCE = re.compile(r"经营许可证|许可证(编?号)?")
_UNTIL = re.compile(
    r"有效期?限?[^,。;\d]{0,4}(?:20\d\d[-年./][\d月日./-]{3,7}(?:起)?(?:至|到|-|—|~))?(?:至|到)?(?P<day>20\d\d[-年./]\d{1,2}[-月./]\d{1,2})"
)
_MOVED = re.compile(r"联单|转移|移出|交运")
_YEAR_OF = re.compile(r"(20\d\d)年")
_DAY_OF = re.compile(r"(?<![\d年月])(\d{1,2})月(\d{1,2})日")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest, and one for each licence told in a line with later transfers beside it."""
    told = False
    for (form, entry), (licence_form, licence) in licensed(desk):
        day, valid = entry.day("out_date"), licence.period("valid")
        if day and valid and not valid.forever and not valid.covers(day):
            told = True
            said = (
                f"许可证 {licence.text('number')} 有效期 {licence.text('valid')}，"
                f"联单 {entry.text('number')} 移出日期 {day} 不在有效期内"
            )
            places = shown(form, entry, field="out_date")
            yield Fault(said, (*places, *shown(licence_form, licence, field="valid")))
    if not told:
        yield from _in_lines(desk)


def _in_lines(desk: Desk) -> Iterator[Fault]:
    """Licences told in a sentence or row of the file that tells the transfers."""
    for document in desk.documents:
        for line, until in _licences(document):
            late = [(d, p) for d, p in _transfers(desk, document, line) if d > until and d <= desk.as_of]
            if late:
                moved, passage = min(late, key=lambda x: x[0])
                said = f"接收方许可证到 {until} 为止，{moved} 仍有转移"
                yield Fault(said, (place(document, passage), place(document, line)))


def _licences(document: Document) -> Iterator[tuple[Passage, datetime.date]]:
    if document.recognised:
        return
    for passage in document.root.all_passages():
        if passage.kind not in ("sentence", "row") or not _of_waste(passage):
            continue
        match = _UNTIL.search(passage.folded) if _LICENCE.search(passage.folded) else None
        days = [w.date for w in dates_in(match["day"]) if w.date] if match else []
        if days:
            yield passage, days[0]


def _of_waste(passage: Passage) -> bool:
    """Whether a line, or the section it stands in, is about hazardous waste."""
    titles = "".join(p.folded_title for p in passage.part.chain() if p.kind != "file")
    return bool(re.search(r"危废|危险废物|废物|hw\d{2}", passage.folded + titles))


def _transfers(desk: Desk, document: Document, line: Passage) -> Iterator[tuple[datetime.date, Passage]]:
    """The days of transfers told in the same part, or in rows of the ledger that name the same receiver."""
    for passage in line.part.passages:
        if passage.kind == "sentence" and passage is not line and _MOVED.search(passage.block.text):
            for day in _days(passage.folded):
                yield day, passage
    for form, entry in ledger_rows(desk):
        receiver, moved = brand_of(entry.text("receiver")), entry.day("date")
        named = receiver in line.folded if len(receiver) >= 2 else "receiver" not in form.fields
        if (
            form.document is document
            and named
            and moved
            and manifest(entry.text("voucher"))
            and entry.passage
        ):
            yield moved, entry.passage


def _days(said: str) -> Iterator[datetime.date]:
    """All days of a sentence; 2026年转移: 4月16日 ... tells the year once."""
    yield from (w.date for w in dates_in(said) if w.date)
    years = set(_YEAR_OF.findall(said))
    if len(years) == 1:
        for month, day in _DAY_OF.findall(said):
            try:
                yield datetime.date(int(next(iter(years))), int(month), int(day))
            except ValueError:
                continue
