"""A contract handed in to which the applicant is no party."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.view import place

_NAME = r"([\u4e00-\u9fff()]{4,26}?(?:公司|厂|商行|加工部|经营部|回收站|服务站|合作社|门市部|中心))"
_PARTIES = re.compile(rf"甲方[::]?\s?{_NAME}[^\u4e00-\u9fff乙]{{0,3}}[^。]{{0,20}}?乙方[::]?\s?{_NAME}")
_NOT_SAID = {"hidden", "comment", "quoted", "draft", "foreign"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each sentence that names both parties, none of them the applicant."""
    own = fold(desk.applicant.name or "")
    if not own:
        return
    for document in desk.documents:
        for passage in document.root.all_passages():
            match = _PARTIES.search(passage.folded) if passage.kind in ("sentence", "row") else None
            if not match or _NOT_SAID & passage.flags or document.recognised:
                continue
            if not any(_ours(name, own, desk) for name in match.groups()):
                said = f"合同双方是 {match[1]} 与 {match[2]}，没有申请方，请核对能否作为依据"
                yield Fault(said, (place(document, passage),))


def _ours(name: str, own: str, desk: Desk) -> bool:
    return name in own or own in name or name in desk.applicant.former or desk.applicant.owns(name)
