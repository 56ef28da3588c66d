"""One transfer with different quantities in the ledger and on the manifest."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.values import codes
from checkers.records.values.amounts import Quantity
from checkers.records.waste import Placed, ledger_rows, manifests


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each number; numbers with several rows or manifests are left out."""
    rows: dict[object, list[Placed]] = {}
    for form, row in ledger_rows(desk):
        number = codes.manifest(row.text("voucher"))
        if number:
            rows.setdefault(number, []).append((form, row))
    papers: dict[object, list[Placed]] = {}
    for form, entry in manifests(desk):
        number = codes.manifest(entry.text("number"))
        if number:
            papers.setdefault(number, []).append((form, entry))
    for key, found in papers.items():
        mine = rows.get(key, [])
        if len(found) == 1 and len(mine) == 1:
            yield from _compared(found[0], mine[0])


def _compared(paper: Placed, row: Placed) -> Iterator[Fault]:
    (form, entry), (ledger, line) = paper, row
    sent, booked = entry.quantity("quantity_out"), _booked(line)
    if sent and booked and sent.like(booked) and sent.amount != booked.amount:
        said = f"联单 {entry.text('number')} 移出量 {entry.text('quantity_out')}，台账记 {booked.text}"
        yield Fault(said, (*shown(form, entry, field="quantity_out"), *shown(ledger, line)))


def _booked(line: Entry) -> Quantity | None:
    return line.quantity("moved") or line.quantity("quantity")
