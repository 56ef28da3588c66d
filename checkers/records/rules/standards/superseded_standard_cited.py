"""A standard cited in an edition that was no longer in force when the paper was written."""

from collections.abc import Iterator

from checkers.records.citations import citations
from checkers.records.fault import Desk, Fault


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each such citation; without a day of the paper, or on weak evidence, it is undetermined."""
    for citation in citations(desk):
        standard, day = citation.standard, citation.day
        if standard is None or citation.cited is None or standard.standing(day or desk.as_of) != "no_longer":
            continue
        until = f"，有效至 {standard.valid_to}" if standard.valid_to else ""
        new = f"，现为 {standard.replaced_by}" if standard.replaced_by else ""
        sure = day is not None and standard.established
        dated = f"资料日期 {day}" if day else "资料未见日期"
        yield Fault(
            f"引用的 {standard.number} 已被替代{until}{new}（{dated}，请核对官方公告）",
            citation.evidence,
            undetermined=not sure,
            elements=tuple(standard.elements),
        )
