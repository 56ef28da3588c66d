"""A 统一社会信用代码 whose check character is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.identity import CREDIT_CODE, valid_credit_code
from checkers.records.fault import Desk, Fault
from checkers.records.rule import Example, Rule
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


RULE = Rule(
    name="credit-code-invalid",
    title="统一社会信用代码校验位不符",
    why="a mistyped code is the commonest slip in application forms (GB 32100-2015); a warning, never a refusal.",
    looks_at="every code of 18 characters labelled as such.",
    source="GB 32100-2015, check character (third-party page, reproduced)",
    severity="minor",
    lowers=None,
    elements=("OLS-E 6.1.1-a", "OLS-C 6.1.1-a", "CESI-5.1.3-1", "ZDRZ-5.1.3-a", "ZHDH-6.2-b"),
    example=Example(
        """
统一社会信用代码：91441900MA4W38TC8A
""",
        wrong="91441900MA4W38TC8A",
        right="91330621MA2D8R7K3",
    ),
    judge=judge,
)
