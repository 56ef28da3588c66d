"""Transfers to another province without a word of the approval."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.values import codes
from checkers.records.waste import manifests
from corpus.store import load_province_codes

_APPROVAL = ("跨省", "省外转移", "转移批准", "转移批复", "同意转移", "商请")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each manifest; silent when an approval is mentioned anywhere."""
    if any(word in p.folded for d in desk.documents for p in d.root.all_passages() for word in _APPROVAL):
        return
    names = load_province_codes()
    for form, entry in manifests(desk):
        number, receiver = codes.manifest(entry.text("number")), fold(entry.text("receiver"))
        there = next((code for code, name in names.items() if receiver.startswith(name)), None)
        if number and there and number[1] in names and there != number[1] and not form.recognised:
            said = (
                f"从{names[number[1]]}转移到{names[there]}的 {entry.text('receiver')}，未见跨省转移批准文件"
            )
            yield Fault(said, shown(form, entry, field="receiver"))
