"""Transfers to a firm whose contract with the applicant did not cover the day."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry
from checkers.records.waste import Placed, manifests, same_firm


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest none of whose receiver's contracts covers the day."""
    contracts = [(f, e) for f in desk.forms("disposal_contract") for e in f.entries if e.period("term")]
    for form, entry in manifests(desk):
        day, receiver = entry.day("out_date"), entry.text("receiver")
        own = [(f, c) for f, c in contracts if receiver and _with(c, receiver)]
        if day and own and not any((p := c.period("term")) and p.covers(day) for _, c in own):
            yield _fault((form, entry), own[0])


def _with(contract: Entry, firm: str) -> bool:
    return any(same_firm(contract.text(side), firm) for side in ("contractor", "client"))


def _fault(paper: Placed, contract: Placed) -> Fault:
    (form, entry), (other, found) = paper, contract
    said = f"{entry.text('out_date')} 转移给 {entry.text('receiver')}，合同期限是 {found.text('term')}"
    return Fault(said, (*shown(form, entry, field="out_date"), *shown(other, found, field="term")))
