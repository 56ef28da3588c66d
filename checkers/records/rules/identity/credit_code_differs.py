"""Codes of the applicant that differ from one another in a few characters."""

import re
from collections.abc import Iterator

from checkers.identity import CREDIT_CODE
from checkers.records.fault import Desk, Fault
from checkers.view import place

_LABEL = re.compile(r"信用代码|社会代码")
_SLIPS = 3  # characters by which a mistyped code may differ; another firm's code differs in more


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file that has the code otherwise."""
    own = desk.applicant.credit_code
    if not own:
        return
    for document in desk.documents:
        seen: set[str] = set()
        for passage in document.root.all_passages():
            if document.recognised or passage.kind == "column" or not _LABEL.search(passage.folded):
                continue
            for match in CREDIT_CODE.finditer(passage.folded):
                code = match.group().upper()
                if code not in seen and 0 < _apart(code, own) <= _SLIPS:
                    seen.add(code)
                    said = f"统一社会信用代码 {code} 与其他材料上的 {own} 不一致"
                    yield Fault(said, (place(document, passage),))


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
