"""The checklist of an on-site record: the scheme's items by clause, with what the case already holds on them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.deliverables import Deliverable, Section
from corpus.scheme import Item, Scheme
from docgen.case.audit import Audit
from docgen.case.model import Case

_NUMBERS = re.compile(r"(\d+(?:\.\d+)*)(?:[(（].*)?$")


def checklist(
    case: Case, scheme: Scheme, deliverable: Deliverable, audit: Audit | None, words: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The parts of the checklist for this audit: `title`, `groups` with `name` and `rows`."""
    kind = audit.kind if audit else ""
    answered = (audit.assessment if audit else {}) or case.assessment
    parts = []
    for section in deliverable.checklist:
        if section.kinds and kind not in section.kinds:
            continue
        items = _covered(_listed(scheme.items, section), audit.clauses if audit else [])
        rows = [
            (_group(i, section.depth), _row(i, words.get(answered.get(i.id, ""), ""), section)) for i in items
        ]
        names = dict.fromkeys(name for name, _ in rows)
        groups = [{"name": n, "rows": [row for name, row in rows if name == n]} for n in names]
        parts.append({"title": section.title, "groups": groups})
    return parts


def _listed(items: Sequence[Item], section: Section) -> list[Item]:
    return [i for i in items if i.status is None and i.id.startswith(tuple(section.ids))]


def _covered(items: list[Item], clauses: Sequence[str]) -> list[Item]:
    """The items of the clauses that this audit covers; all where its clauses are named in another way."""
    chosen = [i for i in items if any(i.id == c or _below(number(i.clause), c) for c in clauses)]
    return chosen or items


def number(clause: str) -> str:
    """The number of a clause without the standard before it: GB/T 31274-2024 4.1 is 4.1."""
    return clause.rsplit(" ", 1)[-1]


def _below(clause: str, above: str) -> bool:
    return clause == above or clause.startswith((f"{above}.", f"{above}(", f"{above}（"))


def _group(item: Item, depth: int) -> str:
    if item.module:
        return f"附录{item.appendix} {item.module}" if item.appendix else item.module
    found = _NUMBERS.match(number(item.clause))
    return f"条款 {'.'.join(found[1].split('.')[:depth])}" if found else f"条款 {item.clause}"


def _row(item: Item, answer: str, section: Section) -> dict[str, Any]:
    own = f"{(item.subclause or '').lstrip('MP')}{item.letter or ''}"
    return {
        "id": item.id,
        "clause": own or number(item.clause),
        "statement": item.statement,
        "evidence": "、".join(item.evidence),
        "answer": answer,
        "choices": "\n".join(f"{'☑' if c == answer else '☐'} {c}" for c in section.choices),
    }
