"""Rules on impartiality: no ties, signed declarations, decisions by others, experts guided, auditors not overloaded."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from docgen.case.decision import Decision
from docgen.case_lint.look import INITIAL_KINDS, Look, Visit
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def ties(look: Look) -> Iterator[Fault]:
    """No member has an interest in the client; each has signed a declaration before the audit."""
    starts = [v.audit.start for v in look.visits() if v.audit.start]
    first = min(starts, default=None)
    for i, member in enumerate(look.case.team, 1):
        if member.interests:
            yield Fault(
                f"team[{i}].interests",
                f"{member.name} 与客户有利益关系：{joined(member.interests)}",
                "换人",
                "critical",
            )
        signed = member.independence_declaration_date
        if signed is None and first and first <= look.as_of:
            yield Fault(
                f"team[{i}].independence_declaration_date", f"{member.name} 没有公正性声明", "审核前签署声明"
            )
        elif signed and (mine := _first(look, member.name)) and signed > mine:
            yield Fault(
                f"team[{i}].independence_declaration_date",
                f"{member.name} 的声明 {signed} 晚于审核开始 {mine}",
                "审核前签署声明",
            )


def _first(look: Look, name: str) -> datetime.date | None:
    starts = [
        v.audit.start
        for v in look.visits()
        if v.audit.start and any(m.name == name for m in look.case.team_of(v.audit))
    ]
    return min(starts, default=None)


def decisions(look: Look) -> list[tuple[Decision, str, set[str]]]:
    """Each decision with its place and the names of the team whose work it judges."""
    found = []
    if look.case.decision:
        visits = look.visits(*INITIAL_KINDS) or look.visits(look.case.audit_type)
        found.append((look.case.decision, "decision", _names(look, visits)))
    for visit in look.visits():
        if visit.audit.decision:
            found.append((visit.audit.decision, f"{visit.where}.decision", _names(look, [visit])))
    return found


def _names(look: Look, visits: list[Visit]) -> set[str]:
    return {m.name for v in visits for m in look.case.team_of(v.audit)}


def others_decide(look: Look) -> Iterator[Fault]:
    """Whoever reviews or decides was not in the team."""
    for decision, where, team in decisions(look):
        people = [
            (p.name, key) for key, p in (("maker", decision.maker), ("reviewer", decision.reviewer)) if p
        ]
        people += [(name, "committee") for name in (decision.committee.members if decision.committee else [])]
        for name, key in people:
            if name in team:
                yield Fault(
                    f"{where}.{key}",
                    f"{name} 是{look.term('audit_team')}成员，又参与认证决定",
                    "由未参加审核的人复核和决定",
                )


def decision_makers(look: Look) -> Iterator[Fault]:
    """Who decides is a full-time employee of the body, inside the country."""
    for decision, where, _ in decisions(look):
        maker = decision.maker
        if maker is None:
            continue
        lacking = [
            w for w, v in (("专职认证人员", maker.full_time), ("境内人员", maker.in_china)) if v is not True
        ]
        if lacking:
            yield Fault(
                f"{where}.maker",
                f"没有写明 {maker.name} 是{'、'.join(lacking)}",
                "核实后填写 full_time 和 in_china",
            )


def guided(look: Look) -> Iterator[Fault]:
    """Experts, trainees and observers are attached to an auditor of the team and never work alone."""
    auditors = {m.name for m in look.case.team if m.audits}
    for i, member in enumerate(look.case.team, 1):
        if not member.audits and member.attached_to not in auditors:
            yield Fault(
                f"team[{i}].attached_to",
                f"{member.name} 没有由哪位{look.term('auditor')}负责",
                f"attached_to 写组内{look.term('auditor')}",
            )
    for visit in look.visits():
        for slot, where in visit.slots:
            alone = slot.members and not auditors & set(slot.members)
            if alone:
                yield Fault(
                    where, f"{joined(slot.members)} 单独工作", f"同一行加上负责的{look.term('auditor')}"
                )


def load(look: Look) -> Iterator[Fault]:
    """No auditor works on site more days a year than the scheme allows, all systems together."""
    most = look.number("days")
    worked: dict[tuple[str, int], set[object]] = defaultdict(set)
    for visit in look.visits():
        for slot, _ in visit.slots:
            for name in slot.members:
                worked[name, slot.date.year].add(slot.date)
    for i, member in enumerate(look.case.team, 1):
        for year in sorted({y for n, y in worked if n == member.name}):
            total = member.other_days.get(str(year), Decimal(0)) + len(worked[member.name, year])
            if member.audits and total > most:
                yield Fault(
                    f"team[{i}].other_days",
                    f"{member.name} {year} 年现场审核将达 {total} 天，超过 {most} 天",
                    "换人",
                )
