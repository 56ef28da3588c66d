"""A standard in the applicant's own list that the list itself calls outdated."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_NUMBER = re.compile(r"(gb|jb|jg|jgj|qb|sj|hj|tsg|ga|dl|yd|iso|iec)[/a-z]{0,3}\d{2,6}(\.\d+)?-(19|20)\d\d")
_OUTDATED = re.compile(r"已有20\d\d版|已(被|由).{2,24}(代替|替代|取代)|已?废止|已?作废|旧版|待(更换|换版)")
_KINDS = {"standard_list", "law_list", "regulation_list", "document_list"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each list."""
    for document in desk.documents:
        for part in document.root.walk():
            if not any(s >= 0.6 and k in _KINDS for p in part.chain() for k, s in p.kinds.items()):
                continue
            old = [p for p in part.passages if p.kind == "row" and _says_so(p.folded)]
            if old and not part.flagged("foreign"):
                named = "；".join(p.text.replace("\t", " ")[:50] for p in old[:3])
                yield Fault(
                    f"清单自己写明已有新版或已废止：{named}", tuple(place(document, p) for p in old[:3])
                )


def _says_so(said: str) -> bool:
    return bool(_NUMBER.search(said) and _OUTDATED.search(said))
