"""Rules on the timetable of a plan: times, places, persons, meetings, and what kinds of rows it needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import combinations

from docgen.case.plan import IDLE_SLOTS, Slot
from docgen.case_lint.look import Look, Visit
from docgen.case_lint.problem import Fault
from docgen.case_lint.texts import joined


def times(look: Look) -> Iterator[Fault]:
    """Each row ends after it starts and lies within the days of the audit."""
    for visit in look.visits():
        first, last = visit.audit.start, visit.audit.end
        for slot, where in visit.slots:
            if slot.start >= slot.end:
                yield Fault(
                    where, f"{slot.start:%H:%M} 开始，{slot.end:%H:%M} 结束", "结束应晚于开始；过夜的分成两行"
                )
            if first and last and not first <= slot.date <= last:
                yield Fault(where, f"{slot.date} 不在审核日期 {first} 至 {last} 内", "改正日期")


def one_place_at_a_time(look: Look) -> Iterator[Fault]:
    """Nobody stands in two rows at the same time."""
    for visit in look.visits():
        for (one, _), (other, where) in combinations(visit.slots, 2):
            both = [m for m in other.members if m in one.members]
            if both and _overlap(one, other):
                yield Fault(
                    where, f"{joined(both)} 与 {one.start:%H:%M} 开始的一行时间重叠", "错开时间，或换人"
                )


def _overlap(one: Slot, other: Slot) -> bool:
    return one.date == other.date and one.start < other.end and other.start < one.end


def short_rows(look: Look) -> Iterator[Fault]:
    """Rows shorter than half an hour leave little time to see anything."""
    least = look.number("minutes")
    for visit in look.visits():
        for slot, where in visit.slots:
            if slot.kind in ("audit", "production", "characteristics") and 0 < _minutes(slot) < least:
                yield Fault(where, f"只安排 {_minutes(slot)} 分钟", f"通常不少于 {least} 分钟")


def _minutes(slot: Slot) -> int:
    day = datetime.date.min
    length = datetime.datetime.combine(day, slot.end) - datetime.datetime.combine(day, slot.start)
    return int(length.total_seconds()) // 60


def auditors(look: Look) -> Iterator[Fault]:
    """Each row of work has at least one auditor of this audit's team."""
    for visit in look.visits():
        team = {m.name for m in look.case.team_of(visit.audit) if m.audits}
        for slot, where in visit.slots:
            if slot.kind not in IDLE_SLOTS and not team & set(slot.members):
                yield Fault(
                    where,
                    f"这一行没有{look.term('auditor')}",
                    f"members 至少写一名{look.term('auditor')}；专家、实习和观察员不能独立工作",
                )


def sites(look: Look) -> Iterator[Fault]:
    """The timetable goes to each site of the audit and to no other."""
    for visit, _ in look.planned():
        wanted = set(visit.audit.sites)
        if not wanted or not visit.slots:
            continue
        seen = {slot.site for slot, _ in visit.slots if slot.site}
        lacking = sorted(wanted - seen)
        if lacking and not visit.audit.off_site:
            yield Fault(
                f"{visit.where}.plan.schedule",
                f"场所 {joined(lacking)} 没有安排",
                "给每个场所安排时间，或从 sites 中去掉并说明抽样",
            )
        for slot, where in visit.slots:
            if slot.site and slot.site not in wanted:
                yield Fault(f"{where}.site", f"场所 {slot.site} 不在本次审核的场所里", "补到 sites，或改场所")


def meetings(look: Look) -> Iterator[Fault]:
    """The first row is the opening meeting, the last the closing one; heads of all departments are asked to both."""
    departments = {d.name for d in look.case.client.departments} if look.case.client else set()
    for visit in look.visits():
        rows = sorted(visit.slots, key=lambda pair: (pair[0].date, pair[0].start, pair[0].end))
        if not rows:
            continue
        for (slot, where), kind, word in (
            (rows[0], "opening_meeting", "首次会议"),
            (rows[-1], "closing_meeting", "末次会议"),
        ):
            if slot.kind != kind:
                yield Fault(
                    where,
                    f"日程的{'第一' if kind == 'opening_meeting' else '最后一'}行不是{word}",
                    f"安排{word}",
                )
            elif lacking := sorted(departments - set(slot.departments)):
                yield Fault(f"{where}.departments", f"{word}没有请 {joined(lacking)}", "把各部门负责人都列入")


def top_management(look: Look) -> Iterator[Fault]:
    """There is time to talk with top management."""
    for visit in look.visits(*look.texts("kinds")):
        if visit.slots and not any(slot.kind == "top_management" for slot, _ in visit.slots):
            yield Fault(
                f"{visit.where}.plan.schedule", "没有安排最高管理者访谈", "加一行 kind: top_management"
            )


def two_parts(look: Look) -> Iterator[Fault]:
    """The plan holds both parts: the audit of service management and the tests of service characteristics."""
    for visit in look.visits(*look.texts("kinds")):
        if visit.plan is None or _skips_tests(look, visit):
            continue
        rows = {slot.kind for slot, _ in visit.slots}
        if not rows & {"audit", "production", "top_management"}:
            yield Fault(f"{visit.where}.plan.schedule", "计划缺少服务管理审核部分", "加上服务管理审核的安排")
        if "characteristics" not in rows:
            yield Fault(
                f"{visit.where}.plan.schedule",
                "计划缺少服务特性测评部分",
                "加上 kind: characteristics 的安排",
            )


def _skips_tests(look: Look, visit: Visit) -> bool:
    programme = look.case.programme
    if not look.flag("programme_may_skip") or programme is None or visit.audit.ordinal is None:
        return False
    foreseen = [p for p in programme.audits if p.kind == visit.audit.kind]
    place = visit.audit.ordinal - 1
    return 0 <= place < len(foreseen) and foreseen[place].characteristics_test is False
