"""A standard cited as if it held, before it came into force."""

import re
from collections.abc import Iterator

from checkers.records.citations import citations
from checkers.records.fault import Desk, Fault

_KNOWN = re.compile(r"将|拟|计划|准备|预计|跟踪|关注|尚未|起实施|起施行|待实施")  # told as what is to come


def judge(desk: Desk) -> Iterator[Fault]:
    """One piece of information for each citation that lies before the first day in force."""
    for citation in citations(desk):
        standard = citation.standard
        day = citation.day or desk.as_of
        if standard is None or _KNOWN.search(citation.passage.folded):
            continue
        if standard.standing(day) == "not_yet":
            said = f"引用的 {standard.number} 自 {standard.valid_from} 起才实施，资料日期 {day}；请核对当时适用的版本"
            yield Fault(said, citation.evidence, undetermined=True, elements=tuple(standard.elements))
