"""A dangerous work whose guardian is the worker himself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.tables import is_blank

_WORKER = re.compile(r"作业人|动火人|施工人|操作人|干活的|谁做|谁干|作业员|作业负责")
_GUARDIAN = re.compile(r"监护|看护|守着|旁站|看火|专人")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register with such rows."""
    for document, part in desk.tables("hazardous_work_permit"):
        same = []
        for record in part.records:
            worker, guardian = record.answer(_WORKER, _GUARDIAN), record.answer(_GUARDIAN)
            if worker and guardian and not is_blank(worker) and fold(worker) == fold(guardian):
                same.append((document, record))
        if same:
            yield desk.fault(f"{len(same)} 张作业票的监护人就是作业人", *same)
