"""Manifests that a ledger of manifests does not know."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.values import codes
from checkers.records.waste import ledger_rows, manifests


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest of the years that the ledger covers."""
    known = {m for _, row in ledger_rows(desk) if (m := codes.manifest(row.text("voucher")))}
    years = {m[0] for m in known}
    for form, entry in manifests(desk):
        number = codes.manifest(entry.text("number"))
        if number and number[0] in years and number not in known and not form.recognised:
            said = f"联单 {entry.text('number')} 没有记入废物台账"
            yield Fault(said, shown(form, entry, field="number"))
