"""Planned training that did not take place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault

_STATUS = re.compile(
    r"完成|情况|状态|落实|实施|实际|执行|开没开|开了没|上没上|办没办|做没做|搞了没|结果|备注|开课"
)
_NOT_DONE = re.compile(
    r"取消|没开|未开|未实施|未完成|没办|未办|没搞|延期|推迟|挪到|停|未培训|没上|未上|缺课|×|没有开"
)

_FEW = 0.25  # a smaller share not carried out leaves the plan carried out on the whole


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each plan with rows not carried out."""
    for document, part in desk.tables("training_plan"):
        undone = [r for r in part.records if _NOT_DONE.search(fold(r.answer(_STATUS) or ""))]
        if undone:
            few = len(undone) < _FEW * len(part.records)
            said = f"计划 {len(part.records)} 项中有 {len(undone)} 项没有开展"
            yield desk.fault(said, *((document, r) for r in undone), slight=few)
