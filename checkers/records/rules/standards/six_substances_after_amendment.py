"""A report on restricted substances that tests the old six after four more were added."""

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.folding import fold
from checkers.records.dating import written_on
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.structure.part import Part, Passage
from checkers.view import place
from corpus.standards import standards

_STANDARD = "GB/T 26572-2011"
_CITED = re.compile(r"gb/?t?26572")
_OLD = re.compile(r"多溴(联苯|二苯醚)|pbbs?|pbdes?")
_NEW = re.compile(r"邻苯|dehp|bbp|dbp|dibp|十项|10项|rohs2|rohs10")

_SIX = re.compile(r"[六6]项")
_BARE_SIX = re.compile(r"^[六6]项?$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each report by this standard, dated since the amendment, without any of the four."""
    yield from _listed(desk)
    amendment = standards()[_STANDARD].amendments[0]
    for document in desk.documents:
        for part in document.root.walk():
            if part.kinds.get("hazardous_substance_report", 0.0) < 0.6 or part.flagged("foreign"):
                continue
            passages = [p for p in part.all_passages() if p.kind != "column"]
            text = "".join(p.folded for p in passages)
            tested = next((p for p in passages if p.kind in ("row", "field") and _OLD.search(p.folded)), None)
            if tested is None or not _CITED.search(text) or _NEW.search(text):
                continue
            day = _reported(part) or written_on(tested, desk.as_of)
            if day and amendment.valid_from <= day <= desk.as_of:
                said = (
                    f"{day} 的报告未见四种邻苯；{_STANDARD} {amendment.name}自 "
                    f"{amendment.valid_from} 起增加四种（请核对官方公告）"
                )
                yield Fault(said, (place(document, tested),))
                break


def _listed(desk: Desk) -> Iterator[Fault]:
    """Registers of suppliers' reports that say themselves that only six substances were tested."""
    amendment = standards()[_STANDARD].amendments[0]
    for form in desk.forms("supplier_declaration", least=("supplier", "reported")):
        old = [
            e
            for e in form.rows
            if (day := e.last_day("reported")) and amendment.valid_from <= day <= desk.as_of and _six(e)
        ]
        if old:
            told = "；".join(f"{e.text('supplier')} {e.text('material')}" for e in old[:3])
            said = f"{amendment.valid_from} 以后的报告只测六项：{told}；{amendment.name}增加四种（请核对官方公告）"
            yield Fault(said, shown(form, *old))


def _six(entry: Entry) -> bool:
    return bool(_SIX.search(fold(entry.text("number")))) or bool(_BARE_SIX.match(fold(entry.text("count"))))


def _reported(part: Part) -> datetime.date | None:
    """The latest full date of the report itself."""
    days = [w.date for p in _own(part) for w in dates_in(p.folded) if w.date]
    return max(days, default=None)


def _own(part: Part) -> list[Passage]:
    return [p for p in part.all_passages() if p.kind != "column"]
