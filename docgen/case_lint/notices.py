"""Rules on what goes out before the visit: notice, confirmation, filing, and changes agreed by both sides."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from corpus.working_days import UnknownYear, working_days_between
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault


def confirmed(look: Look) -> Iterator[Fault]:
    """The client has confirmed the plan before the work on site begins."""
    for visit, plan in look.planned():
        start = visit.audit.start
        where = f"{visit.where}.plan.confirmed_on"
        if plan.confirmed_on is None:
            if start and start <= look.as_of:
                yield Fault(where, f"{visit.audit.id} 已开始，计划没有客户确认", "补客户确认的签字和日期")
        elif start and plan.confirmed_on > start:
            yield Fault(where, f"{plan.confirmed_on} 才确认，{start} 已开始", "现场开始前取得客户确认")
        if plan.confirmed_on and not plan.confirmed_by:
            yield Fault(f"{visit.where}.plan.confirmed_by", "没有写由谁确认", "填写客户确认人")


def filed(look: Look) -> Iterator[Fault]:
    """The plan is filed with the authority so many days before the audit."""
    days = look.number("days")
    for visit, plan in look.planned(*look.texts("kinds")):
        start = visit.audit.start
        if start is None:
            continue
        latest = start - datetime.timedelta(days=days)
        where = f"{visit.where}.plan.filed_on"
        if plan.filed_on is None:
            if latest <= look.as_of:
                yield Fault(where, f"没有上报日期，最晚应为 {latest}", f"开始前至少 {days} 日上报计划")
        elif plan.filed_on > latest:
            yield Fault(where, f"{plan.filed_on} 上报，最晚应为 {latest}", f"开始前至少 {days} 日上报计划")


def notified(look: Look) -> Iterator[Fault]:
    """The notice of the visit goes out so many working days before."""
    least = look.number("working_days")
    for visit, plan in look.planned():
        start = visit.audit.start
        where = f"{visit.where}.plan.notified_on"
        if start is None:
            continue
        if plan.notified_on is None:
            yield Fault(where, "没有写现场通知的日期", f"提前 {least} 个工作日发通知")
            continue
        try:
            days = working_days_between(plan.notified_on, start, ends=1)
        except UnknownYear as unknown:
            yield Fault(
                where,
                f"{visit.audit.id}：{unknown}",
                f"待放假安排公布后核对是否提前 {least} 个工作日",
                "info",
            )
            continue
        if days < least:
            yield Fault(
                where,
                f"{plan.notified_on} 发通知，距 {start} 只有 {days} 个工作日",
                f"提前至少 {least} 个工作日，或改审核日期",
            )


def agreed_dates(look: Look) -> Iterator[Fault]:
    """The dates were agreed with the client before the notice."""
    for visit, plan in look.planned():
        if plan.agreed_on is None:
            yield Fault(f"{visit.where}.plan.agreed_on", "没有与企业商定时间的记录", "填写商定日期")
        elif plan.notified_on and plan.agreed_on > plan.notified_on:
            yield Fault(
                f"{visit.where}.plan.agreed_on",
                f"商定 {plan.agreed_on} 晚于通知 {plan.notified_on}",
                "先商定，再通知",
            )


def changes(look: Look) -> Iterator[Fault]:
    """A change of the plan is agreed by both sides and, where the scheme says so, announced in writing."""
    for visit, plan in look.planned():
        for i, change in enumerate(plan.changes, 1):
            where = f"{visit.where}.plan.changes[{i}]"
            lacking = [
                w for w, v in (("客户", change.agreed_by_client), ("组长", change.agreed_by_leader)) if not v
            ]
            if lacking:
                yield Fault(where, f"计划变更没有{'和'.join(lacking)}的确认", "双方协商一致并留下签字")
            if look.flag("written_notice") and change.written_notice_on is None:
                yield Fault(where, "计划变更没有书面通知", "书面通知客户并填写 written_notice_on")
