"""What a case says, as the plain values that the calculations take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from corpus.audit_time import AuditKind
from corpus.errors import CertdeskError
from corpus.levels import Levels
from corpus.scheme import Scheme
from docgen.case.audit import Audit
from docgen.case.client import Site
from docgen.case.model import Case
from docgen.case.plan import IDLE_SLOTS
from docgen.case.programme import Adjustment, TimeInputs
from docgen.figures.adjusted import Change
from docgen.figures.level import Counts
from docgen.figures.onsite_credit import Work

KINDS: dict[str, AuditKind] = {
    "initial": "initial",
    "stage1": "initial",
    "stage2": "initial",
    "surveillance": "surveillance",
    "recertification": "recertification",
}

AUDIT_WORDS = {
    "initial": "初次认证",
    "surveillance": "监督",
    "recertification": "再认证",
    "special": "特殊审核",
    "change": "变更",
    "extension": "扩大范围",
    "short_notice": "不通知审核",
    "follow_up": "跟踪验证",
    "stage1": "一阶段",
    "stage2": "二阶段",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """The audit that is calculated: ``audits`` are its visits (both stages of an initial audit), ``kind`` None
    where no rule on audit time applies (extension, short notice, follow-up)."""

    id: str
    kind: AuditKind | None
    label: str
    audits: tuple[Audit, ...]
    inputs: TimeInputs


def subjects(case: Case) -> list[Subject]:
    """The audit of the case itself first, then each later visit, in the order of the file."""
    main_kind = KINDS.get(case.audit_type)
    own = tuple(a for a in case.audits if KINDS.get(a.kind) == main_kind == "initial")
    if main_kind != "initial":
        own = tuple(a for a in case.audits if a.kind == case.audit_type)[:1]
    main = Subject("case", main_kind, AUDIT_WORDS[case.audit_type], own, _inputs(case, own))
    return [main, *(_later(case, a) for a in case.audits if a not in own)]


def days(value: Decimal | None) -> Fraction | None:
    """An amount of the case as an exact fraction."""
    return None if value is None else Fraction(value)


def changes(listed: Sequence[Adjustment]) -> list[Change]:
    """Additions or reductions with their reasons. Raises CertdeskError on negative days."""
    for one in listed:
        if one.days < 0:
            raise CertdeskError(f"time 里增加或减少的人日不能是负数：{one.days}")
    return [Change(Fraction(a.days), a.reason or "") for a in listed]


def level_number(text: str) -> int:
    """The number in a level such as 3, "3级" or "三级". Raises CertdeskError where there is none."""
    found = re.search(r"\d+", text) or re.search(r"[一二三四五]", text)
    if found is None:
        raise CertdeskError(f"level_applied：看不出级别：{text!r}；请写数字，如 3")
    return int(found[0]) if found[0].isdigit() else "一二三四五".index(found[0]) + 1


def named_sites(subject: Subject) -> set[str]:
    """The ids of the sites that the visits name, in their head or in the timetable."""
    return {i for a in subject.audits for i in (*a.sites, *_scheduled(a))}


def visited(case: Case, subject: Subject) -> list[Site]:
    """The sites that the visits go to; all of them where none is named."""
    named = named_sites(subject)
    return [s for s in case.sites if s.id in named] if named else list(case.sites)


def schedule(case: Case, audit: Audit) -> list[Work]:
    """The rows of the timetable as work on site, breaks and travel left out."""
    roles = {m.name: m.role for m in case.team_of(audit)}
    return [
        Work(name, roles.get(name, "auditor"), slot.date, slot.start, slot.end)
        for slot in (audit.plan.schedule if audit.plan else [])
        if slot.kind not in IDLE_SLOTS
        for name in slot.members
    ]


def groups(case: Case) -> Iterator[tuple[str | None, list[Site]]]:
    """The sites without the headquarters by similar group; None = sites that are like no other."""
    rest = [s for s in case.sites if not s.centre]
    for name in dict.fromkeys(s.similar_group for s in rest):
        yield name, [s for s in rest if s.similar_group == name]


def answers(case: Case, scheme: Scheme, levels: Levels, answered: Mapping[str, str]) -> dict[str, Counts]:
    """The answers counted per module. A module without any answer is out of scope unless the level applied needs it."""
    applied = level_number(case.level_applied) if case.level_applied else 0
    wanted = next((set(r.modules) for r in levels.rows if r.level == applied), set(levels.names))
    counted: dict[str, Counts] = {}
    for key, name in levels.names.items():
        items = [i for i in scheme.items if i.module == name]
        if levels.missing_item == "ignore":
            items = [i for i in items if i.status is None]
        given = [answered.get(i.id, "unknown") for i in items]
        if key in wanted or any(g != "unknown" for g in given):
            counted[key] = Counts(*(given.count(w) for w in ("not_met", "partly", "fully", "unknown")))
    return counted


def _inputs(case: Case, own: tuple[Audit, ...]) -> TimeInputs:
    return case.time or next((a.time for a in own if a.time), None) or TimeInputs()


def _later(case: Case, audit: Audit) -> Subject:
    label = f"{f'第 {audit.ordinal} 次' if audit.ordinal else ''}{AUDIT_WORDS[audit.kind]}"
    return Subject(audit.id, KINDS.get(audit.kind), label, (audit,), audit.time or TimeInputs())


def _scheduled(audit: Audit) -> list[str]:
    return [slot.site for slot in (audit.plan.schedule if audit.plan else []) if slot.site]
