"""Rules that say they hold for, or come from, another firm."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.identity import organisations
from checkers.records.fault import Desk, Fault
from checkers.records.identity import one_character_off
from checkers.view import place

_HOLDS_FOR = re.compile(
    r"(适用于|本(公司|厂)(系|即|指)|编制(单位)?[:：]|发布(单位)?[:：])[^,。;，；]{0,30}(公司|厂)"
)
_PARTNER = re.compile(r"供方|供应商|客户|顾客|承运|处置|外协|外包")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file."""
    if not desk.applicant.name:
        return
    for document in desk.documents:
        for passage in document.root.all_passages():
            if passage.kind != "sentence" or document.recognised or _PARTNER.search(passage.folded):
                continue
            said = _HOLDS_FOR.search(passage.folded)
            others = [n for n in organisations(said.group()) if _other(desk, n)] if said else []
            if others:
                yield Fault(f"制度文件写着“{others[0]}”，不是申请方", (place(document, passage),))
                break


def _other(desk: Desk, name: str) -> bool:
    applicant = desk.applicant
    slip = one_character_off(name, fold(applicant.name or ""))
    return not (applicant.owns(name) or name in applicant.former or slip)
