"""Hidden or invisible text left in a paper."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_TELLING = 8  # folded characters; shorter ones are marks of the program that wrote the file


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file; hidden rows and sheets of spreadsheets are told by the reader instead."""
    for document in desk.documents:
        hidden = [
            p
            for p in document.root.all_passages()
            if p.kind in ("sentence", "title", "field")
            and p.block.visible == "hidden"
            and p.block.location.sheet is None
            and len(p.folded) >= _TELLING
        ]
        if hidden:
            said = f"有隐藏文字，不作依据：{hidden[0].text[:40]}"
            yield Fault(said, tuple(place(document, p) for p in hidden[:2]))
