"""The register of issued documents as a list."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.deliverables import load_deliverables
from corpus.store import scheme_ids
from docgen.issued.qr import short
from docgen.issued.register import Issued, Register


def title_of(entry: Issued) -> str:
    """The Chinese title of the document; its id where the scheme knows it no more."""
    if entry.scheme not in scheme_ids():
        return entry.deliverable
    known = load_deliverables(entry.scheme).get(entry.deliverable)
    return f"《{known.title}》" if known else entry.deliverable


def _row(entry: Issued) -> dict[str, str]:
    return {
        "number": entry.number,
        "deliverable": entry.deliverable,
        "scheme": entry.scheme,
        "case": entry.case_number,
        "issued_on": entry.issued_on,
        "check": short(entry.text_hash),
    }


def as_text(path: Path) -> str:
    """One line for each document, in the order of issue. Raises CertdeskError."""
    with Register(path, create=False) as register:
        return "\n".join(
            "\t".join((_row(entry) | {"deliverable": title_of(entry)}).values()) for entry in register.all()
        )


def as_json(path: Path) -> str:
    """The documents as one JSON object. Raises CertdeskError."""
    with Register(path, create=False) as register:
        return json.dumps({"issued": [_row(e) for e in register.all()]}, ensure_ascii=False, indent=1)
