"""The findings of one submission as the data of `findings.json` (the contract)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checkers.document import FileReading
from checkers.finding import Finding, RecordFinding, Verdict

if TYPE_CHECKING:  # it imports spaCy, which reading does without
    from checkers.prescreen import Prescreening

SCHEMA_VERSION = "1"


def as_data(result: Prescreening, version: str) -> dict[str, Any]:
    """The whole file as plain data: sorted, without clock or machine."""
    kinds = {d.path: d.kinds for d in result.documents}
    elements = [f for f in result.findings if f.basis == "scheme"]
    data: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "certdesk", "version": version},
        "scheme": {"id": result.scheme.head.id, "edition": result.scheme.head.edition},
        "as_of": result.as_of.isoformat(),
        "applicant": {"name": result.applicant.name, "credit_code": result.applicant.credit_code},
        "files": [
            file_as_data(r, kinds.get(r.path, {})) for r in sorted(result.readings, key=lambda r: r.path)
        ],
        "elements": [_element(f) for f in elements],
        "standard_elements": [_element(f) for f in result.findings if f.basis == "standard"],
        "records": [_record(r) for r in result.records],
        "summary": _summary(elements, result.readings),
    }
    return data


def file_as_data(reading: FileReading, kinds: dict[str, float]) -> dict[str, Any]:
    """One file of the submission as the contract wants it."""
    ordered = [k for k, s in sorted(kinds.items(), key=lambda k: (-k[1], k[0])) if s >= 0.5][:8]
    return {
        "path": reading.path,
        "sha256": reading.sha256,
        "bytes": reading.size,
        "media_type": reading.media_type,
        "document_kinds": ordered,
        "status": reading.status,
        "reason": reading.reason,
        "message": reading.message,
        "pages": reading.pages,
        "characters": reading.characters,
        "unread_parts": list(reading.unread_parts),
        "notes": list(reading.notes),
    }


def _element(finding: Finding) -> dict[str, Any]:
    outcome = finding.outcome
    data: dict[str, Any] = {
        "id": finding.element_id,
        "clause": finding.clause,
        "statement": finding.statement,
        "severity": finding.severity,
        "verdict": outcome.verdict.value,
        "confidence": round(outcome.confidence, 2),
        "evidence": [e.as_dict() for e in outcome.evidence],
        "near_misses": [e.as_dict() for e in outcome.near_misses[:3]],
        "reasons": list(outcome.reasons),
    }
    if finding.anomalies:
        data["anomalies"] = list(finding.anomalies)
    return data


def _record(finding: RecordFinding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "elements": list(finding.elements),
        "evidence": [e.as_dict() for e in finding.evidence],
    }


def _summary(elements: list[Finding], readings: Any) -> dict[str, int]:
    verdicts = Counter(f.outcome.verdict for f in elements)
    statuses = Counter(r.status for r in readings)
    return {
        **{v.value: verdicts.get(v, 0) for v in Verdict},
        "files_read": statuses.get("read", 0),
        "files_partly_read": statuses.get("partly_read", 0),
        "files_unreadable": statuses.get("unreadable", 0),
    }
