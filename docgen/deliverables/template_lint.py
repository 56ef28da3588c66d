"""A template examined against the deliverable it is for: its fields, its mandated contents, a trial with the sample case."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.deliverables import Deliverable
from corpus.errors import CertdeskError
from docgen.deliverables.fields import fields, mandated, samples, used
from docgen.deliverables.path import is_blank, values_at
from docgen.deliverables.shown import unshown
from docgen.word.errors import Problem
from docgen.word.lint import examine
from docgen.word.package import read_file

Data = Mapping[str, Any]


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
    wanted = unshown(data, file.name, mandated(found), trials)
    known = fields(scheme_id, found)
    several: list[Data | None] = [*trials] or [None]
    problems = [examine(data, file.name, fields=known, mandated=wanted, sample=sample) for sample in several]
    return list(dict.fromkeys(problem for some in problems for problem in some))


def _whole(deliverable: Deliverable, trial: Data) -> bool:
    """Whether a sample has all that the paper must say; one that lacks something is never written."""
    always = (c.field for c in deliverable.contents if not c.sometimes)
    return not any(is_blank(v) for field in always for v in values_at(trial, field))
