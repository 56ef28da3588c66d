"""Instruments that failed their calibration and are still in use."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown

_FAILED = re.compile(r"不合格|不符合|未通过|超差")
_IN_USE = re.compile(r"在用|使用中|正常")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each list."""
    for form in desk.forms("instrument", least=("result", "status")):
        wrong = [
            e
            for e in form.entries
            if _FAILED.search(fold(e.text("result"))) and _IN_USE.search(fold(e.text("status")))
        ]
        if wrong and not form.recognised:
            said = (
                f"{wrong[0].text('name')}校准{wrong[0].text('result')}，状态仍为“{wrong[0].text('status')}”"
            )
            yield Fault(said, shown(form, *wrong))
