"""A head count in the application that differs from the total of the departments."""

import re
from collections.abc import Iterator
from fractions import Fraction

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.values.amounts import figures
from checkers.structure.part import Document, Part, Passage
from checkers.view import place

_ALL = re.compile(
    r"^(全员|员工|职工|从业|在册|在职|企业|公司|单位)?(总)?(人数|总数)$|^(员工|职工|全员)总?(人)?数$"
)
_COVERED = re.compile(r"^(覆盖|体系覆盖|认证覆盖)(的)?人数$")
_TOTAL = re.compile(r"^(合计|总计|总人数|全厂合计|全公司合计)$")
_PEOPLE = re.compile(r"人数|编制|人员数|定员|在编")
_TABLES = ("organisation_chart", "staffing_table", "duties_paper")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each total that differs from what the application says."""
    stated = _stated(desk, _ALL) or _stated(desk, _COVERED)
    if stated is None:
        return
    count, document, passage = stated
    for other, total, shown in _totals(desk):
        if total != count:
            said = f"人数不一致：申请资料“{passage.text[:20]}”，部门表合计 {total}"
            yield Fault(said, (place(document, passage), place(other, shown)))


def _stated(desk: Desk, label: re.Pattern[str]) -> tuple[Fraction, Document, Passage] | None:
    for document in desk.documents:
        if document.kinds.get("application_form", 0.0) < 0.75 or document.recognised:
            continue
        for passage in document.root.all_passages():
            if passage.kind == "field" and label.match(fold(passage.label)):
                found = figures(passage.value)
                if found and found[0] >= 5:
                    return found[0], document, passage
    return None


def _totals(desk: Desk) -> Iterator[tuple[Document, Fraction, Passage]]:
    for document in desk.documents:
        for part in document.root.walk():
            if part.kind == "table" and not document.recognised and _of_departments(part):
                yield from ((document, n, p) for n, p in _total(part))


def _of_departments(part: Part) -> bool:
    known = any(p.kinds.get(k, 0.0) >= 0.6 for p in part.chain() for k in _TABLES)
    words = " ".join([*part.labels, *(p.value for p in part.passages if p.kind == "field")])
    return known and bool(_PEOPLE.search(fold(words)))


def _total(part: Part) -> Iterator[tuple[Fraction, Passage]]:
    """The total the table states for its column of persons."""
    for record in part.records:
        if any(_TOTAL.match(fold(a.value)) for a in record.answers[:2]):
            counted = [figures(a.value) for a in record.answers if _PEOPLE.search(fold(a.label))]
            if counted and len(counted[0]) == 1:
                yield counted[0][0], record.passage
    for passage in part.passages:
        if passage.kind == "field" and _TOTAL.match(fold(passage.label)):
            found = figures(passage.value)
            if len(found) == 1:
                yield found[0], passage
