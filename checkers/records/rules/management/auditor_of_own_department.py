"""Internal auditors who audited the department they belong to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault, shown
from checkers.records.form import Entry

_WITH_DEPARTMENT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})[(（](?P<department>[\u4e00-\u9fff]{2,6}?)(部|科|室|组)?[)）]"
)
_SUFFIX = re.compile(r"(管理)?(部|科|室|中心|处|车间|组)$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each schedule; silent for persons whose department no roster or list of persons present tells."""
    homes = desk.once("departments", _departments)
    for form in desk.forms("audit_schedule", least=("department", "auditor")):
        own = [e for e in form.with_fields("department", "auditor") if _own(e, homes)]
        if own:
            told = "；".join(f"{e.text('auditor')} 审 {e.text('department')}" for e in own[:3])
            yield Fault(f"内审员审核了自己所在的部门：{told}", shown(form, *own))


def _own(entry: Entry, homes: dict[str, set[str]]) -> bool:
    audited = {_short(d) for d in re.split(r"[、,，/及和\s]", entry.text("department")) if len(fold(d)) >= 2}
    auditors = entry.people("auditor")
    return len(auditors) == 1 and len(audited) == 1 and bool(audited & homes.get(auditors[0], set()))


def _departments(desk: Desk) -> dict[str, set[str]]:
    """The departments of each person, of the roster and of lists of persons with their department in brackets."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in desk.forms("roster", least=("name", "department")):
        for entry in form.rows:
            name = entry.person("name")
            if name and entry.filled("department"):
                found[name].add(_short(re.split(r"[/／·\-]", entry.text("department"))[0]))
    for document in desk.documents:
        for part in document.root.walk():
            for passage in part.passages:
                if passage.kind in ("field", "sentence") and not passage.flags:
                    pairs = list(_WITH_DEPARTMENT.finditer(passage.value or passage.text))
                    if len(pairs) >= 2:
                        for pair in pairs:
                            found[pair["name"]].add(_short(pair["department"]))
    return found


def _short(department: str) -> str:
    return _SUFFIX.sub("", fold(department))
