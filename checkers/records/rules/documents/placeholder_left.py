"""Template leftovers in otherwise filled papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_LEFT = re.compile(
    r"[×xX]{2,}[\u4e00-\u9fff]{0,8}(公司|有限|集团|厂)|某某(公司|厂)|[【\[](公司名称|企业名称|单位名称|日期|姓名|部门|填写)[】\]]|待补充|^(\d[\d.]*)?待补。?$|此处填写|请在此"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault a file."""
    for document in desk.documents:
        left = [
            p
            for p in document.root.all_passages()
            if p.kind in ("sentence", "title", "row") and _LEFT.search(p.folded)
        ]
        if left:
            yield Fault(f"留有模板占位文字：{left[0].text[:40]}", tuple(place(document, p) for p in left[:3]))
