"""What a rule looks at: the case, the rule's figures for this scheme, the day, and the scheme's words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.errors import SchemeError
from docgen.case.audit import Audit
from docgen.case.model import Case
from docgen.case.plan import Plan, Slot

INITIAL_KINDS = ("stage1", "stage2", "initial")


@dataclass(frozen=True, slots=True)
class Visit:
    """One audit of the case with its place in the file."""

    audit: Audit
    where: str

    @property
    def plan(self) -> Plan | None:
        """The plan, if there is one."""
        return self.audit.plan

    @property
    def slots(self) -> list[tuple[Slot, str]]:
        """The rows of the timetable, each with its place in the file."""
        rows = self.audit.plan.schedule if self.audit.plan else []
        return [(slot, f"{self.where}.plan.schedule[{i}]") for i, slot in enumerate(rows, 1)]


@dataclass(frozen=True, slots=True)
class Look:
    """A case under one rule."""

    case: Case
    params: Mapping[str, Any]
    as_of: datetime.date
    terms: Mapping[str, str]

    def visits(self, *kinds: str) -> list[Visit]:
        """The audits of these kinds (all where none is named), in the order of the file."""
        found = [Visit(a, f"audits[{i}]") for i, a in enumerate(self.case.audits, 1)]
        return [v for v in found if not kinds or v.audit.kind in kinds]

    def planned(self, *kinds: str) -> Iterator[tuple[Visit, Plan]]:
        """The audits that have a plan, with it."""
        return ((v, v.plan) for v in self.visits(*kinds) if v.plan is not None)

    def number(self, key: str) -> int:
        """A whole number among the rule's figures."""
        value: int = self._param(key, int)
        return value

    def text(self, key: str) -> str:
        """A text among the rule's figures."""
        value: str = self._param(key, str)
        return value

    def flag(self, key: str) -> bool:
        """Whether a switch of the rule is on; absent is off."""
        return bool(self.params.get(key, False))

    def texts(self, key: str) -> list[str]:
        """A list of texts among the rule's figures; absent is empty."""
        return list(self.params.get(key, []))

    def by_kind(self, key: str, kind: str) -> list[str]:
        """The texts that the rule's figures give for one kind of audit; absent is empty."""
        return list(self.params.get(key, {}).get(kind, []))

    def term(self, key: str) -> str:
        """The scheme's word, such as its own for audit or auditor."""
        return self.terms.get(key, key)

    def _param(self, key: str, kind: type) -> Any:
        value = self.params.get(key)
        if not isinstance(value, kind):
            raise SchemeError(f"案卷规则缺少参数 {key}（{kind.__name__}）")
        return value
