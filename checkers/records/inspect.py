"""Runs the record rules and lets what they find lower or raise the verdicts of the elements they touch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from checkers.finding import Finding, Outcome, RecordFinding, Verdict
from checkers.records.fault import Desk, Fault
from checkers.records.registry import rules
from checkers.records.rule import Rule

_BELOW = {
    Verdict.MET: (Verdict.MISSING, Verdict.CANNOT_DETERMINE, Verdict.PARTLY_MET),
    Verdict.PARTLY_MET: (Verdict.MISSING, Verdict.CANNOT_DETERMINE),
}


def inspect(
    desk: Desk, element_ids: Collection[str], known: Mapping[str, Rule] | None = None
) -> list[RecordFinding]:
    """All faults of all rules, in the order of the rules' names; the same fault once."""
    found = [
        _finding(rule, fault, element_ids)
        for _, rule in sorted((rules() if known is None else known).items())
        for fault in rule.judge(desk)
    ]
    return list(dict.fromkeys(found))


def _finding(rule: Rule, fault: Fault, element_ids: Collection[str]) -> RecordFinding:
    touched = rule.data.elements if fault.elements is None else fault.elements
    return RecordFinding(
        rule.name,
        "info" if fault.undetermined or fault.supports else rule.data.severity,
        fault.message,
        tuple(i for i in touched if i in element_ids),
        fault.evidence,
        slight=fault.slight or fault.undetermined,
        throughout=fault.throughout,
        supports=fault.supports,
    )


def adjusted(finding: Finding, records: Sequence[RecordFinding]) -> Finding:
    """A met element that a fault touches is lowered, one not shown is raised by support; with the reason."""
    outcome = finding.outcome
    for record in records:
        if finding.element_id in record.elements:
            outcome = next(_changed(outcome, record, rules()[record.rule]), outcome)
    return replace(finding, outcome=outcome)


def _changed(outcome: Outcome, record: RecordFinding, rule: Rule) -> Iterator[Outcome]:
    if record.supports:
        raised = Verdict(rule.data.raises) if rule.data.raises else None
        if raised and outcome.verdict in _BELOW[raised]:
            yield _with(outcome, record, raised)
    elif record.throughout and outcome.verdict in _BELOW:
        told = _with(outcome, record, Verdict.MISSING)
        near = tuple(dict.fromkeys((*record.evidence, *outcome.evidence)))[:3]
        yield replace(told, confidence=0.8, evidence=(), near_misses=near)
    elif rule.data.lowers and not record.slight and outcome.verdict is Verdict.MET:
        yield _with(outcome, record, Verdict(rule.data.lowers))


def _with(outcome: Outcome, record: RecordFinding, verdict: Verdict) -> Outcome:
    return replace(
        outcome,
        verdict=verdict,
        evidence=(*outcome.evidence[:1], *record.evidence[:1], *outcome.evidence[1:])[:4],
        reasons=(f"{record.message}（{record.rule}）", *outcome.reasons),
        settled=outcome.settled or verdict is Verdict.MISSING,
    )
