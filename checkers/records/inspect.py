"""Runs the record rules and lets their faults lower the verdicts of the elements they touch."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from checkers.finding import Finding, RecordFinding, Verdict
from checkers.records import RULES
from checkers.records.fault import Desk
from corpus.store import load_record_rules


def inspect(desk: Desk, element_ids: Collection[str]) -> list[RecordFinding]:
    """All faults of all rules, in the order of the rules' names."""
    linked = load_record_rules()
    return [
        RecordFinding(
            name,
            linked[name].severity,
            fault.message,
            tuple(i for i in linked[name].elements if i in element_ids),
            fault.evidence,
            fault.slight,
        )
        for name, judge in sorted(RULES.items())
        for fault in judge(desk)
    ]


def lowered(finding: Finding, records: Sequence[RecordFinding]) -> Finding:
    """A met element that a fault touches becomes what the rule says, with the fault as a reason."""
    rules = load_record_rules()
    outcome = finding.outcome
    for record in records:
        lowers = rules[record.rule].lowers
        if (
            finding.element_id in record.elements
            and lowers
            and not record.slight
            and outcome.verdict is Verdict.MET
        ):
            outcome = replace(
                outcome,
                verdict=Verdict(lowers),
                evidence=(*outcome.evidence[:1], *record.evidence[:1], *outcome.evidence[1:])[:4],
                reasons=(f"{record.message}（{record.rule}）", *outcome.reasons),
            )
    return replace(finding, outcome=outcome)
