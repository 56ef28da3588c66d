"""People in registers of medical checks who were not examined."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry

_NOT_DONE = re.compile(r"^(未检|未体检|没检|没去|未做|漏检|待检|未安排)([(（,，;；].*)?$")
_UNFIT = re.compile(r"(?<!未见)(?<!无)(?<!未发现)职业禁忌证?$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register."""
    for form in desk.forms("health_check", least=("name",)):
        missing = [e for e in form.rows if e.filled("name") and _missing(e)]
        if missing:
            who = "、".join(e.text("name") for e in missing[:5])
            yield Fault(f"{len(missing)} 人未做体检或有职业禁忌：{who}", shown(form, *missing))


def _missing(entry: Entry) -> bool:
    told = [fold(entry.text(f)) for f in ("checked", "result", "before")]
    return any(_NOT_DONE.match(t) or _UNFIT.search(t) for t in told if t)
