"""A total of answers, stated below a table, that the rows do not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Record
from checkers.view import place

_TOTAL = re.compile(r"^(合计|总计|统计|小计)$")
_TALLY = re.compile(
    r"(?P<answer>(?:完全|部分|不|基本|全部)?(?:符合|满足|合格|通过|适用))[::]?(?P<n>\d+)(?:条|项|个)"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each table: stated numbers of each answer against the rows that have it."""
    for document in desk.documents:
        for part in document.root.walk():
            for record in part.records if not document.recognised else ():
                tally = _tally(record)
                rows = [r for r in part.records if r is not record]
                counted = {a: sum(_answers(r, a) for r in rows) for a in tally}
                wrong = {a: n for a, n in tally.items() if counted[a] != n}
                if wrong and len(tally) >= 2 and sum(tally.values()) == sum(counted.values()):
                    told = "、".join(f"{a} {tally[a]}（逐行 {counted[a]}）" for a in wrong)
                    yield Fault(f"合计与逐行统计不一致：{told}", (place(document, record.passage),))


def _tally(record: Record) -> dict[str, int]:
    if not any(_TOTAL.match(fold(a.value)) for a in record.answers[:2]):
        return {}
    return {m["answer"]: int(m["n"]) for m in _TALLY.finditer(record.passage.folded)}


def _answers(record: Record, answer: str) -> bool:
    return any(fold(a.value) == answer for a in record.answers)
