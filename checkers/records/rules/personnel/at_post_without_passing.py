"""People at their post whose assessment or training is still to come."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry

_TO_COME = re.compile(
    r"^(待考|待培训|待考核|未考|未考核|没考|还没考|还没|未培训|没培训|补考中|没有)([,，。(（;；].*)?$"
)


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register."""
    for form in desk.forms("post_register", least=("name", "started")):
        early = [e for e in form.rows if _at_work(e, desk) and _not_passed(e)]
        if early:
            who = "、".join(e.text("name") for e in early[:5])
            yield Fault(f"{len(early)} 人未考核合格已上岗：{who}", shown(form, *early))


def _at_work(entry: Entry, desk: Desk) -> bool:
    started = entry.day("started")
    return started is not None and started <= desk.as_of


def _not_passed(entry: Entry) -> bool:
    return any(_TO_COME.match(fold(entry.text(f))) for f in ("assessed", "trained", "result"))
