"""The answers of an assessment by appendix and module, counted, and the level they reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.levels import Levels, load_levels
from corpus.scheme import Item, Scheme
from docgen.case.audit import Audit
from docgen.case.characteristics import Answer
from docgen.case.model import Case
from docgen.deliverables.calculated import printed_steps
from docgen.figures.from_case import answers as counted
from docgen.figures.level import determine

NO_ANSWERS: dict[str, Any] = {"A": [], "B": [], "level": "", "steps": [], "partial": ""}
ANSWERS: tuple[Answer, ...] = ("fully", "partly", "not_met", "unknown")


def answers(case: Case, scheme: Scheme, audit: Audit | None, words: Mapping[str, str]) -> dict[str, Any]:
    """`A` and `B`: modules with `rows` and counts; `level` with the `steps` that lead to it.

    An audit with answers of its own (a surveillance that covers part of the clauses) has no level calculated.
    """
    own = audit.assessment if audit else {}
    given = own or case.assessment
    covered = set(audit.clauses) if own and audit else set()
    data = {letter: list(_modules(scheme.items, letter, given, covered, words)) for letter in "AB"}
    levels = load_levels(scheme.head.id)
    partial = "本次只覆盖部分条款，级别不重新计算" if own else ""
    return (
        NO_ANSWERS
        | data
        | ({"partial": partial} if partial or levels is None else _level(case, scheme, levels, given))
    )


def _modules(
    items: Sequence[Item],
    letter: str,
    given: Mapping[str, Answer],
    covered: set[str],
    words: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    chosen = [i for i in items if i.appendix == letter and i.module and (not covered or i.id in covered)]
    for module in dict.fromkeys(i.module for i in chosen):
        rows = [i for i in chosen if i.module == module]
        found = [given.get(i.id, "unknown") for i in rows]
        yield {
            "name": module,
            "rows": [_row(i, a, words) for i, a in zip(rows, found, strict=True)],
            "total": len(rows),
            **{a: found.count(a) for a in ANSWERS},
        }


def _row(item: Item, answer: str, words: Mapping[str, str]) -> dict[str, str]:
    return {
        "id": item.id,
        "number": f"{(item.subclause or '').lstrip('MP')}{item.letter or ''}",
        "statement": item.statement,
        "answer": answer,
        "answer_zh": words.get(answer, answer),
    }


def _level(case: Case, scheme: Scheme, levels: Levels, given: Mapping[str, Answer]) -> dict[str, Any]:
    found = determine(levels, counted(case, scheme, levels, given))
    low, high = found.at_least, found.at_most
    text = (
        levels.no_rating
        if not high
        else f"{high} 级"
        if low == high
        else f"{low or levels.no_rating}～{high} 级"
    )
    return {"level": text, "steps": printed_steps(found.steps)}
