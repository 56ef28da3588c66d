"""Rules on nonconformities: complete, without names, closed before the decision."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.case.nonconformity import Nonconformity
from docgen.case_lint.independence import decisions
from docgen.case_lint.look import INITIAL_KINDS, Look
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined

POSITIVE = ("grant", "maintain", "renew")


def closed_before_decision(look: Look) -> Iterator[Fault]:
    """Before a positive decision the grades that must be closed are verified, the others have an accepted plan."""
    closed = look.texts("closed")
    for decision, where, _ in decisions(look):
        if decision.result not in POSITIVE or decision.date is None:
            continue
        for i, found in _of_decision(look, where):
            place = f"nonconformities[{i}]"
            if found.grade in closed and not _by(found.closed_on, decision.date):
                yield Fault(
                    place,
                    f"{found.number} 在 {decision.date} 的决定前没有验证有效",
                    "验证有效后再作决定",
                    "critical",
                )
            elif found.grade not in closed and not _by(
                found.plan_accepted_on or found.closed_on, decision.date
            ):
                yield Fault(
                    place,
                    f"{found.number} 的措施计划在 {decision.date} 的决定前没有接受",
                    "评审并接受措施计划后再作决定",
                )


def _of_decision(look: Look, where: str) -> list[tuple[int, Nonconformity]]:
    """The nonconformities that a decision rests on."""
    if where == "decision":
        ids = {v.audit.id for v in look.visits(*INITIAL_KINDS) or look.visits(look.case.audit_type)}
    else:
        ids = {v.audit.id for v in look.visits() if where == f"{v.where}.decision"}
    return [(i, n) for i, n in enumerate(look.case.nonconformities, 1) if n.audit in ids]


def _by(done: datetime.date | None, day: datetime.date) -> bool:
    return done is not None and done <= day


def nonconformity_parts(look: Look) -> Iterator[Fault]:
    """A nonconformity names fact, clause and deadline; once verified also cause, correction and corrective action."""
    for i, found in enumerate(look.case.nonconformities, 1):
        where = f"nonconformities[{i}]"
        lacking = [w for w, v in (("客户确认人", found.confirmed_by), ("完成期限", found.due)) if not v]
        if found.verification:
            parts = (
                ("原因分析", found.cause),
                ("纠正", found.correction),
                ("纠正措施", found.corrective_action),
            )
            lacking += [w for w, v in parts if not v]
        if lacking:
            yield Fault(where, f"{found.number} 缺{'、'.join(lacking)}", "补齐不符合报告")


def nameless(look: Look) -> Iterator[Fault]:
    """The statement of fact names posts, never persons."""
    people = _people(look)
    for i, found in enumerate(look.case.nonconformities, 1):
        named = [name for name in people if name in found.statement]
        if named:
            yield Fault(
                f"nonconformities[{i}].statement",
                f"{found.number} 的事实描述点了姓名：{joined(named)}",
                "写岗位，不写姓名",
            )


def _people(look: Look) -> list[str]:
    client = look.case.client
    names = [d.head for d in client.departments if d.head] if client else []
    names += [c.name for c in (client.top_management, client.contact) if c] if client else []
    return list(dict.fromkeys(names))
