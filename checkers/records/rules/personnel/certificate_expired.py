"""A person's certificate that has expired."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.rule import Example, Rule


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with expired rows."""
    for document, part in desk.tables(
        "qualification_certificates", "special_operation_certificate", "industry_licence"
    ):
        lapsed = [r for r in part.records if "expired" in r.passage.flags]
        if lapsed:
            yield desk.fault(
                f"{len(part.records)} 张证件中有 {len(lapsed)} 张已过有效期", *((document, r) for r in lapsed)
            )


RULE = Rule(
    name="certificate-expired",
    title="人员证件过期",
    why="only valid certificates show a qualification; one expired beside valid ones makes the element partly shown.",
    looks_at="registers of certificates with a column of validity.",
    source="OLS-E 4.1.2, OLS-C 4.1.2, CESI 5.1.3",
    severity="major",
    lowers="partly_met",
    elements=("OLS-E 4.1.2-c", "OLS-C 4.1.2-c", "CESI-5.1.3-2b"),
    example=Example(
        """
# 人员证件一览

| 姓名 | 证书名称 | 证书编号 | 有效期至 |
|---|---|---|---|
| 楼晓军 | 焊工证 | HG-2019-118 | 2025-12-31 |
| 沈阿六 | 内审员证 | NS-2023-552 | 长期 |
""",
        wrong="2025-12-31",
        right="2027-12-31",
    ),
    judge=judge,
)
