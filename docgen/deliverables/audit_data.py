"""What a paper sees of one audit: team, sites, timetable, tests, nonconformities of now and before."""

from __future__ import annotations

from typing import Any

from corpus.scheme import Scheme
from docgen.case.audit import Audit, Meeting
from docgen.case.characteristics import Characteristics
from docgen.case.model import Case
from docgen.case.programme import TimeInputs
from docgen.case.team import AUDITING_ROLES
from docgen.deliverables.plain import Words, empty, plain
from docgen.deliverables.timetable import add_days

WHOLE = (
    "initial",
    "stage1",
    "stage2",
    "recertification",
)  # audits that the papers of the case itself belong to


def audit_data(case: Case, scheme: Scheme, audit: Audit | None, words: Words) -> dict[str, Any]:
    """`audit`, `plan`, `members`, `auditors`, `leader`, `audit_sites`, `units` (departments visited), `combined`
    (other systems audited together), `testing` (tests of service characteristics), `nonconformities` of this
    audit and `earlier` ones; without an audit those of the case as a whole."""
    shown = _audit(audit, words)
    names = {s.id: s.name for s in case.sites}
    add_days(shown["plan"], names, {i.id: i for i in scheme.items})
    members = [plain(m, words) for m in (case.team_of(audit) if audit else case.team)]
    return {
        "site_names": names,
        "audit": shown,
        "plan": shown["plan"],
        "members": members,
        "auditors": [m for m in members if m["role"] in AUDITING_ROLES],
        "leader": next((m for m in members if m["role"] == "leader"), {"name": ""}),
        "audit_sites": _sites(case, audit, words),
        "units": list(dict.fromkeys(d for row in shown["plan"]["schedule"] for d in row["departments"])),
        "combined": [c.system for c in _time(case, audit).combined],
        "testing": _testing(case, audit, words),
        "nonconformities": [
            plain(n, words) for n in case.nonconformities if audit is None or n.audit == audit.id
        ],
        "earlier": _earlier(case, audit, words),
    }


def _audit(audit: Audit | None, words: Words) -> dict[str, Any]:
    """The audit with its opening and closing meeting, whether recorded or not."""
    data = plain(audit, words) if audit else empty(Audit, words)
    for name in ("opening", "closing"):
        meeting = getattr(audit, name, None)
        data[name] = plain(meeting, words) if meeting else empty(Meeting, words)
    return data


def _sites(case: Case, audit: Audit | None, words: Words) -> list[dict[str, Any]]:
    taken = audit.sites if audit and audit.sites else [s.id for s in case.sites]
    return [plain(s, words) for s in case.sites if s.id in taken]


def _time(case: Case, audit: Audit | None) -> TimeInputs:
    own = audit.time if audit else None
    return own or (case.time if audit is None or audit.kind in WHOLE else None) or TimeInputs()


def _testing(case: Case, audit: Audit | None, words: Words) -> dict[str, Any]:
    own = audit.characteristics if audit else None
    of_case = case.characteristics if audit is None or audit.kind in WHOLE else None
    found = own or of_case
    return plain(found, words) if found else empty(Characteristics, words)


def _earlier(case: Case, audit: Audit | None, words: Words) -> list[dict[str, Any]]:
    """The nonconformities of the audits before this one."""
    ids = [a.id for a in case.audits]
    before = ids[: ids.index(audit.id)] if audit else []
    return [plain(n, words) for n in case.nonconformities if n.audit in before]
