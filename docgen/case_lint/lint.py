"""The lint of a case: every rule of its scheme, gravest problems first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from corpus.case_rules import CaseRule, case_rules
from corpus.errors import SchemeError
from corpus.problem import Problem
from corpus.scheme import Severity
from corpus.store import load_scheme
from docgen.case.model import Case
from docgen.case_lint.look import Look
from docgen.case_lint.rules import RULES


def problems(case: Case, as_of: datetime.date) -> list[Problem]:
    """Every problem of a case on a day, gravest first, then in the order of the rules."""
    found: list[Problem] = []
    for name, rule in case_rules(case.scheme).items():
        if name not in RULES:
            raise SchemeError(f"方案 {case.scheme} 的案卷规则 {name!r} 不存在；可用：{'、'.join(RULES)}")
        found += _accepted(case, _run(case, as_of, name, rule))
    return sorted(found, key=lambda p: get_args(Severity).index(p.severity))


def _run(case: Case, as_of: datetime.date, name: str, rule: CaseRule) -> Iterator[Problem]:
    look = Look(case, rule.params, as_of, load_scheme(case.scheme).head.terms)
    for fault in RULES[name](look):
        severity, clause = fault.severity or rule.severity, fault.clause or rule.clause
        yield Problem(name, severity, clause, fault.where, fault.message, fault.advice)


def _accepted(case: Case, found: Iterator[Problem]) -> Iterator[Problem]:
    """Problems with the word of the person who accepted them; a critical one cannot be accepted."""
    for problem in found:
        said = next((a for a in case.accepted if (a.rule, a.where) == (problem.rule, problem.where)), None)
        if said is None or problem.severity == "critical":
            yield problem
        else:
            word = {"by": said.by, "on": said.on.isoformat(), "reason": said.reason}
            yield replace(problem, accepted=word)
