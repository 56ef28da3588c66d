"""Which documents the applicant is asked for: the gaps of the checklist, one entry a document."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.scheme import Item
from corpus.store import load_scheme
from docgen.checklist import Checklist, Row

GAPS = ("missing", "partly_met")


@dataclass(slots=True)
class Wanted:
    """One document to hand in or complete, with every element it would show."""

    document: str
    material: bool
    rows: list[Row] = field(default_factory=list)

    @property
    def clauses(self) -> str:
        """All clauses concerned, each once, in scheme order, one a line."""
        return "\n".join(dict.fromkeys(r.clause for r in self.rows))


def wanted(shown: Checklist) -> list[Wanted]:
    """The gaps by document: application materials first, then in scheme order. Hints (提示) are no gaps."""
    items = {i.id: i for i in load_scheme(shown.head.id).elements}
    materials = {i.evidence[0] for i in items.values() if i.kind == "application_material" and i.evidence}
    found: dict[str, Wanted] = {}
    for row in shown.rows:
        if row.verdict in GAPS and row.severity != "info":
            document = _document(items.get(row.id), row)
            found.setdefault(document, Wanted(document, document in materials)).rows.append(row)
    return sorted(found.values(), key=lambda w: not w.material)


def _document(item: Item | None, row: Row) -> str:
    return item.evidence[0] if item is not None and item.evidence else row.statement
