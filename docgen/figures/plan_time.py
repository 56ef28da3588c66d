"""The person-days of the audits of a case, each with the whole written derivation."""

from __future__ import annotations

from corpus.audit_time import load_audit_time
from corpus.sampling import load_sampling
from docgen.case.model import Case
from docgen.figures import plan_kinds
from docgen.figures.from_case import Subject, subjects
from docgen.figures.plan_onsite import on_site
from docgen.figures.plan_sites import branches, sample
from docgen.figures.time_plan import TimePlan


def plan_times(case: Case) -> list[TimePlan]:
    """The time of the case's own audit first, then of each later visit. Raises CertdeskError on input that is none."""
    return [time_of(case, subject) for subject in subjects(case)]


def time_of(case: Case, subject: Subject) -> TimePlan:
    """The time of one audit, with the settings that the case chooses."""
    settings = (case.time.settings if case.time else {}) | subject.inputs.settings
    time = load_audit_time(case.scheme).set_to(settings)
    plan = TimePlan(subject.id, subject.label)
    plan_kinds.determine(time, case, subject, plan)
    if subject.kind is not None:
        sample(load_sampling(case.scheme), case, subject, plan.derivation)
    on_site(time, case, subject, plan)
    branches(time, case, subject, plan.derivation)
    return plan
