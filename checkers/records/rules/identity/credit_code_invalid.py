"""A 统一社会信用代码 whose check character is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.identity import CREDIT_CODE, valid_credit_code
from checkers.records.fault import Desk, Fault
from checkers.view import place

_LABEL = re.compile(r"信用代码|登记代码|注册号|税号|代码")
_MISREAD = str.maketrans("OISZ", "0152")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each wrong code."""
    seen: set[str] = set()
    for document in desk.documents:
        for passage in document.root.all_passages():
            if passage.kind == "column" or not _LABEL.search(passage.folded):
                continue
            for match in CREDIT_CODE.finditer(passage.folded):
                code = match.group().upper()
                if code in seen or valid_credit_code(code):
                    continue
                seen.add(code)
                likely = code.translate(_MISREAD)
                hint = f"；可能应为 {likely}" if valid_credit_code(likely) else ""
                yield Fault(
                    f"统一社会信用代码 {code} 校验位不符，请在公示系统核对{hint}", (place(document, passage),)
                )
