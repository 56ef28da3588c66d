"""A person's certificate that has expired."""

from __future__ import annotations

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part

_OURS = ("qualification_certificates", "special_operation_certificate", "industry_licence")
_OTHERS = ("disposal_licence", "calibration_record", "test_equipment_list", "supplier_declaration")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with expired rows."""
    for document, part in desk.tables(*_OURS):
        if _surest(part, _OTHERS) >= max(0.7, _surest(part, _OURS)):
            continue  # permits of those who take the waste and instruments have rules of their own
        lapsed = [r for r in part.records if "expired" in r.passage.flags]
        if lapsed:
            yield desk.fault(
                f"{len(part.records)} 张证件中有 {len(lapsed)} 张已过有效期", *((document, r) for r in lapsed)
            )


def _surest(part: Part, kinds: tuple[str, ...]) -> float:
    return max(part.kinds.get(kind, 0.0) for kind in kinds)
