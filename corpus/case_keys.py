"""The top-level keys of a case file, which pre-screening and the writing of documents share."""

from __future__ import annotations

CASE_KEYS = (
    "scheme", "number", "audit_type", "cycle", "applicant", "file_kinds", "body", "client", "legal_entities",
    "sites", "headcount", "scope", "level_applied", "criteria", "application", "review", "contract", "programme",
    "time", "team", "audits", "document_review", "characteristics", "assessment", "nonconformities", "survey",
    "decision", "certificate", "events", "confirmed_findings", "accepted",
)  # fmt: skip
