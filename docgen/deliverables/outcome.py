"""What the papers from the decision on need: the decision with its audits, the certificate's face, the survey, the case's numbers."""

from __future__ import annotations

from typing import Any

from docgen.case.audit import Audit
from docgen.case.decision import Decision
from docgen.case.model import Case
from docgen.deliverables.certificate_face import face
from docgen.deliverables.plain import Words, empty, plain
from docgen.deliverables.surveillance import surveillance_data
from docgen.deliverables.survey_data import survey_data

_YES, _NO, _OPEN = "☑", "☒", "☐"


def outcome_data(case: Case, found: Any, audit: Audit | None, words: Words) -> dict[str, Any]:
    """`face` of the certificate, `survey_result`, `decision` (the one the paper is about), its `decided_audits`
    and `decided_findings`, `open_findings`, and the surveillance of the programme.
    """
    data: dict[str, Any] = {"face": face(case, words), "survey_result": survey_data(case)}
    decision = found if isinstance(found, Decision) else case.decision
    data["decision"] = plain(decision, words) if decision else empty(Decision, words)
    data["decision"]["conditions"] = [_ticked(c) for c in data["decision"]["conditions"]]
    data["open_findings"] = [plain(n, words) for n in case.nonconformities if n.closed_on is None]
    data |= surveillance_data(case, words)
    rests_on = _decided(case, audit)
    ids = {a.id for a in rests_on}
    data["decided_audits"] = [plain(a, words) for a in rests_on]
    data["decided_findings"] = [plain(n, words) for n in case.nonconformities if n.audit in ids]
    return data


def _decided(case: Case, audit: Audit | None) -> list[Audit]:
    """The audits that a decision rests on: the one it belongs to, else those up to the case's own decision."""
    if audit is not None:
        return [audit]
    day = case.decision.date if case.decision else None
    return [a for a in case.audits if a.decision is None and (day is None or not a.end or a.end <= day)]


def _ticked(condition: dict[str, Any]) -> dict[str, Any]:
    mark = {True: _YES, False: _NO}.get(condition["met"], _OPEN)
    return {**condition, "mark": mark}
