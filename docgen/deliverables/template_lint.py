"""A template examined against the deliverable it is for: its fields, its mandated contents, a trial with the sample case."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.deliverables import Deliverable
from corpus.errors import CertdeskError
from docgen.deliverables.fields import fields, mandated, samples, used
from docgen.deliverables.path import is_blank, values_at
from docgen.word.errors import Problem, TemplateError
from docgen.word.fields import Field
from docgen.word.filters import chinese_date, chinese_numeral_date
from docgen.word.lint import examine
from docgen.word.package import Package, read_file
from docgen.word.template import Template
from docgen.word.values import Unprintable, printed
from docgen.word.visible import visible

Data = Mapping[str, Any]
_TELLING = 2  # characters from which a value found on the page is taken as that value


def lint(file: Path, deliverable: str | None = None, scheme_id: str | None = None) -> list[Problem]:
    """Every fault of a template; without a deliverable only what can be known without its fields.

    Raises CertdeskError for a file that cannot be read and a deliverable or scheme that there is not.
    """
    data = read_file(file)
    if deliverable is None:
        if scheme_id is not None:
            raise CertdeskError("写了 --scheme，还要写 --deliverable（哪一份文书）")
        return examine(data, file.name)
    scheme_id, found = used(deliverable, scheme_id)
    trials = [trial for trial in samples(scheme_id, found) if _whole(found, trial)]
    wanted = _unshown(data, file.name, mandated(found), trials)
    known = fields(scheme_id, found)
    several: list[Data | None] = [*trials] or [None]
    problems = [examine(data, file.name, fields=known, mandated=wanted, sample=sample) for sample in several]
    return list(dict.fromkeys(problem for some in problems for problem in some))


def _whole(deliverable: Deliverable, trial: Data) -> bool:
    """Whether a sample has all that the paper must say; one that lacks something is never written."""
    always = (c.field for c in deliverable.contents if not c.sometimes)
    return not any(is_blank(v) for field in always for v in values_at(trial, field))


def _unshown(data: bytes, name: str, wanted: Sequence[Field], trials: Sequence[Data]) -> list[Field]:
    """The mandated fields whose values in the sample case do not all stand on the page; those need a tag of their own.

    A template may write a value by another path (a list regrouped by day, a box ticked), so what counts is the page.
    """
    try:
        template = Template(data, name)
        pages = [(trial, _page(template.render(trial), name)) for trial in trials]
    except TemplateError:
        return list(wanted)
    return [field for field in wanted if not _shown(field, pages)]


def _page(document: bytes, name: str) -> str:
    return "\n".join(line for part in visible(Package(document, name)).values() for line in part)


def _shown(field: Field, pages: Sequence[tuple[Data, str]]) -> bool:
    forms = [
        (list(_forms(v)), page)
        for data, page in pages
        for v in values_at(data, field.name)
        if not is_blank(v)
    ]
    return bool(forms) and all(any(len(f) >= _TELLING and f in page for f in some) for some, page in forms)


def _forms(value: Any) -> Iterator[str]:
    """The ways in which a value may stand on a page."""
    if isinstance(value, datetime.date):
        yield from (value.isoformat(), chinese_numeral_date(value), chinese_date(value))
        return
    try:
        yield " ".join(printed(value).split())
    except Unprintable:
        return
