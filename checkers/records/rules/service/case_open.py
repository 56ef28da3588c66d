"""Cases left open: rows of a repair or complaint ledger without a closing confirmation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.structure.tables import is_blank

_CLOSED = re.compile(
    r"(客户|顾客|用户|客人).{0,4}(确认|点头|签|认可|满意|回话)|结案|关闭|销号|销单|闭环|完结|了结"
)
_OPEN = re.compile(
    r"^(未结|未完|处理中|待.{0,6}|跟进中|没结|未确认|未回|挂着|进行中|-|—)$|未结|未闭环|没回音"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each ledger with open rows."""
    for document, part in desk.tables("repair_ledger", "complaint_record", "feedback_ledger"):
        answers = [(r, r.answer(_CLOSED)) for r in part.records]
        known = [(r, a) for r, a in answers if a is not None]
        still = [r for r, a in known if is_blank(a) or _OPEN.search(a.strip())]
        if known and still and len(still) < len(known):
            yield desk.fault(
                f"{len(known)} 单中有 {len(still)} 单没有客户确认或结案", *((document, r) for r in still)
            )
