"""The models of a scheme: its items, what shows each element, its anomalies."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "applicant_document_element",
    "application_material",
    "on_site",
    "process_rule",
    "timing",
    "threshold",
    "deliverable",
    "decision",
    "certificate",
    "record",
]
Severity = Literal["critical", "major", "minor", "info"]
JUDGED: tuple[Kind, ...] = ("applicant_document_element", "application_material")


class Strict(BaseModel):
    """A model that refuses unknown keys and silent conversions."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, ignored_types=(cached_property,))


class Anomaly(Strict):
    """A fault of the published source: what is printed and which reading is taken; never repaired silently."""

    id: str
    where: str
    cited_as: str
    resolved_as: str | None
    note: str
    items: list[str] = Field(default_factory=list)


class Item(Strict):
    """One normative statement of a scheme (规定要求), in our own words, under its stable id."""

    id: str
    clause: str
    kind: Kind
    statement: str
    severity: Severity
    evidence: list[str]
    checkable: str
    source_lines: str | None = None
    basis: Literal["scheme", "standard"] = "scheme"
    verified: bool = True
    value: list[dict[str, Any]] | dict[str, Any] | None = None
    enum: list[str] | None = None
    when: str | None = None
    module: str | None = None
    module_as_printed: str | None = None
    appendix: str | None = None
    letter: str | None = None
    subclause: str | None = None
    subclause_name_inferred: str | None = None
    name_basis: str | None = None
    gb_subclause: str | None = None
    merge_confidence: str | None = None
    verify_mode: list[str] | str | None = None
    judged_by: list[str] | str | None = None
    in_level_5func: bool | None = None
    status: Literal["missing_in_source"] | None = None

    @property
    def judged(self) -> bool:
        """Whether pre-screening answers this item (an element of the applicant's papers)."""
        return self.kind in JUDGED


class Facet(Strict):
    """One check with its parameters: a part of what shows an element."""

    check: str
    params: dict[str, Any] = Field(default_factory=dict, alias="with")


class Condition(Strict):
    """When an element applies: ``mentioned`` concepts; only denied (or, if ``silent``, absent) = not applicable."""

    mentioned: list[str]
    silent: Literal["judge", "not_applicable"] = "judge"


class Shows(Strict):
    """What shows one element: which of rule or record is asked, and the checks that must hold."""

    asks: Literal["arrangement", "record", "paper", "statement", "judgement", "event"]
    all_of: list[Facet] = Field(default_factory=list)
    any_of: list[Facet] = Field(default_factory=list)
    applies: Condition | None = None
    note: str | None = None


class SchemeHead(Strict):
    """The head of a scheme: title, number, edition, body, dates and the words the body uses."""

    id: str
    title: str
    document_number: str | None
    edition: str
    body: str
    effective_date: str | None
    criteria: list[str]
    source_sha256: str
    terms: dict[str, str]


class Scheme(Strict):
    """A scheme whole: head, items in source order, what shows each element, anomalies."""

    head: SchemeHead
    items: tuple[Item, ...]
    shows: dict[str, Shows]
    anomalies: tuple[Anomaly, ...]

    @cached_property
    def elements(self) -> tuple[Item, ...]:
        """The scheme's own items that pre-screening answers, in source order."""
        return tuple(i for i in self.items if i.judged and i.basis == "scheme")

    @cached_property
    def standard_elements(self) -> tuple[Item, ...]:
        """The elements of the standard audited against, reported in a section of their own."""
        return tuple(i for i in self.items if i.judged and i.basis == "standard")

    def anomalies_of(self, item_id: str) -> list[Anomaly]:
        """The faults of the source that touch one item."""
        return [a for a in self.anomalies if item_id in a.items]
