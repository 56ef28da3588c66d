"""What all reports show: the elements, papers and records of one submission, with their Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.scheme import SchemeHead
from docgen.labels import REASONS, SEVERITIES, STATUSES, VERDICTS

_SECTION = re.compile(r"\d+(\.\d+)*(\[[^\]]*\])?|[^(（]+")


@dataclass(frozen=True, slots=True)
class Proof:
    """A quotation with its file and place."""

    file: str
    place: str
    quote: str

    @property
    def source(self) -> str:
        """File and place in one phrase."""
        return f"{self.file}，{self.place}" if self.place else self.file


@dataclass(frozen=True, slots=True)
class Row:
    """One element of the checklist with its answer."""

    id: str
    clause: str
    statement: str
    severity: str
    verdict: str
    confidence: float
    evidence: tuple[Proof, ...]
    near_misses: tuple[Proof, ...]
    reasons: tuple[str, ...]
    anomalies: tuple[str, ...]

    @property
    def section(self) -> str:
        """The clause without its item: 4.1 for 4.1(2)."""
        found = _SECTION.match(self.clause)
        return found.group().strip() if found else self.clause

    @property
    def verdict_label(self) -> str:
        """The verdict in Chinese."""
        return VERDICTS[self.verdict]

    @property
    def severity_label(self) -> str:
        """The severity in Chinese."""
        return SEVERITIES[self.severity]


@dataclass(frozen=True, slots=True)
class Paper:
    """One submitted file: how its reading went and what to do."""

    path: str
    status: str
    reason: str | None
    advice: str
    kinds: str
    size: str
    unread_parts: tuple[str, ...]

    @property
    def status_label(self) -> str:
        """The status in Chinese, with the cause."""
        cause = REASONS.get(self.reason or "", self.reason or "")
        return STATUSES[self.status] + (f"：{cause}" if cause else "")


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A fault inside a record or between documents."""

    rule: str
    severity: str
    message: str
    elements: tuple[str, ...]
    evidence: tuple[Proof, ...]

    @property
    def severity_label(self) -> str:
        """The severity in Chinese."""
        return SEVERITIES[self.severity]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One pre-screened submission as the reports show it."""

    head: SchemeHead
    as_of: str
    tool: str
    applicant: str | None
    credit_code: str | None
    papers: tuple[Paper, ...]
    rows: tuple[Row, ...]
    standard_rows: tuple[Row, ...]
    records: tuple[RecordRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many elements have each verdict, in the order of the labels."""
        return {v: sum(r.verdict == v for r in self.rows) for v in VERDICTS}

    @property
    def scheme_name(self) -> str:
        """Title, document number and edition of the scheme."""
        number = f"{self.head.document_number}，" if self.head.document_number else ""
        return f"《{self.head.title}》（{number}版本 {self.head.edition}）"


def sections(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows by clause, in scheme order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.section, []).append(row)
    return found
