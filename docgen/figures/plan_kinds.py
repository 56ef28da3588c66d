"""How the person-days of one audit are determined, by what the scheme holds: a table, levels, a share, or nothing."""

from __future__ import annotations

from fractions import Fraction

from corpus.audit_time import AuditTime
from corpus.exact import shown
from docgen.case.model import Case
from docgen.figures import adjusted, combined, follow_up, from_case, level_days
from docgen.figures.adjusted import Change
from docgen.figures.from_case import Subject
from docgen.figures.plan_asked import asked, headcount, reviewed, silent
from docgen.figures.plan_sites import further_sites
from docgen.figures.step import DAYS, Derivation, Status
from docgen.figures.time_plan import TimePlan


def determine(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """Write the determination into the plan, by what the scheme's data hold for this kind of audit."""
    kind, d = subject.kind, plan.derivation
    if kind is None:
        asked(plan, subject, "", f"{plan.label}的人日原文没有给出数值，须由有权人员填写并写明理由")
    elif time.levels is not None:
        _by_level(time, case, subject, plan)
    elif time.table is not None and headcount(case, subject) is None:
        d.add(
            "有效人数",
            time.table.clause,
            "查表用",
            None,
            "人",
            "needs_human",
            "请填写有效人数 headcount.total 及其依据",
        )
    elif time.table is None or kind in time.silent:
        silent(time, case, subject, plan)
    elif kind == "initial" or time.follow_up[kind].share == 1:
        _initial(time, case, subject, plan)
    else:
        _later(time, case, subject, plan)


def _initial(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """Initial audit, or a recertification that the scheme treats like one."""
    assert time.table is not None
    inputs, d = subject.inputs, plan.derivation
    given = None if inputs.base_days is None else Change(Fraction(inputs.base_days), inputs.base_reason or "")
    found = adjusted.determine(
        time,
        headcount(case, subject),
        from_case.changes(inputs.additions),
        from_case.changes(inputs.reductions),
        given,
    )
    d.steps.extend(found.steps)
    plan.base, plan.floor = found.base.days, found.floor
    if time.table.covers == "on_site":
        plan.onsite_minimum, plan.onsite_proposal, plan.total = found.time, found.proposal, found.time
        further_sites(time, case, subject, plan)
        reviewed(time, case, subject, plan)
        return
    plan.total = _settled(time, subject, found.time, found.floor, time.table.clause, d)
    _stages(time, subject, plan)


def _later(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    """A surveillance or recertification as a share of the initial time of today's headcount."""
    assert subject.kind is not None
    inputs, d = subject.inputs, plan.derivation
    persons = headcount(case, subject)
    changes = inputs if inputs.additions or inputs.reductions else (case.time or inputs)
    today = adjusted.determine(
        time, persons, from_case.changes(changes.additions), from_case.changes(changes.reductions)
    )
    entered = [] if inputs.total_days is None or inputs.combined else [Fraction(inputs.total_days)]
    found = follow_up.determine(time, subject.kind, persons, today.time, entered)
    d.steps.extend(found.steps)
    plan.base, plan.floor = found.base.days, found.loose_floor
    refused = bool(entered) and "error" in found.plan_status
    own = None if refused else entered[0] if entered else found.proposal
    plan.total = _combined(time, subject, own, d) if inputs.combined else own


def _by_level(time: AuditTime, case: Case, subject: Subject, plan: TimePlan) -> None:
    assert time.levels is not None
    assert subject.kind is not None
    d = plan.derivation
    if case.level_applied is None:
        d.add(
            "现场人日",
            time.levels.clause,
            "按申请级别查表",
            None,
            DAYS,
            "needs_human",
            "请填写申请级别 level_applied",
        )
        return
    found = level_days.determine(time, from_case.level_number(case.level_applied), subject.kind)
    d.steps.extend(found.steps)
    plan.base = plan.floor = plan.onsite_minimum = plan.onsite_proposal = found.days
    if subject.inputs.additions or subject.inputs.reductions:
        d.add(
            "增减",
            time.levels.clause,
            "未采用",
            0,
            DAYS,
            "warn",
            "本规则没有增减人日的规定，填写的增减未计入",
        )
    plan.total = _settled(time, subject, found.days, found.days, time.levels.clause, d)
    further_sites(time, case, subject, plan)


def _settled(
    time: AuditTime,
    subject: Subject,
    determined: Fraction | None,
    floor: Fraction | None,
    clause: str,
    d: Derivation,
) -> Fraction | None:
    """The total that a person settled on, judged against the determined one (combined: against the sum's share)."""
    if subject.inputs.combined and time.combined is not None:
        return _combined(time, subject, determined, d)
    entered = from_case.days(subject.inputs.total_days)
    if entered is None or determined is None or floor is None:
        return determined
    status: Status = "error" if entered < floor else "warn" if entered < determined else "ok"
    note = (
        f"低于下限 {shown(floor)}"
        if status == "error"
        else "少于推导所得，请写明理由"
        if status == "warn"
        else ""
    )
    d.add(
        "核定总人日", clause, f"核定 {shown(entered)}，推导 {shown(determined)}", entered, DAYS, status, note
    )
    return None if status == "error" else entered


def _combined(time: AuditTime, subject: Subject, own: Fraction | None, d: Derivation) -> Fraction | None:
    if own is None:
        return None
    entered = from_case.days(subject.inputs.total_days)
    systems = {"本体系": own} | {s.system: Fraction(s.days) for s in subject.inputs.combined}
    found = combined.determine(time, systems, entered)
    d.steps.extend(found.steps)
    return None if found.plan_status == "error" else entered or found.proposal


def _stages(time: AuditTime, subject: Subject, plan: TimePlan) -> None:
    """The source gives no split between the stages: a person enters it, both parts count, together the total."""
    split = time.silent.get("stage_split")
    if split is None or subject.kind != "initial" or plan.total is None:
        return
    first, second = (from_case.days(v) for v in (subject.inputs.stage1_days, subject.inputs.stage2_days))
    if first is None or second is None:
        plan.derivation.add(
            "两阶段分配", split.clause, f"共 {shown(plan.total)}", None, DAYS, "needs_human", split.asks
        )
        return
    status: Status = "error" if first <= 0 or second <= 0 or first + second < plan.total else "ok"
    note = "" if status == "ok" else "两个阶段都须有人日，合计不少于核定人日"
    plan.derivation.add(
        "两阶段分配", split.clause, f"{shown(first)} + {shown(second)}", first + second, DAYS, status, note
    )
