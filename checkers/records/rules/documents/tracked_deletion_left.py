"""Text that stands in a paper as a tracked deletion only."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_TELLING = 12  # folded characters; shorter ones are corrections of a word


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file with a deleted sentence: nobody accepted or refused the change."""
    for document in desk.documents:
        deleted = [
            p
            for p in document.root.all_passages()
            if p.kind in ("sentence", "title") and p.block.visible == "deleted" and len(p.folded) >= _TELLING
        ]
        if deleted:
            said = f"留有未处理的修订（已删除文字，不作依据）：{deleted[0].text[:40]}"
            yield Fault(said, tuple(place(document, p) for p in deleted[:2]))
