"""A measured content of cadmium, lead or mercury over the limit that was passed or used up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Record

_KINDS = ("xrf_record", "hazardous_substance_report", "incoming_inspection", "purchased_material_test")
# mg/kg in homogeneous material
_LIMITS = {"cd": 100, "镉": 100, "pb": 1000, "铅": 1000, "hg": 1000, "汞": 1000}
_COLUMN = re.compile(r"^(cd|pb|hg|镉|铅|汞)(\(?(pb|cd|hg|mg/kg|ppm|铅|镉|汞)\)?)*$")
_IN_TEXT = re.compile(r"(镉|铅|汞|cd|pb|hg)[::]?(\d+(?:\.\d+)?)(?!\d*%)")
_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)(mg/kg|ppm)?$")
_PASSED = re.compile(r"^(合格|通过|符合|ok|pass|过|√|✓|没超|好)$")
_USED = re.compile(r"(先|继续|照|还是)(用|使用)|让步|用完|放行")
_EXEMPT = re.compile(r"铜|钢|铝|锡铅|高铅|玻璃|陶瓷|豁免")  # materials with exemptions, so left to a person


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register."""
    for document, part in desk.tables(*_KINDS):
        over = [(r, told) for r in part.records if (told := _over(r))]
        if over and not document.recognised:
            said = "；".join(told for _, told in over[:4])
            yield desk.fault(f"超过限值仍判合格或继续使用：{said}", *((document, r) for r, _ in over))


def _over(record: Record) -> str | None:
    values = [fold(a.value) for a in record.answers]
    if not (any(_PASSED.match(v) for v in values) or any(_USED.search(v) for v in values)):
        return None
    if _EXEMPT.search(record.passage.folded):
        return None
    for answer in record.answers:
        for element, figure in _figures(fold(answer.label), fold(answer.value)):
            if float(figure) > _LIMITS[element]:
                return f"{element.capitalize()} {figure} mg/kg，限值 {_LIMITS[element]}"
    return None


def _figures(label: str, value: str) -> Iterator[tuple[str, str]]:
    column, number = _COLUMN.match(label), _NUMBER.match(value)
    if column and number:
        yield column[1], number[1]
    elif not column:
        yield from ((m[1], m[2]) for m in _IN_TEXT.finditer(value))
