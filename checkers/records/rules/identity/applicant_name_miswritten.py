"""The applicant's name with one character wrong."""

from collections.abc import Iterator

from checkers.folding import fold
from checkers.identity import organisations
from checkers.records.fault import Desk, Fault
from checkers.records.identity import one_character_off
from checkers.view import place


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file and spelling."""
    own = fold(desk.applicant.name or "")
    if len(own) < 8:
        return
    for document in desk.documents:
        seen: set[str] = set()
        for passage in document.root.all_passages():
            if document.recognised or passage.kind in ("column", "header"):
                continue
            for name in organisations(passage.folded):
                if name not in seen and name not in desk.applicant.former and one_character_off(name, own):
                    seen.add(name)
                    yield Fault(f"名称写作“{name}”，与申请方“{own}”差一字", (place(document, passage),))
