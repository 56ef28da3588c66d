"""A hazardous waste code that the held edition of the national list does not have."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.records.values.codes import waste_codes as codes_in
from checkers.view import place
from corpus.waste_codes import CURRENT_EDITION, EDITION, waste_codes


def judge(desk: Desk) -> Iterator[Fault]:
    """One piece of information for each code and file: a newer edition may have it, so only a person can tell."""
    for document in desk.documents:
        seen: set[str] = set()
        for passage in document.root.all_passages():
            if passage.kind == "column" or "hidden" in passage.flags:
                continue
            for code in codes_in(passage.folded):
                if "S" in code or code in waste_codes() or code in seen:
                    continue
                seen.add(code)
                said = (
                    f"危险废物代码 {code} 不在所收录的名录（{EDITION} 年版）中；"
                    f"{CURRENT_EDITION} 年版未收录，不能判定对错，请人工核对"
                )
                yield Fault(said, (place(document, passage),), undetermined=True)
