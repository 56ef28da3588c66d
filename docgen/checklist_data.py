"""From the plain data of findings.json to the checklist that the reports show: text cleaned, files sorted."""

from __future__ import annotations

from typing import Any

from corpus.store import load_lexicon, load_scheme
from docgen.checklist import Checklist, Paper, Proof, RecordRow, Row
from docgen.clean import line, masked
from docgen.labels import SEVERITIES, STATUSES
from docgen.place import place_text


def checklist(data: dict[str, Any]) -> Checklist:
    """The checklist of a findings file; unread files and the gravest records come first."""
    statuses, severities = list(STATUSES), list(SEVERITIES)
    applicant = data["applicant"]
    return Checklist(
        head=load_scheme(data["scheme"]["id"]).head,
        as_of=data["as_of"],
        tool=f"{data['tool']['name']} {data['tool']['version']}",
        applicant=line(applicant["name"]) if applicant["name"] else None,
        credit_code=line(applicant["credit_code"]) if applicant["credit_code"] else None,
        papers=tuple(
            _paper(f) for f in sorted(data["files"], key=lambda f: (statuses.index(f["status"]), f["path"]))
        ),
        rows=tuple(_row(e) for e in data["elements"]),
        standard_rows=tuple(_row(e) for e in data.get("standard_elements", [])),
        records=tuple(
            _record(r) for r in sorted(data["records"], key=lambda r: severities.index(r["severity"]))
        ),
    )


def _paper(file: dict[str, Any]) -> Paper:
    lexicon = load_lexicon()
    kinds = [lexicon[k].zh if k in lexicon else k for k in file["document_kinds"]]
    pages = f"{file['pages']} 页，" if file.get("pages") else ""
    advice = (file["message"], *file.get("notes", ()))
    return Paper(
        path=line(file["path"]),
        status=file["status"],
        reason=file["reason"],
        advice="；".join(line(a) for a in advice if a),
        kinds="、".join(kinds),
        size=f"{pages}{file.get('characters') or 0} 字",
        unread_parts=tuple(line(p) for p in file.get("unread_parts", ())),
    )


def _row(element: dict[str, Any]) -> Row:
    return Row(
        id=element["id"],
        clause=element["clause"],
        statement=element["statement"],
        severity=element["severity"],
        verdict=element["verdict"],
        confidence=element["confidence"],
        evidence=_proofs(element["evidence"]),
        near_misses=_proofs(element["near_misses"]),
        reasons=tuple(line(r) for r in element["reasons"]),
        anomalies=tuple(line(a) for a in element.get("anomalies", ())),
    )


def _record(record: dict[str, Any]) -> RecordRow:
    return RecordRow(
        rule=record["rule"],
        severity=record["severity"],
        message=masked(line(record["message"])),
        elements=tuple(record["elements"]),
        evidence=_proofs(record["evidence"]),
    )


def _proofs(found: list[dict[str, Any]]) -> tuple[Proof, ...]:
    """Quotations as people see them: verbatim but for citizen numbers, which only findings.json keeps whole."""
    return tuple(Proof(line(e["file"]), place_text(e["location"]), masked(line(e["quote"]))) for e in found)
