"""Rules on the two stages of an initial audit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.case_lint.look import Look, Visit
from docgen.case_lint.problem import Fault


def both(look: Look) -> Iterator[Fault]:
    """An initial audit has both stages."""
    if look.case.audit_type != "initial" or not look.visits():
        return
    if look.visits("stage2") and not look.visits("stage1"):
        yield Fault("audits", "只有第二阶段，没有第一阶段", "补第一阶段")
    if look.visits("stage1") and not look.visits("stage2") and look.case.decision:
        yield Fault("audits", "已作决定，没有第二阶段", "补第二阶段")


def gap(look: Look) -> Iterator[Fault]:
    """The second stage opens so many hours after the first closed."""
    first, second = (next(iter(look.visits(k)), None) for k in ("stage1", "stage2"))
    if first is None or second is None:
        return
    closed, opened = _closing(first), _opening(second)
    if closed is None or opened is None:
        return
    hours = (opened - closed).total_seconds() / 3600
    if hours < look.number("hours"):
        yield Fault(
            second.where,
            f"第一阶段 {closed:%Y-%m-%d %H:%M} 结束，第二阶段 {opened:%Y-%m-%d %H:%M} 开始，相隔 {hours:g} 小时",
            f"至少相隔 {look.number('hours')} 小时",
        )


def _closing(visit: Visit) -> datetime.datetime | None:
    met = visit.audit.closing
    if met and met.end:
        return datetime.datetime.combine(met.date, met.end)
    return max((datetime.datetime.combine(s.date, s.end) for s, _ in visit.slots), default=None)


def _opening(visit: Visit) -> datetime.datetime | None:
    met = visit.audit.opening
    if met and met.start:
        return datetime.datetime.combine(met.date, met.start)
    return min((datetime.datetime.combine(s.date, s.start) for s, _ in visit.slots), default=None)


def ready(look: Look) -> Iterator[Fault]:
    """The second stage starts only after the first has found the client ready and told so in writing."""
    first, second = (next(iter(look.visits(k)), None) for k in ("stage1", "stage2"))
    if first is None or second is None or second.audit.start is None or second.audit.start > look.as_of:
        return
    found = first.audit.conclusions
    if found is None or found.ready_for_stage2 is None:
        yield Fault(
            f"{first.where}.conclusions", "第一阶段没有写是否具备第二阶段条件", "书面告知第一阶段结论"
        )
    elif found.ready_for_stage2 is False:
        yield Fault(
            f"{first.where}.conclusions",
            "第一阶段结论是不具备条件，却开始了第二阶段",
            "整改到位后再安排第二阶段",
        )


def off_site(look: Look) -> Iterator[Fault]:
    """A first stage that is not held on site names one of the listed exceptions and the reason."""
    for visit in look.visits("stage1"):
        excuse = visit.audit.off_site
        if excuse is None:
            continue
        if not 1 <= excuse.exemption <= look.number("exemptions"):
            yield Fault(
                f"{visit.where}.off_site.exemption",
                f"没有第 {excuse.exemption} 种例外",
                f"写 1 至 {look.number('exemptions')}",
            )
        if not excuse.reason:
            yield Fault(f"{visit.where}.off_site.reason", "第一阶段不到现场，没有写理由", "写明理由")


def same_auditor(look: Look) -> Iterator[Fault]:
    """The second stage has at least one auditor of the first."""
    for first, second in zip(look.visits("stage1"), look.visits("stage2"), strict=False):
        one, other = ({m.name for m in look.case.team_of(v.audit) if m.audits} for v in (first, second))
        if one and other and not one & other:
            yield Fault(
                f"{second.where}.team", "第二阶段没有一名第一阶段的审核员", "至少留一名第一阶段的审核员"
            )


def reviews_done(look: Look) -> Iterator[Fault]:
    """Internal audit and management review are done before the second stage, best before the first ends."""
    first = next(iter(look.visits("stage1")), None)
    for visit in look.visits("stage2"):
        audit = visit.audit
        for label, key in (("内审", "internal_audit_on"), ("管理评审", "management_review_on")):
            done = getattr(audit, key) or (getattr(first.audit, key) if first else None)
            if done is None or audit.start is None:
                continue
            if done > audit.start:
                yield Fault(
                    f"{visit.where}.{key}", f"{label} {done} 晚于第二阶段开始 {audit.start}", "推迟第二阶段"
                )
            elif first and first.audit.end and done > first.audit.end:
                yield Fault(
                    f"{visit.where}.{key}",
                    f"{label} {done} 在第一阶段结束（{first.audit.end}）之后才做",
                    "第二阶段重点核实",
                    "minor",
                )
