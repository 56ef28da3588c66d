"""Words that are labels of forms and registers: those of the record kinds, and the common ones."""

from __future__ import annotations

import re
from functools import cache

from checkers.folding import fold
from corpus.store import load_record_kinds

_UNIT = re.compile(r"[(（][^)）]*[)）]?$|[:：*]+$")
_COMMON = re.compile(
    r"^.{0,6}(名称|编号|单号|日期|时间|姓名|签名|签字|地点|数量|型号|规格|结果|结论|备注|负责人|电话|地址|人数|内容|部门|单位)$"
)


@cache
def _words() -> frozenset[str]:
    """Every label that a record kind names in one word."""
    words: set[str] = set()
    for kind in load_record_kinds().values():
        for spec in kind.fields.values():
            for expression in spec.expressions:
                if len(expression.groups) == 1:
                    words.update(m.lstrip("=").lower() for m in expression.groups[0])
    return frozenset(words)


@cache
def known_label(text: str) -> bool:
    """Whether a cell is a label known from the record kinds, with or without a unit in brackets."""
    folded = _UNIT.sub("", fold(text))
    return bool(folded) and len(folded) <= 14 and (folded in _words() or bool(_COMMON.match(folded)))
