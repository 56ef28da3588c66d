"""A report on restricted substances that tests metals only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Passage
from checkers.view import place

_METAL = re.compile(r"铅|pb(?!b|d)|镉|汞|六价铬|cr6|crvi")
_BROMINATED = re.compile(r"多溴|溴化|溴系|总溴|pbbs?|pbdes?|阻燃剂|六项|十项|6项|10项|rohs2|溴")

_COLUMN = re.compile(r"溴|^br\b|pbb|pbde")
_RESTRICTED = re.compile(r"26572|rohs|限用物质|限制使用|六价铬|有害物质检测")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault where the applicant's reports test lead, cadmium ... and none of them any brominated one."""
    if not any(_RESTRICTED.search(p.folded) for d in desk.documents for p in d.root.all_passages()):
        return  # metals in food contact, paint or toys are another matter
    tested: list[tuple[Passage, str]] = []
    for document in desk.documents:
        for part in document.root.walk():
            if part.flagged("foreign") or part.kind == "file":
                continue
            rows = [p for p in part.passages if p.kind in ("row", "field", "sentence") and not p.flags]
            text = "".join(p.folded for p in rows)
            reported = part.kinds.get("hazardous_substance_report", 0.0) >= 0.6
            if (reported or _measured(text)) and _METAL.search(text):
                if (
                    _BROMINATED.search(text) or any(_COLUMN.search(fold(x)) for x in part.labels)
                ) and not _left_out(text):
                    return
                tested += [(p, document.path) for p in rows if _METAL.search(p.folded) and _figure(p.folded)]
    if tested:
        passage, path = tested[0]
        document = next(d for d in desk.documents if d.path == path)
        yield Fault("有害物质只测了重金属，未见多溴联苯、多溴二苯醚的结果", (place(document, passage),))


def _measured(text: str) -> bool:
    """Whether a text measures at least three of the metals."""
    found = sum(bool(re.search(w, text)) for w in ("铅|pb(?!b|d)", "镉|cd", "汞|hg", "六价铬|铬|cr"))
    return found >= 3 and bool(re.search(r"mg/kg|ppm|未检出|n\.?d", text))


def _figure(text: str) -> bool:
    return bool(re.search(r"\d|未检出|未出|n\.?d", text))


def _left_out(text: str) -> bool:
    return bool(re.search(r"(溴|pbb|pbde)[^,;。]{0,10}(未测|没测|未做|没做|不测|未检(?!出))", text))
