"""What a deliverable is about: the whole case, one audit, one nonconformity, one later event, one decision."""

from __future__ import annotations

from typing import Any

from corpus.deliverables import Deliverable
from corpus.errors import CertdeskError
from docgen.case.model import Case

CASE = "case"
_PLACES = {
    "audit": "audits[].kind",
    "event": "events[].kind",
    "decision": "decision.result",
    "nonconformity": "",
    "case": "",
}


def subjects(deliverable: Deliverable, case: Case) -> dict[str, Any]:
    """What this paper can be written about in this case, by id, in the order of the case."""
    if deliverable.subject == "audit":
        return {a.id: a for a in case.audits if _fits(deliverable, a.kind)}
    if deliverable.subject == "nonconformity":
        audits = {a.id: a.kind for a in case.audits}
        return {n.number: n for n in case.nonconformities if _fits(deliverable, audits.get(n.audit, ""))}
    if deliverable.subject == "event":
        return {f"E{i}": e for i, e in enumerate(case.events, 1) if _fits(deliverable, e.kind)}
    if deliverable.subject == "decision":
        first = {CASE: case.decision} if case.decision else {}
        found = first | {a.id: a.decision for a in case.audits if a.decision}
        return {i: d for i, d in found.items() if _fits(deliverable, d.result or "")}
    return {CASE: case}


def named_or_all(deliverable: Deliverable, case: Case, wanted: str | None) -> list[str]:
    """The subject asked for, or all there are. Raises CertdeskError when there is none, naming those there are."""
    known = list(subjects(deliverable, case))
    if not known:
        raise CertdeskError(nothing(deliverable))
    if wanted is not None and wanted not in known:
        raise CertdeskError(f"没有{_named(deliverable)} {wanted!r}；可用：{'、'.join(known)}")
    return known if wanted is None else [wanted]


def nothing(deliverable: Deliverable) -> str:
    """What to say when the case has nothing to write the paper about: where it would stand, and of which kinds."""
    place = _PLACES[deliverable.subject]
    kinds = f"（{place}：{'、'.join(deliverable.kinds)}）" if deliverable.kinds and place else ""
    return f"案卷里没有可写《{deliverable.title}》的{_named(deliverable)}{kinds}"


def _fits(deliverable: Deliverable, kind: str) -> bool:
    return not deliverable.kinds or kind in deliverable.kinds


def _named(deliverable: Deliverable) -> str:
    words: dict[str, str] = {"audit": "审核", "nonconformity": "不符合项", "event": "事件"}
    words |= {"decision": "决定", "case": "案卷"}
    return words[deliverable.subject]
