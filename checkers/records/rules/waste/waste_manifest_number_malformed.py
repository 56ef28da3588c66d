"""Numbers of manifests that are not the national number of 14 digits."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.generic.values import ValuePattern
from checkers.view import place

_FORMS = ValuePattern(
    kind="waste_manifest",
    field="number",
    pattern=r"20\d{2}(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6])\d{8}(?!\d)",
    wanted="14 位数字（年份、移出地省市代码、顺序号）",
)
_TOLD = re.compile(r"联单")
_OTHER_LENGTH = re.compile(r"(?<![\d*])20[12]\d(?:\d{8,9}|\d{11,12})(?![\d*xX年月日.])")
_NOT_SAID = {"hidden", "comment", "quoted"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each form, and one for each file with such a number in a line about manifests."""
    formed = list(_FORMS.judge(desk))
    yield from formed
    told = {e.file for f in formed for e in f.evidence}
    for document in desk.documents:
        if document.path in told or document.recognised:
            continue
        for passage in document.root.all_passages():
            if (
                passage.kind not in ("sentence", "row")
                or _NOT_SAID & passage.flags
                or not _TOLD.search(passage.block.text or passage.folded)
            ):
                continue
            wrong = _OTHER_LENGTH.findall(passage.folded)
            if wrong:
                said = f"联单编号 {wrong[0]} 有 {len(wrong[0])} 位，应为 14 位"
                yield Fault(said, (place(document, passage),))
                break
