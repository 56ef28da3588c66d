"""Rules on when the audit sees the client at work: shifts and normal operation."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.case.client import Shift
from docgen.case.plan import Slot
from docgen.case_lint.look import Look
from docgen.case_lint.problem import Fault

DAY = 24 * 60


def seen(look: Look) -> Iterator[Fault]:
    """At each site visited at least one production shift is seen; each shift not seen has its reason."""
    for visit, plan in look.planned(*look.texts("kinds")):
        reasons = {(r.site, r.shift) for r in plan.shift_reasons}
        for site in (s for s in look.case.sites if s.id in visit.audit.sites):
            shifts = [s for s in site.shifts if s.production]
            rows = [slot for slot, _ in visit.slots if slot.kind == "production" and slot.site == site.id]
            seen_here = [s for s in shifts if any(_meets(slot, s) for slot in rows)]
            if shifts and not seen_here:
                yield Fault(
                    f"{visit.where}.plan.schedule",
                    f"场所 {site.id} 没有安排看任何一个班次的现场",
                    "加一行 kind: production，时间落在班次内",
                )
            for shift in shifts:
                if shift not in seen_here and (site.id, shift.name) not in reasons:
                    yield Fault(
                        f"{visit.where}.plan.shift_reasons",
                        f"场所 {site.id} 的{shift.name}没有看，也没有理由",
                        "安排看这个班次，或写明理由",
                    )


def _meets(slot: Slot, shift: Shift) -> bool:
    start, end = _minute(slot.start), _minute(slot.end)
    first, last = _minute(shift.start), _minute(shift.end)
    spans = [(first, last)] if first < last else [(first, DAY), (0, last)]
    return any(start < stop and begin < end for begin, stop in spans)


def _minute(at: datetime.time) -> int:
    return at.hour * 60 + at.minute


def normal_operation(look: Look) -> Iterator[Fault]:
    """The audit does not fall into a shutdown of the client."""
    closed = look.case.client.shutdowns if look.case.client else []
    for visit in look.visits():
        start, end = visit.audit.start, visit.audit.end or visit.audit.start
        if start is None or end is None:
            continue
        for period in closed:
            if start <= period.end and period.start <= end:
                why = period.reason or "停产"
                yield Fault(
                    visit.where,
                    f"{start} 至 {end} 落在客户的{why}（{period.start} 至 {period.end}）内",
                    "改到正常生产或服务期间",
                )
