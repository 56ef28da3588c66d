"""The dates of nonconformities and of their corrections."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from docgen.case.audit import Audit
from docgen.case.model import Case
from docgen.case.nonconformity import Nonconformity
from docgen.figures.timeline.instance import INITIAL, Instance, only
from docgen.figures.timeline.paths import NONCONFORMITY, dates, day, known


def graded(grade: str) -> Callable[[Case], Iterator[Instance]]:
    """The nonconformities of one grade."""

    def found(case: Case) -> Iterator[Instance]:
        for one in case.nonconformities:
            audit = case.audit(one.audit)
            if one.grade == grade and audit is not None:
                yield _dates_of(case, one, audit)

    return found


def _dates_of(case: Case, one: Nonconformity, audit: Audit) -> Instance:
    initial, surveillance = audit.kind in INITIAL, audit.kind == "surveillance"
    own = initial or audit.kind == case.audit_type
    later = [
        a for a in case.audits if audit.end and a.start and a.start > audit.end and a.kind not in INITIAL
    ]
    facts = {
        **dates(one, NONCONFORMITY),
        **known(
            stage2_end=_stage2_end(case, audit) if initial else None,
            surveillance_end=audit.end if surveillance else None,
            decision=day(audit, "decision.date") or (day(case, "decision.date") if own else None),
            next_audit_end=min((a.end or a.start for a in later if a.start), default=None),
        ),
    }
    other = {"stage2_end"} if not initial else set()
    other |= {"surveillance_end"} if not surveillance else set()
    accepted = {"plan_accepted"} if one.closed_on and not one.plan_accepted_on else set()
    return Instance(one.number, facts, frozenset(other | accepted))


def corrections(case: Case) -> Iterator[Instance]:
    """Every correction that has, or ought to have, a last day set by the body."""
    for one in case.nonconformities:
        facts = known(corrected=one.completed_on or one.closed_on, correction_due=one.due)
        yield Instance(one.number, facts, expected=frozenset({"correction_due"}))
    review = case.document_review
    for place, fault in enumerate(review.nonconformities if review else [], 1):
        facts = known(corrected=fault.corrected_on or fault.verified_on, correction_due=fault.due)
        yield Instance(f"文件不符合 {fault.number or place}", facts, expected=frozenset({"correction_due"}))


def _stage2_end(case: Case, audit: Audit) -> datetime.date | None:
    second = only(case, "stage2")
    return second.end if second else audit.end
