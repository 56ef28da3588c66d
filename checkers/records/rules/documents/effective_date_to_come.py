"""A rule that comes into force only after the day of the check."""

import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part, Passage
from checkers.view import place

_FORCE = re.compile(r"实施|执行|生效|施行|起用|启用|试行")
_NOT_THE_RULE = re.compile(r"gb|标准|法规|《.{2,30}》.{0,8}(自|于)|国家|办法自|条例|政策|计划|培训|演练")
_LONGEST = 50


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each section or file of a rule that says so at its head."""
    for document in desk.documents:
        for part in document.root.walk():
            if not _is_rule(part, desk):
                continue
            late = next((p for p in _head(part) if _to_come(p, desk)), None)
            if late is not None:
                said = f"尚未实施：{late.text[:40]}（审查基准日 {desk.as_of}）"
                yield Fault(said, (place(document, late),))
                break


def _is_rule(part: Part, desk: Desk) -> bool:
    known = desk.index.concepts
    rule = any(s >= 0.6 and k in known and known[k].document == "rule" for k, s in part.kinds.items())
    return rule and not part.flagged("foreign")


def _head(part: Part) -> list[Passage]:
    own = [p for p in part.passages if p.kind in ("header", "sentence", "field", "title")]
    return own[:8]


def _to_come(passage: Passage, desk: Desk) -> bool:
    said = passage.folded
    if len(said) > _LONGEST or not _FORCE.search(said) or _NOT_THE_RULE.search(said):
        return False
    days = [w.date for w in dates_in(said) if w.date]
    return bool(days) and min(days) > desk.as_of
