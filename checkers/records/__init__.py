"""Rules on records and between documents; each is one module and one line here, linked to elements by data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkers.records import (
    case_open,
    certificate_expired,
    credit_code_invalid,
    date_impossible,
    failed_without_retest,
    frontline_person_never_signed,
    guardian_is_worker,
    late_delivery,
    placeholder_left,
    plan_item_not_carried_out,
    production_before_sample_test,
    signin_without_score,
    training_after_start,
)
from checkers.records.fault import Desk, Fault

Judge = Callable[[Desk], Iterator[Fault]]

RULES: dict[str, Judge] = {
    "case-open": case_open.judge,
    "certificate-expired": certificate_expired.judge,
    "credit-code-invalid": credit_code_invalid.judge,
    "date-impossible": date_impossible.judge,
    "failed-without-retest": failed_without_retest.judge,
    "frontline-person-never-signed": frontline_person_never_signed.judge,
    "guardian-is-worker": guardian_is_worker.judge,
    "late-delivery": late_delivery.judge,
    "placeholder-left": placeholder_left.judge,
    "plan-item-not-carried-out": plan_item_not_carried_out.judge,
    "production-before-sample-test": production_before_sample_test.judge,
    "signin-without-score": signin_without_score.judge,
    "training-after-start": training_after_start.judge,
}
