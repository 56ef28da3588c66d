"""Whether what a scheme wants on a paper stands on it: written by a tag, or found among the words of the page."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen.deliverables.path import is_blank, values_at
from docgen.word.errors import TemplateError
from docgen.word.fields import Field, uses
from docgen.word.filters import chinese_date, chinese_numeral_date
from docgen.word.lint import missing, names_of
from docgen.word.package import Package, read_file
from docgen.word.template import Template, read
from docgen.word.values import Unprintable, printed
from docgen.word.visible import visible

Data = Mapping[str, Any]
_TELLING = 2  # characters from which a value found on the page is taken as that value


def left_out(template: Path, wanted: Sequence[Field], data: Data) -> list[Field]:
    """The fields with a value in the data that a paper made from the template would not show. Raises TemplateError."""
    given = [f for f in wanted if any(not is_blank(v) for v in values_at(data, f.name))]
    file = read_file(template)
    opened, _, found = read(file, template.name)
    silent = missing(uses(found.lines), names_of(opened), given)
    return unshown(file, template.name, silent, [data]) if silent else []


def unshown(data: bytes, name: str, wanted: Sequence[Field], trials: Sequence[Data]) -> list[Field]:
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
