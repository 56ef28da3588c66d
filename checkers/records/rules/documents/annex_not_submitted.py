"""Places of the application form that only point to an annex which is not among the files."""

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place

_ANNEX = re.compile(r"附[件录表][一二三四五六七八九十\d]{1,3}")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file, naming the annexes; with unread files it is undetermined."""
    for document in desk.documents:
        if (
            document.kinds.get("application_form", 0.0) < 0.6
            and document.kinds.get("document_list", 0.0) < 0.6
        ):
            continue
        found = [
            (match.group(), p)
            for p in document.root.all_passages()
            if p.kind == "field" and "reference" in p.flags and "listed" not in p.flags
            if (match := _ANNEX.search(p.folded))
        ]
        if found:
            named = "、".join(dict.fromkeys(a for a, _ in found))
            places = tuple(dict.fromkeys(place(document, p) for _, p in found))[:3]
            yield Fault(f"只写见{named}，交来的文件里没有", places, undetermined=bool(desk.unread))
