"""Hazardous waste that left without a voucher's number in the ledger."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each ledger whose other rows have numbers."""
    for form in desk.forms("waste_ledger", least=("voucher",)):
        numbered = [e for e in form.rows if e.code("voucher")]
        open_rows = [e for e in form.rows if _left(e) and not e.filled("voucher")]
        if numbered and open_rows and not form.recognised:
            one = open_rows[0]
            said = (
                f"{len(form.rows)} 行中有 {len(open_rows)} 行危险废物出库没有凭证号"
                f"（{one.text('waste')} {one.text('date')}）"
            )
            yield Fault(said, shown(form, *open_rows))


def _left(entry: Entry) -> bool:
    """Whether hazardous waste left on a day of its own: a receiver or a moved quantity is told."""
    words = fold(" ".join(entry.text(f) for f in ("waste", "category", "waste_code")))
    hazardous = "危" in words or "hw" in words or "-049-" in words or "-041-" in words
    gone = entry.filled("receiver") or bool((q := entry.quantity("moved")) and q.amount > 0)
    return hazardous and gone and entry.day("date") is not None
