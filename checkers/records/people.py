"""Names of persons in registers."""

from __future__ import annotations

import re

from checkers.folding import fold
from checkers.structure.part import Part, Record

NAME = re.compile(r"姓名|名字|^人员$|学员|员工|持证人|受训人|参加人|谁")
_NAME_SHAPE = re.compile(r"^[\u4e00-\u9fff]{2,4}$")


def name_of(record: Record) -> str | None:
    """The person a row is about."""
    value = fold(record.answer(NAME) or "")
    return value if _NAME_SHAPE.match(value) else None


def names_in(part: Part) -> dict[str, Record]:
    """The persons of a register with their first rows."""
    found: dict[str, Record] = {}
    for record in part.records:
        name = name_of(record)
        if name:
            found.setdefault(name, record)
    return found
