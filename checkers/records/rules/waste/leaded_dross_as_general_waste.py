"""Dross of leaded solder booked as general waste."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown

_LEADED = re.compile(
    r"(有铅|含铅|铅锡).{0,8}(锡渣|焊渣|锡块|焊料|焊锡)|(锡渣|焊渣|焊料|焊锡).{0,4}(有铅|含铅|铅锡)"
)
_GENERAL = re.compile(r"一般(工业)?(固体?废|废|可卖)?|可回收|普通废")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each ledger, or slip of several lines, that says so."""
    for form in desk.forms("waste_ledger"):
        wrong = [
            e
            for e in form.entries
            if _LEADED.search(fold(e.text("waste"))) and _GENERAL.search(fold(e.text("category")))
        ]
        if wrong:
            yield Fault("含铅锡渣登记为一般固废，须经鉴别才能认定", shown(form, *wrong))
