"""Rules on what audits cover: clauses, products, topics, earlier nonconformities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.case_lint.look import INITIAL_KINDS, Look, Visit
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def all_clauses(look: Look) -> Iterator[Fault]:
    """An initial or recertification audit takes every clause."""
    for name, visits in (("初次", look.visits(*INITIAL_KINDS)), ("再认证", look.visits("recertification"))):
        planned = [v for v in visits if v.slots]
        if not planned or (name == "初次" and planned[-1].audit.kind == "stage1"):
            continue
        lacking = _lacking(look.texts("clauses"), _clauses(planned))
        if lacking:
            yield Fault(
                f"{planned[-1].where}.plan.schedule",
                f"{name}审核没有安排条款 {joined(lacking)}",
                "给每个条款安排时间和人员",
            )


def all_products(look: Look) -> Iterator[Fault]:
    """An initial or recertification audit takes every typical product or service."""
    products = look.case.client.products if look.case.client else []
    for visits in (look.visits(*INITIAL_KINDS), look.visits("recertification")):
        planned = [v for v in visits if v.slots]
        if not planned or planned[-1].audit.kind == "stage1":
            continue
        lacking = [p for p in products if p not in _products(planned)]
        if lacking:
            yield Fault(
                f"{planned[-1].where}.plan.schedule",
                f"没有安排典型产品 {joined(lacking)}",
                "在日程的 products 中安排",
            )


def over_the_cycle(look: Look) -> Iterator[Fault]:
    """The surveillances of a cycle together take all clauses and products; grave only at the last of them."""
    visits = [v for v in look.visits("surveillance") if v.slots]
    if not visits:
        return
    last = (visits[-1].audit.ordinal or len(visits)) >= look.number("surveillances")
    products = look.case.client.products if look.case.client else []
    for label, lacking in (
        ("条款", _lacking(look.texts("clauses"), _clauses(visits))),
        ("典型产品", [p for p in products if p not in _products(visits)]),
    ):
        if lacking:
            yield Fault(
                f"{visits[-1].where}.plan.schedule",
                f"本周期的监督合起来还没有覆盖{label} {joined(lacking)}",
                "在这次监督中补上" if last else "排进下一次监督",
                "major" if last else None,
            )


def topics(look: Look) -> Iterator[Fault]:
    """The plan takes every topic that the scheme lists for this kind of audit, or says why not."""
    for visit, plan in look.planned():
        planned = {t for slot, _ in visit.slots for t in slot.topics} | set(plan.excluded_topics)
        lacking = [t for t in look.by_kind("topics", visit.audit.kind) if t not in planned]
        if lacking:
            yield Fault(
                f"{visit.where}.plan.schedule",
                f"没有安排主题：{joined(lacking, 20)}",
                "在日程的 topics 中写上，或在 excluded_topics 说明理由",
            )


def earlier_nonconformities(look: Look) -> Iterator[Fault]:
    """Nonconformities left to be verified at the next audit are on its timetable."""
    order = {v.audit.id: i for i, v in enumerate(look.visits())}
    for visit, _ in look.planned("surveillance", "recertification"):
        scheduled = {n for slot, _ in visit.slots for n in slot.nonconformities}
        due = [n.number for n in look.case.nonconformities if _waits(look, n.number, visit, order)]
        lacking = [n for n in due if n not in scheduled]
        if lacking:
            yield Fault(
                f"{visit.where}.plan.schedule",
                f"以往不符合项 {joined(lacking)} 没有安排验证",
                "在日程的 nonconformities 中写上",
            )


def _waits(look: Look, number: str, visit: Visit, order: dict[str, int]) -> bool:
    """Whether a nonconformity comes from the audit just before and was not closed before this one began."""
    found = next(n for n in look.case.nonconformities if n.number == number)
    if order[found.audit] >= order[visit.audit.id] or visit.audit.start is None:
        return False
    return found.closed_on is None or found.closed_on >= visit.audit.start


def _clauses(visits: Iterable[Visit]) -> set[str]:
    return {c for v in visits for slot, _ in v.slots for c in slot.clauses}


def _products(visits: Iterable[Visit]) -> set[str]:
    return {p for v in visits for slot, _ in v.slots for p in slot.products}


def _lacking(wanted: list[str], planned: set[str]) -> list[str]:
    """Clauses of which neither they themselves nor any sub-clause is planned."""
    return [c for c in wanted if not any(p == c or p.startswith(f"{c}.") for p in planned)]
