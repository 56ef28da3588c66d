"""A measured value outside the stated tolerance that was judged as passed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.records.measures import Allowed, allowed
from checkers.structure.part import Answer, Record

_PASSED = re.compile(r"^(合格|通过|符合|ok|pass|过|√|✓|✔|合|行|可以)$")
_COUNT = re.compile(r"数量|件数|样本|台数|个数|^数$")
_MEASURED = re.compile(r"实测|测量|测得|量得|实量|测值|检测值|实际")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each table: what is allowed, what was measured beside it, and the verdict of the row."""
    for document in desk.documents:
        for part in document.root.walk():
            if document.recognised or part.flagged("foreign"):
                continue
            wrong = [(r, told) for r in part.records if (told := _outside(r))]
            if wrong:
                said = "；".join(f"要求 {a.text.strip()}，实测 {v.strip()}" for _, (a, v) in wrong[:4])
                yield desk.fault(f"实测值超出规定仍判合格：{said}", *((document, r) for r, _ in wrong))


def _outside(record: Record) -> tuple[Allowed, str] | None:
    answers = record.answers
    if not any(_PASSED.match(fold(a.value)) for a in answers):
        return None
    for at, answer in enumerate(answers):
        limit = allowed(answer.value)
        if limit is None:
            continue
        for value in _measured(answers, at):
            if limit.permits(value) is False:
                return limit, value
    return None


def _measured(answers: Sequence[Answer], at: int) -> list[str]:
    """The values measured for what stands in one cell: those labelled so, or after a tolerance the next cell."""
    following = [a for a in answers[at + 1 :] if not _PASSED.match(fold(a.value))]
    taken = []
    for n, answer in enumerate(following):
        label = fold(answer.label)
        if allowed(answer.value) or _COUNT.search(label):
            break
        if _MEASURED.search(label) or (n == 0 and "±" in answers[at].value):
            taken.append(answer.value)
    return taken
