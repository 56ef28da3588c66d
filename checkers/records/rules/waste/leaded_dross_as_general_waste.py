"""Dross of leaded solder booked as general waste."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.structure.part import Passage
from checkers.view import place

_LEADED = re.compile(
    r"(有铅|含铅|铅锡).{0,8}(锡渣|焊渣|锡块|焊料|焊锡)|(锡渣|焊渣|焊料|焊锡).{0,4}(有铅|含铅|铅锡)"
)
_GENERAL = re.compile(r"一般(工业)?(固体?废|废|可卖|$)|可回收|普通废")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each ledger or slip; what is read is the line of a table, whatever its columns are called."""
    for document in desk.documents:
        for part in document.root.walk():
            if part.kind != "table" or part.flagged("foreign"):
                continue
            lines: dict[int, list[Passage]] = {}
            for passage in part.passages:
                if passage.kind in ("row", "field"):
                    lines.setdefault(id(passage.block), []).append(passage)
            wrong = [line[0] for line in lines.values() if _booked(line)]
            if wrong:
                said = "含铅锡渣登记为一般固废，须经鉴别才能认定"
                yield Fault(said, tuple(place(document, p) for p in wrong[:3]))


def _booked(line: list[Passage]) -> bool:
    texts = [p.folded for p in line]
    return any(_LEADED.search(t) for t in texts) and any(_GENERAL.search(t) for t in texts)
