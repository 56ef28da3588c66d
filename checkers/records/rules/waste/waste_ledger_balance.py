"""Ledgers whose stored quantity does not follow from what was generated and moved."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry

_FIELDS = ("generated", "moved", "stored")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each waste of a ledger, only where most of its rows do add up."""
    for form in desk.forms("waste_ledger", least=_FIELDS):
        for rows in _by_waste(form.rows):
            wrong, right = _unbalanced(rows)
            if wrong and right > len(wrong) and not form.recognised:
                one = wrong[0]
                said = f"{one.text('waste')} {one.text('date')} 的结存 {one.text('stored')} 与产生、转出不平"
                yield Fault(said, shown(form, *wrong))


def _by_waste(rows: Sequence[Entry]) -> list[list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for row in rows:
        groups.setdefault(fold(row.text("waste")), []).append(row)
    return list(groups.values())


def _unbalanced(rows: Sequence[Entry]) -> tuple[list[Entry], int]:
    """The rows that do not follow from the row before, and how many do."""
    wrong: list[Entry] = []
    right = 0
    before: Fraction | None = None
    for row in rows:
        made, moved, stored = (_amount(row, f) for f in _FIELDS)
        if stored is None:
            before = None
            continue
        if before is not None and made is not None and moved is not None:
            if before + made - moved == stored:
                right += 1
            else:
                wrong.append(row)
        before = stored
    return wrong, right


def _amount(row: Entry, field: str) -> Fraction | None:
    quantity = row.quantity(field)
    if quantity is not None:
        return quantity.amount
    return row.number(field) if row.filled(field) else (Fraction(0) if field != "stored" else None)
