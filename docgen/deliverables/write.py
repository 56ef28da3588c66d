"""Writes deliverables: finds the template, refuses what breaks a rule, fills it with the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.deliverables import Deliverable, load_deliverables
from corpus.errors import CertdeskError
from docgen.case.model import Case
from docgen.deliverables.context import context
from docgen.deliverables.fields import mandated
from docgen.deliverables.path import is_blank, values_at
from docgen.deliverables.requirements import broken
from docgen.deliverables.shown import left_out
from docgen.deliverables.subject import named_or_all, nothing, subjects
from docgen.deliverables.survey_data import survey_chart
from docgen.issued.issue import QR, sealed
from docgen.word.template import Template
from docgen.word_base import TEMPLATES

CHART = "chart"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that may be written: what it is about, its template and all that goes into it."""

    case: Case = field(repr=False)
    deliverable: Deliverable
    subject: str
    template: Path
    context: Mapping[str, Any]
    pictures: Mapping[str, bytes | None] = field(repr=False)
    others: tuple[str, ...] = ()  # what else it could have been written about

    @property
    def number(self) -> str:
        """Its number as the case gives it, or an empty text."""
        return str(self.context["document"]["number"])

    @property
    def day(self) -> str | None:
        """The day that the document's properties carry: the report's, plan's or decision's, never the clock's."""
        for path in ("event.date", "certificate.issued_on", "audit.end", "audit.start", "application.date"):
            for value in values_at(self.context, path):
                if value:
                    return str(value)
        return None

    def rendered(self) -> bytes:
        """The Word file; where it has a place for a QR code and a number, with both. Raises TemplateError."""
        compiled = Template.compile(self.template)
        given = self.given(compiled)
        if self.number and QR in compiled.pictures():
            return sealed(self.number, self.day, compiled, self.context, given)[0]
        return compiled.render(self.context, given, day=self.day)

    def given(self, compiled: Template) -> dict[str, bytes | None]:
        """The pictures for a template: those of the body, and the chart where it has a place for one."""
        chart = {CHART: survey_chart(self.case)} if CHART in compiled.pictures() else {}
        return {**self.pictures, **chart}


@dataclass(frozen=True, slots=True)
class Written:
    """A deliverable as written: its bytes and what it is about."""

    deliverable: Deliverable
    subject: str
    data: bytes
    context: Mapping[str, Any]


def deliverable_of(case: Case, name: str) -> Deliverable:
    """The deliverable of the case's scheme by id or title; of one title, that which the case has something for. Raises CertdeskError naming those there are."""
    known = load_deliverables(case.scheme)
    found = [one for one in known.values() if name in (one.id, one.title)]
    for one in (*(o for o in found if subjects(o, case)), *found):
        return one
    raise CertdeskError(f"方案 {case.scheme} 没有文书 {name!r}；可用：{'、'.join(known)}")


def template_of(case: Case, deliverable: Deliverable, case_folder: Path) -> Path:
    """The body's own template, else the scheme's, else the common one. Raises CertdeskError."""
    places = [
        TEMPLATES / deliverable.folder / f"{case.scheme}.docx",
        TEMPLATES / deliverable.folder / "template.docx",
    ]
    if case.body and case.body.own_templates:
        own = case_folder / case.body.own_templates
        places = [own / case.scheme / f"{deliverable.id}.docx", own / f"{deliverable.id}.docx", *places]
    for place in places:
        if place.is_file():
            return place
    raise CertdeskError(f"没有《{deliverable.title}》的模板：{places[-1]}")


def hindrances(case: Case, deliverable: Deliverable, subject: str) -> list[str]:
    """All that keeps a paper from being written: broken requirements and missing contents, with clauses."""
    return _faults(case, deliverable, context(case, deliverable, subject))


def _faults(
    case: Case, deliverable: Deliverable, data: Mapping[str, Any], unnumbered: bool = False
) -> list[str]:
    found = [fault for r in deliverable.requires for fault in broken(case, data, r)]
    found += [
        f"缺“{c.label}”（{c.field}，条款 {c.clause}）"
        for c in deliverable.contents
        if not (c.sometimes or (unnumbered and c.field == deliverable.number))
        and any(is_blank(v) for v in values_at(data, c.field))
    ]
    return list(dict.fromkeys(found))


def prepare(
    case: Case,
    name: str,
    case_folder: Path,
    *,
    subject: str | None = None,
    template: Path | None = None,
    unnumbered: bool = False,
) -> Paper:
    """A paper about the subject asked for, else about the first one that nothing hinders.

    ``unnumbered`` = its number may be absent, as it will be drawn. Raises CertdeskError naming every field and clause that is missing.
    """
    deliverable = deliverable_of(case, name)
    about = named_or_all(deliverable, case, subject)
    refused: list[str] = []
    for one in about:
        data = context(case, deliverable, one)
        faults = _faults(case, deliverable, data, unnumbered)
        if faults:
            refused = refused or faults
            continue
        others = tuple(i for i in subjects(deliverable, case) if i != one)
        place = template or template_of(case, deliverable, case_folder)
        if not place.is_relative_to(TEMPLATES):
            _complete(place, deliverable, data)
        return Paper(case, deliverable, one, place, data, pictures(case, case_folder), others)
    of = f"（{about[0]}）" if deliverable.subject != "case" else ""
    raise CertdeskError(f"不能出具《{deliverable.title}》{of}：{'；'.join(refused)}")


def _complete(template: Path, deliverable: Deliverable, data: Mapping[str, Any]) -> None:
    """Raises CertdeskError where a body's own template leaves out what the scheme wants on the paper."""
    absent = left_out(template, mandated(deliverable), data)
    if absent:
        named = "；".join(f"缺“{f.label}”（{f.name}，条款 {f.clause}）" for f in absent)
        raise CertdeskError(f"模板 {template} 不能用来写《{deliverable.title}》：{named}")


def write(
    case: Case,
    name: str,
    case_folder: Path,
    *,
    subject: str | None = None,
    template: Path | None = None,
) -> Written:
    """One deliverable as a Word file's bytes. Raises CertdeskError as `prepare` does."""
    paper = prepare(case, name, case_folder, subject=subject, template=template)
    return Written(paper.deliverable, paper.subject, paper.rendered(), paper.context)


def pictures(case: Case, case_folder: Path) -> dict[str, bytes | None]:
    """The pictures that the body gives; those it does not give stay empty places."""
    body = case.body
    if body is None:
        return {}
    signatory = body.signatory.signature if body.signatory else None
    named = {
        "logo": body.logo,
        "seal": body.seal,
        "signature": signatory,
        "mark": body.certification_mark,
        "mark-accreditation": body.accreditation_mark,
    }
    return {name: _picture(case_folder, path) for name, path in named.items() if path}


def _picture(folder: Path, path: str) -> bytes:
    place = folder / path
    if not place.is_file():
        raise CertdeskError(f"没有这个图片：{place}")
    return place.read_bytes()


def ready(case: Case) -> Iterator[tuple[Deliverable, str | None, list[str]]]:
    """Every paper of the scheme with each thing it can be about, and what hinders it now."""
    for deliverable in load_deliverables(case.scheme).values():
        about = list(subjects(deliverable, case))
        if not about:
            yield deliverable, None, [nothing(deliverable)]
        for one in about:
            yield deliverable, one, hindrances(case, deliverable, one)
