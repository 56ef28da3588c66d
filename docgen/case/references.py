"""References inside a case that must lead somewhere: sites, members, audits, entities; and ids given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.case.audit import Audit
from docgen.case.model import Case


def dangling(case: Case) -> list[str]:
    """One Chinese sentence for each reference that leads nowhere or id that stands twice."""
    return [*_twice(case), *_sites(case), *_people(case), *_audits(case)]


def _twice(case: Case) -> Iterator[str]:
    for label, ids in (
        ("sites 的场所编号", [s.id for s in case.sites]),
        ("legal_entities 的编号", [e.id for e in case.legal_entities]),
        ("team 的姓名", [m.name for m in case.team]),
        ("audits 的审核编号", [a.id for a in case.audits]),
        ("nonconformities 的编号", [n.number for n in case.nonconformities]),
    ):
        yield from (f"{label} {i!r} 写了 {n} 次" for i, n in Counter(ids).items() if n > 1)


def _sites(case: Case) -> Iterator[str]:
    known = [s.id for s in case.sites]
    entities = [e.id for e in case.legal_entities]
    for i, site in enumerate(case.sites, 1):
        if site.entity:
            yield from _unknown(f"sites[{i}].entity", [site.entity], entities)
    for i, audit in enumerate(case.audits, 1):
        yield from _unknown(f"audits[{i}].sites", audit.sites, known)
        slots = audit.plan.schedule if audit.plan else []
        for j, slot in enumerate(slots, 1):
            yield from _unknown(
                f"audits[{i}].plan.schedule[{j}].site", [slot.site] if slot.site else [], known
            )
    if case.certificate:
        for i, entry in enumerate(case.certificate.sites, 1):
            yield from _unknown(f"certificate.sites[{i}].site", [entry.site], known)


def _people(case: Case) -> Iterator[str]:
    known = [m.name for m in case.team]
    for i, audit in enumerate(case.audits, 1):
        yield from _unknown(f"audits[{i}].team", [a.name for a in audit.team], known)
        yield from _slots(i, audit, known)


def _slots(i: int, audit: Audit, known: list[str]) -> Iterator[str]:
    for j, slot in enumerate(audit.plan.schedule if audit.plan else [], 1):
        yield from _unknown(f"audits[{i}].plan.schedule[{j}].members", slot.members, known)


def _audits(case: Case) -> Iterator[str]:
    known = [a.id for a in case.audits]
    for i, found in enumerate(case.nonconformities, 1):
        yield from _unknown(f"nonconformities[{i}].audit", [found.audit], known)
    if case.survey and case.survey.audit:
        yield from _unknown("survey.audit", [case.survey.audit], known)


def _unknown(place: str, wanted: Iterable[str], known: list[str]) -> Iterator[str]:
    allowed = "、".join(known) or "（案卷里还没有）"
    yield from (f"{place}：没有 {name!r}；允许：{allowed}" for name in wanted if name not in known)
