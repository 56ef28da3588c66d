"""Rules on the team: leader, tasks, registration, qualification, professional fit."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.case.team import Member
from docgen.case_lint.look import Look, Visit
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def one_leader(look: Look) -> Iterator[Fault]:
    """Each audit has a team with exactly one leader."""
    for visit in look.visits():
        leaders = [m.name for m in look.case.team_of(visit.audit) if m.role == "leader"]
        if len(leaders) != 1 and visit.plan:
            found = f"有 {len(leaders)} 名组长：{joined(leaders)}" if leaders else "没有组长"
            yield Fault(f"{visit.where}.team", f"{look.term('audit_team')}{found}", "指定且只指定一名组长")


def tasks(look: Look) -> Iterator[Fault]:
    """Every member of the team has a task."""
    for i, member in enumerate(look.case.team, 1):
        if not member.tasks and not any(
            a.name == member.name and a.tasks for v in look.visits() for a in v.audit.team
        ):
            yield Fault(f"team[{i}].tasks", f"{member.name} 没有任务分工", "写明任务")


def registration(look: Look) -> Iterator[Fault]:
    """Every auditor is registered in a field that the scheme accepts, on all days of the audit."""
    fields = look.texts("fields")
    for i, member in enumerate(look.case.team, 1):
        if not member.audits:
            continue
        where = f"team[{i}]"
        if not member.registration_number:
            yield Fault(
                f"{where}.registration_number", f"{member.name} 没有注册号", "填写注册号，未注册的不能派"
            )
        if fields and not any(f in (member.registration_field or "") for f in fields):
            yield Fault(
                f"{where}.registration_field",
                f"{member.name} 的注册领域是 {member.registration_field or '（未填）'}",
                f"应为：{joined(fields)}",
            )
        yield from _valid(look, member, where)


def _valid(look: Look, member: Member, where: str) -> Iterator[Fault]:
    visits = _audits_of(look, member)
    if visits and member.valid_until is None:
        yield Fault(f"{where}.valid_until", f"{member.name} 没有写注册有效期", "填写有效期至")
    for visit in visits:
        start, end = visit.audit.start, visit.audit.end or visit.audit.start
        late = member.valid_until and end and end > member.valid_until
        early = member.valid_from and start and start < member.valid_from
        if late or early:
            span = f"{member.valid_from or ''} 至 {member.valid_until or ''}"
            yield Fault(
                f"{where}.valid_until",
                f"{member.name} 的注册（{span}）不覆盖 {visit.audit.id} 的日期",
                "换人，或核对注册有效期",
            )


def qualification(look: Look) -> Iterator[Fault]:
    """Each auditor holds the body's own qualification before the first audit."""
    needed = look.texts("needs")
    for i, member in enumerate(look.case.team, 1):
        visits = _audits_of(look, member)
        first = min((v.audit.start for v in visits if v.audit.start), default=None)
        if not member.audits or not visits:
            continue
        held = member.qualification
        if held is None or held.granted_on is None:
            yield Fault(
                f"team[{i}].qualification",
                f"{member.name} 没有机构授予的本领域资格",
                "填写资格领域和授予日期",
            )
            continue
        if first and held.granted_on > first:
            yield Fault(
                f"team[{i}].qualification",
                f"{member.name} 的资格 {held.granted_on} 才授予，晚于 {first}",
                "换人，或核对日期",
            )
        given = {"exam": held.exam_passed_on, "training": held.training_on}
        words = {"exam": "考试合格日期", "training": "专项培训日期"}
        lacking = [words[n] for n in needed if given[n] is None]
        if lacking:
            yield Fault(
                f"team[{i}].qualification", f"{member.name} 缺{joined(lacking)}", "补上日期，没有的不能派"
            )


def professional(look: Look) -> Iterator[Fault]:
    """At least one auditor of each audit has a professional code of the client."""
    codes = set(look.case.client.professional_codes) if look.case.client else set()
    for visit in look.visits():
        team = [m for m in look.case.team_of(visit.audit) if m.audits]
        if visit.plan and team and codes and not any(codes & set(m.codes) for m in team):
            yield Fault(
                f"{visit.where}.team",
                f"没有人的专业代码与客户（{joined(sorted(codes))}）相符",
                "加一名专业人员",
            )


def systems(look: Look) -> Iterator[Fault]:
    """In a combined audit each system has somebody who can audit it."""
    combined = look.case.time.combined if look.case.time else []
    covered = {s for m in look.case.team if m.audits for s in m.systems}
    for i, other in enumerate(combined, 1):
        if other.system not in covered:
            yield Fault(
                f"time.combined[{i}]",
                f"结合审核的 {other.system} 没有专业人员",
                "在 team 的 systems 中写明谁能审，或加人",
            )


def experience(look: Look) -> Iterator[Fault]:
    """The auditors know the client's trade; at least one of each audit shows it."""
    for visit in look.visits():
        team = [m for m in look.case.team_of(visit.audit) if m.audits]
        if visit.plan and team and not any(m.experience for m in team):
            yield Fault(
                f"{visit.where}.team",
                f"没有一名{look.term('auditor')}写明行业经验",
                f"填写 experience：{look.text('about')}",
            )


def _audits_of(look: Look, member: Member) -> list[Visit]:
    return [v for v in look.visits() if any(m.name == member.name for m in look.case.team_of(v.audit))]
