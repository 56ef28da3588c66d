"""A law or rule cited by name that was repealed or replaced when the paper was written."""

from collections.abc import Iterator

from checkers.records.citations import citations
from checkers.records.fault import Desk, Fault


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each such citation; without a day of the paper, or on weak evidence, it is undetermined."""
    for citation in citations(desk):
        standard, day = citation.standard, citation.day
        if (
            standard is None
            or citation.cited is not None
            or standard.standing(day or desk.as_of) != "no_longer"
        ):
            continue
        new = f"，应为《{standard.replaced_by}》" if standard.replaced_by else ""
        dated = f"资料日期 {day}" if day else "资料未见日期"
        yield Fault(
            f"引用的《{standard.number}》有效至 {standard.valid_to}{new}（{dated}）",
            citation.evidence,
            undetermined=not (day is not None and standard.established),
            elements=tuple(standard.elements),
        )
