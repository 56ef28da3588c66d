"""What a scheme says of its papers: which deliverables there are, their titles, mandated contents and preconditions."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from corpus.errors import SchemeError
from corpus.scheme import Strict
from corpus.store import HERE, SCHEMES, load_scheme
from corpus.yaml_file import load, load_as, load_list

_FILES = ("deliverables.yaml", "deliverables-decision.yaml")  # up to the report; from the decision on
Subject = Literal["case", "audit", "nonconformity", "event", "decision"]


class Content(Strict):
    """Something that the scheme wants on the paper: where it stands in the data, and the clause that asks for it.

    ``field`` is a path (`client.name`, `members[].registration_number`); ``sometimes`` = it may be empty
    because the thing may not have happened (deviations, disagreement), yet the paper has a place for it.
    """

    field: str
    label: str
    clause: str
    item: str | None = None
    sometimes: bool = False


class Requirement(Strict):
    """A condition that must be fulfilled before the paper is written: a rule by name, its clause, its figures."""

    rule: str
    clause: str
    item: str | None = None
    limit: str | None = None


class Section(Strict):
    """A part of a checklist: the scheme's items whose ids start with one of ``ids``, in groups by clause.

    ``kinds`` = the audit kinds that have this part (empty: all); ``depth`` = how many numbers of a clause make a group;
    ``choices`` = the judgements to tick.
    """

    title: str
    ids: list[str]
    kinds: list[str] = Field(default_factory=list)
    depth: int = 2
    choices: list[str] = Field(default_factory=lambda: ["符合", "不符合", "不适用"])


class Deliverable(Strict):
    """One paper that a scheme asks for."""

    id: str
    title: str
    clause: str
    subject: Subject = "case"
    kinds: list[str] = Field(
        default_factory=list
    )  # the audit or event kinds that have this paper; empty = all
    template: str | None = None  # the folder of its template where that is not its id
    number: str | None = None  # where its number stands in the data (`plan.number`)
    numbering: str | None = None  # the body's numbering pattern where it is registered
    items: list[str] = Field(default_factory=list)  # what the paper itself, or its fixed words, fulfil
    contents: list[Content] = Field(default_factory=list)
    requires: list[Requirement] = Field(default_factory=list)
    needs: list[Literal["figures", "answers"]] = Field(default_factory=list)  # what is calculated for it
    checklist: list[Section] = Field(default_factory=list)
    note: str | None = None

    @property
    def folder(self) -> str:
        """The folder of its template below templates/."""
        return self.template or self.id


class Words(Strict):
    """The Chinese words of the codes in a case file, by field name."""

    words: dict[str, dict[str, str]]


@cache
def load_deliverables(scheme_id: str) -> dict[str, Deliverable]:
    """The deliverables of a scheme by id, in the order of its process. Raises SchemeError."""
    load_scheme(scheme_id)
    found: dict[str, Deliverable] = {}
    for name in _FILES:
        path = SCHEMES / scheme_id / name
        for one in load_list(path, Deliverable):
            if one.id in found:
                raise SchemeError(f"文书 {one.id} 写了两次", path)
            found[one.id] = one
    return found


@cache
def load_duties(scheme_id: str) -> dict[str, str]:
    """Items on papers that no paper of a case can carry, with the reason; empty where a scheme has none."""
    load_scheme(scheme_id)
    path = SCHEMES / scheme_id / "duties.yaml"
    return {str(item): str(reason) for item, reason in load(path).items()} if path.exists() else {}


@cache
def load_words(scheme_id: str) -> dict[str, dict[str, str]]:
    """The words for codes: the common ones, then the scheme's own."""
    words = {field: dict(codes) for field, codes in load_as(HERE / "words.yaml", Words).words.items()}
    own = SCHEMES / scheme_id / "words.yaml"
    if own.exists():
        for field, codes in load_as(own, Words).words.items():
            words.setdefault(field, {}).update(codes)
    return words
