"""A controlled document that the applicant's own list names and that is not among the files."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part, Record
from checkers.view import place

_LABEL = re.compile(r"编号|文号|代号|文件号")
_NUMBER = re.compile(r"^[a-z]{1,6}[-/_.][a-z0-9][-a-z0-9/_.]{1,18}$")
_MOST = 0.5  # a list of which less is there lists what need not be handed in


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each list: documents whose number stands in no other file, where most others do."""
    for document, part in desk.tables("document_list", least=0.7):
        listed = [(n, r) for r in part.records if (n := _number(r))]
        elsewhere = _said_elsewhere(part, desk)
        lacking = [(n, r) for n, r in listed if n not in elsewhere]
        if lacking and len(listed) >= 4 and len(lacking) <= (1 - _MOST) * len(listed):
            named = "、".join(n.upper() for n, _ in lacking[:5])
            said = f"文件清单列了、交来的文件里没有：{named}"
            yield Fault(
                said,
                tuple(place(document, r.passage) for _, r in lacking[:3]),
                undetermined=bool(desk.unread),
            )


def _number(record: Record) -> str | None:
    value = fold(record.answer(_LABEL) or "")
    return value if _NUMBER.match(value) and any(c.isdigit() for c in value) else None


def _said_elsewhere(part: Part, desk: Desk) -> str:
    said = [fold(path) for path in desk.files]
    for document in desk.documents:
        said += [p.folded for q in document.root.walk() if q is not part for p in q.passages]
    return "\n".join(said)
