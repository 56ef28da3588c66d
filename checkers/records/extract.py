"""Finding the records of each kind in a document and reading their fields by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checkers.folding import fold
from checkers.records.form import Entry, Form
from checkers.records.values.days import periods
from checkers.records.values.value import Value
from checkers.structure.labels import known_label
from checkers.structure.part import Answer, Document, Part, Passage
from corpus.lexicon import Concept
from corpus.record_kind import RecordKind

_SURE, _STRONG, _FILE_SURE = 0.6, 0.7, 0.75
_PIECES = re.compile(r"\s{2,}|\t|　|[;；]")
_TELLS = re.compile(
    r"^(?P<label>[^\d\s:：,，。、]{1,8})\s?[:：]?\s?(?P<value>[A-Za-z]{0,4}[\d〇零一二三四五六七八九十].{0,24})$"
)
_OWN = ("record", "plan", "report", "certificate", "contract", "statement")
_IGNORED = {"hidden", "contents", "comment"}


@dataclass(frozen=True, slots=True)
class _Line:
    """A label with its value, from wherever it stands."""

    label: str
    text: str
    heading: str
    passage: Passage


def _field_of(kind: RecordKind, label: str, heading: str) -> str | None:
    return kind.field_of(fold(label), fold(heading), fold(label.rsplit(" ", 1)[-1]))


def forms(document: Document, kind: RecordKind, concepts: dict[str, Concept]) -> list[Form]:
    """All records of one kind in a document, in reading order; blank forms are none."""
    found: list[Form] = []
    taken: set[int] = set()
    for part in document.root.walk():
        if id(part) in taken or not _holds(part, document, kind, concepts):
            continue
        if kind.key and part.kind != "table":
            made = [] if _better_below(part, kind) else list(_keyed(document, part, kind))
            taken |= {id(p) for p in part.walk()} if made else set()
        else:
            made = [f for f in [_form(document, part, kind)] if f]
            taken |= {id(t) for t in _tables(part)} if made and part.kind == "section" else set()
        found += made
    return found


def _better_below(part: Part, kind: RecordKind) -> bool:
    """Whether a file holds sections or tables that are of the kind themselves."""
    return part.kind == "file" and any(
        _scored(p, kind, _SURE) or _titled(p, kind) for p in part.walk() if p is not part
    )


def _holds(part: Part, document: Document, kind: RecordKind, concepts: dict[str, Concept]) -> bool:
    """Whether a part is, or stands in, a paper of the kind; another strong kind of its own speaks against it."""
    if _IGNORED & part.flags or part.flagged("blank_form"):
        return False
    if not kind.foreign and part.flagged("foreign"):
        return False
    if _scored(part, kind, _SURE) or _titled(part, kind):
        return True
    if any(s >= _STRONG and k in concepts and concepts[k].document in _OWN for k, s in part.kinds.items()):
        return False
    above = [p for p in part.chain() if p is not part]
    return any(_scored(p, kind, _FILE_SURE if p.kind == "file" else _SURE) for p in above)


def _scored(part: Part, kind: RecordKind, least: float) -> bool:
    return any(part.kinds.get(k, 0.0) >= least for k in kind.documents)


def _titled(part: Part, kind: RecordKind) -> bool:
    if not kind.titles or part.kind == "file":
        return False
    above = part.parent.title if part.parent and part.parent.kind == "section" else ""
    said = fold(above + part.title) + "".join(p.folded for p in _captions(part))
    return any(e.weight(said, "") for e in kind.title_expressions)


def _captions(part: Part) -> list[Passage]:
    """The title and the short lines above a table, or at the head of a section."""
    lines = [p for p in part.passages if p.kind in ("title", "sentence") and len(p.folded) <= 60]
    return lines[:4]


def _form(document: Document, part: Part, kind: RecordKind) -> Form | None:
    """The record of one table, or of one section with labelled lines."""
    tables = _tables(part)
    if part.kind != "table" and len(tables) > 1:
        return None
    head = Entry(kind)
    _fill(head, _lines(part, ""))
    if part.kind != "table" and tables and len(head.values) < kind.least:
        return None  # the table speaks for itself
    for table in tables:
        _fill(head, _lines(table, ""))
    form = Form(kind, document, part, part.title, head, captions=_captions(part))
    above = _head_above(part, kind)
    if above:
        head.head = above
    for record in [r for p in (part, *tables) for r in p.records]:
        if not _IGNORED & record.passage.flags:
            form.rows += _rows(record.answers, record.passage, head)
    _take_caption_dates(form)
    return form if _enough(form) else None


def _tables(part: Part) -> list[Part]:
    return [c for c in part.children if c.kind == "table"]


def _head_above(part: Part, kind: RecordKind) -> Entry | None:
    """The labelled lines of the section a table stands in hold for the table, if it is the only one."""
    section = part.parent
    if part.kind != "table" or section is None:
        return None
    tables = [c for c in section.children if c.kind == "table"]
    if section.kind == "file" and len(tables) > 1:
        return None
    above = Entry(kind)
    _fill(above, _lines(section, ""))
    return above if above.values else None


def _enough(form: Form) -> bool:
    """Whether so many fields are there, and something is filled."""
    own = form.fields
    shape = form.kind.shape
    if (shape == "register" and not form.rows) or (shape == "form" and form.rows):
        return False
    if not {*form.kind.must, *([form.kind.key] if form.kind.key else [])} <= own:
        return False
    filled = any(not v.blank for e in form.entries for vs in e.values.values() for v in vs)
    return len(own) >= form.kind.least and filled


def _keyed(document: Document, root: Part, kind: RecordKind) -> Iterator[Form]:
    """The forms of a section whose lines and tables belong together; a new one begins with each new key."""
    return (form for form in _sequence(document, root, kind, kind.key or "") if _enough(form))


def _sequence(document: Document, root: Part, kind: RecordKind, key: str) -> Iterator[Form]:
    current: Form | None = None
    for part in root.walk():
        heading = "" if part is root else part.title
        for line in _lines(part, heading):
            name = _field_of(kind, line.label, line.heading)
            if current is None or (name == key and current.head.filled(key)):
                if current is not None:
                    yield current
                current = Form(kind, document, root, part.title or root.title, Entry(kind))
            if name is not None:
                _put(current.head, name, line)
        if part.records and current is not None:
            current.rows += [e for r in part.records for e in _rows(r.answers, r.passage, current.head)]
    if current is not None:
        yield current


def _lines(part: Part, heading: str) -> Iterator[_Line]:
    """Labelled values of one part: form fields, "label: value" text, and short captions such as 实到 22 人."""
    for passage in part.passages:
        if _IGNORED & passage.flags:
            continue
        above = f"{heading} {passage.heading}".strip()
        if passage.kind == "field":
            yield _Line(passage.label, passage.value, above, passage)
        elif passage.kind in ("sentence", "title") and len(passage.text) <= 120:
            for piece in _PIECES.split(passage.text):
                match = _TELLS.match(piece.strip())
                if match and not re.search(r"[:：]", piece) and known_label(match["label"]):
                    yield _Line(match["label"], match["value"], above, passage)


def _fill(entry: Entry, lines: Iterator[_Line]) -> None:
    for line in lines:
        name = _field_of(entry.kind, line.label, line.heading)
        if name is not None:
            _put(entry, name, line)


def _put(entry: Entry, name: str, line: _Line) -> None:
    value = Value(name, line.text, line.label, line.passage, entry.kind.fields[name])
    entry.values.setdefault(name, []).append(value)


def _rows(answers: Sequence[Answer], passage: Passage, head: Entry) -> list[Entry]:
    """The entries of one row: one, or several where the same labels stand side by side (工号 姓名 工号 姓名)."""
    made = []
    for group in _repeats(answers):
        entry = Entry(head.kind, {}, passage, head)
        for answer in group:
            name = _field_of(head.kind, answer.label, "")
            if name is not None and answer.label:
                _put(entry, name, _Line(answer.label, answer.value, "", passage))
        if any(not v.blank for vs in entry.values.values() for v in vs):
            made.append(entry)
    return made


def _repeats(answers: Sequence[Answer]) -> list[Sequence[Answer]]:
    labels = [fold(a.label) for a in answers]
    width = next((n for n in range(2, len(labels) // 2 + 1) if _periodic(labels, n)), 0)
    if not width:
        return [answers]
    return [answers[i : i + width] for i in range(0, len(answers), width)]


def _periodic(labels: list[str], width: int) -> bool:
    """Whether the labels repeat after so many columns, all the way."""
    return (
        all(labels)
        and len(set(labels[:width])) == width
        and all(label == labels[i % width] for i, label in enumerate(labels))
    )


def _take_caption_dates(form: Form) -> None:
    """A field that may stand unlabelled in the caption is taken from there when it tells one date."""
    for name, spec in form.kind.fields.items():
        if not spec.caption or form.head.has(name) or any(r.values.get(name) for r in form.rows):
            continue
        dated = [p for p in form.captions if len(periods(p.text)) == 1]
        if len({periods(p.text)[0].first for p in dated}) == 1:
            passage = dated[0]
            text = periods(passage.text)[0].text
            _put(form.head, name, _Line(spec.zh, text, "", passage))
