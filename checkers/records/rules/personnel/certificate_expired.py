"""A person's certificate that has expired."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with expired rows."""
    for document, part in desk.tables(
        "qualification_certificates", "special_operation_certificate", "industry_licence"
    ):
        if part.kinds.get("disposal_licence", 0.0) >= 0.7:
            continue  # the permits of those who take the waste are judged on the day of the transfer
        lapsed = [r for r in part.records if "expired" in r.passage.flags]
        if lapsed:
            yield desk.fault(
                f"{len(part.records)} 张证件中有 {len(lapsed)} 张已过有效期", *((document, r) for r in lapsed)
            )
