"""A person's certificate that has expired.

Why: only valid certificates show a qualification; one expired beside valid ones makes the element partly shown.
Looks at: registers of certificates with a column of validity. Fires: 有效到 2025-12-31. Does not: 有效到 长期.
"""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault


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
