"""The surveillance of a programme as its paper shows it: visits and draws with the names of the sites."""

from __future__ import annotations

from typing import Any

from docgen.case.model import Case
from docgen.case.programme import Programme
from docgen.deliverables.plain import Words, plain

_SURVEILLANCE = "surveillance"
_TESTED: dict[bool | None, str] = {True: "含", False: "不含", None: "未定"}


def surveillance_data(case: Case, words: Words) -> dict[str, Any]:
    """`surveillance_visits` and `surveillance_samples`: those of the programme that belong to surveillance."""
    programme = case.programme or Programme()
    names = {s.id: s.name for s in case.sites}
    visits = [
        plain(a, words)
        | {
            "site_names": [names.get(s, s) for s in a.sites or names],
            "tested": _TESTED[a.characteristics_test],
        }
        for a in programme.audits
        if a.kind == _SURVEILLANCE
    ]
    kinds = {a.id: a.kind for a in case.audits}
    samples = [
        plain(s, words) | {"chosen_names": [names.get(i, i) for i in s.chosen]}
        for s in programme.samples
        if kinds.get(s.audit, _SURVEILLANCE) == _SURVEILLANCE
    ]
    return {"surveillance_visits": visits, "surveillance_samples": samples}
