"""Comments of reviewers left in a paper that is handed in."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file: the comments were neither answered nor taken out."""
    for document in desk.documents:
        left = {
            id(p.block): p
            for p in document.root.all_passages()
            if p.block.kind == "comment" and p.text.strip()
        }
        if left:
            lines = list(left.values())
            said = f"留有 {len(lines)} 条批注未处理（不作依据）：{lines[0].text.strip()[:40]}"
            yield Fault(said, tuple(place(document, p) for p in lines[:3]))
