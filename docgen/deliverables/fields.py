"""The fields that the templates of a deliverable may use: of the case's model, and of the data made for the paper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel

import corpus
from corpus.deliverables import Deliverable, load_deliverables, load_words
from corpus.errors import CertdeskError
from corpus.store import scheme_ids
from docgen.case.audit import Audit, Meeting
from docgen.case.certificate import Event
from docgen.case.client import Site
from docgen.case.load import load_case
from docgen.case.model import Case
from docgen.case.nonconformity import Nonconformity
from docgen.case.plan import Plan
from docgen.case.team import Member
from docgen.deliverables.context import context
from docgen.deliverables.plain import WORD, Words
from docgen.deliverables.subject import CASE, subjects
from docgen.word.fields import Field

_SAMPLES = Path(corpus.__file__).parent / "samples" / "cases"
_MADE: dict[str, type[BaseModel]] = {
    "audit": Audit,
    "audit.opening": Meeting,
    "audit.closing": Meeting,
    "plan": Plan,
    "members[]": Member,
    "auditors[]": Member,
    "leader": Member,
    "audit_sites[]": Site,
    "nonconformities[]": Nonconformity,
    "nonconformity": Nonconformity,
    "event": Event,
    "decided_audits[]": Audit,
    "decided_findings[]": Nonconformity,
    "open_findings[]": Nonconformity,
}
_DEEPEST = 8


def schemes_with(name: str) -> dict[str, Deliverable]:
    """The schemes that know a deliverable by id or title. Raises CertdeskError naming those there are."""
    known = {i: load_deliverables(i) for i in scheme_ids()}
    found = {i: d for i, several in known.items() for d in several.values() if name in (d.id, d.title)}
    if not found:
        every = dict.fromkeys(d for several in known.values() for d in several)
        raise CertdeskError(f"没有文书 {name!r}；可用：{'、'.join(every)}")
    return found


def mandated(deliverable: Deliverable) -> list[Field]:
    """What the scheme wants on the paper."""
    return [Field(c.field, c.label, c.clause) for c in deliverable.contents]


def samples(scheme_id: str, deliverable: Deliverable) -> list[dict[str, Any]]:
    """The data of each paper of this kind in the scheme's sample case; empty where it has none."""
    case = _sample(scheme_id)
    return [context(case, deliverable, about) for about in subjects(deliverable, case)]


def _bare(scheme_id: str, deliverable: Deliverable) -> dict[str, Any]:
    """The data of the sample case for a paper that it has nothing to write about."""
    return context(_sample(scheme_id), deliverable.model_copy(update={"subject": "case"}), CASE)


@cache
def _sample(scheme_id: str) -> Case:
    return load_case(_SAMPLES / f"{scheme_id}.yaml")


def fields(scheme_id: str, deliverable: Deliverable) -> list[Field]:
    """Every field, sorted by path; mandated ones carry the scheme's label and clause."""
    words = load_words(scheme_id)
    found = {f.name: f for f in _of_model(Case, "", words)}
    for prefix, kind in _MADE.items():
        found |= {f.name: f for f in _of_model(kind, f"{prefix}.", words)}
    for data in samples(scheme_id, deliverable) or [_bare(scheme_id, deliverable)]:
        found |= {f.name: f for f in _of_data(data, "", found) if f.name not in found}
    found |= {f.name: f for f in mandated(deliverable)}
    return [found[name] for name in sorted(found)]


def used(name: str, scheme_id: str | None) -> tuple[str, Deliverable]:
    """A deliverable by id or title, of a scheme or of the first that knows it. Raises CertdeskError."""
    known = schemes_with(name)
    if scheme_id is not None and scheme_id not in known:
        raise CertdeskError(f"方案 {scheme_id} 没有文书 {name!r}；有这份文书的方案：{'、'.join(known)}")
    chosen = scheme_id or next(iter(known))
    return chosen, known[chosen]


def listed(several: Sequence[Field], under: str | None) -> list[str]:
    """Lines to read: the mandated fields and how many others there are by first name; or all below a name."""
    if under is not None:
        below = [f for f in several if f.name.startswith(under)]
        return [f"{f.name}\t{f.label}\t{f.clause}".rstrip() for f in below]
    lines = [f"必备\t{f.name}\t{f.label}\t{f.clause}" for f in several if f.clause]
    heads = Counter(re.split(r"[.\[]", f.name)[0] for f in several)
    labels = {f.name: f.label for f in several}
    return lines + [f"可用\t{head}\t{labels.get(head, '')}\t{n} 个字段" for head, n in heads.items()]


def _of_data(value: Any, path: str, known: Mapping[str, Field]) -> Iterator[Field]:
    """The paths of data; not below a mapping that may have any key."""
    if path:
        yield Field(path)
    if f"{path}.*" in known:
        return
    if isinstance(value, Mapping):
        if path:
            yield Field(f"{path}[]")
        for key, below in value.items():
            yield from _of_data(below, f"{path}.{key}" if path else key, known)
    elif isinstance(value, list | tuple):
        for below in value:
            yield from _of_data(below, f"{path}[]", known)


def _of_model(kind: type[BaseModel], prefix: str, words: Words) -> Iterator[Field]:
    for name, info in kind.model_fields.items():
        path, label = prefix + name, info.title or ""
        yield Field(path, label)
        if f"{kind.__name__}.{name}" in words:
            yield Field(path + WORD, f"{label}（中文）")
        mark, inner = _inside(info.annotation)
        if mark:
            yield Field(path + mark, label)
        if inner is not None and prefix.count(".") < _DEEPEST and not _again(inner, kind):
            yield from _of_model(inner, f"{path}{mark}.", words)


def _again(inner: type[BaseModel], kind: type[BaseModel]) -> bool:
    """Whether a model holds itself, which would never end."""
    return inner is kind


def _inside(annotation: Any) -> tuple[str, type[BaseModel] | None]:
    """[] for lists, .* for mappings; and the model that a field or its items are of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return "", annotation
    origin = get_origin(annotation)
    mark = "[]" if origin is list else ".*" if origin is dict else ""
    parts = get_args(annotation)[-1:] if mark else get_args(annotation)
    for part in parts:
        inner_mark, inner = _inside(part)
        if inner is not None or inner_mark:
            return mark + inner_mark, inner
    return mark, None
