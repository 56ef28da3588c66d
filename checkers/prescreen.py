"""Pre-screening one submission from readings to findings."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from checkers.aside import mark_aside
from checkers.beside import beside
from checkers.classify import classify, opening_of, titles_of
from checkers.collecting import without_collecting
from checkers.document import FileReading
from checkers.dossier import mark_dossiers
from checkers.finding import Finding, RecordFinding
from checkers.folding import fold
from checkers.gists import gists
from checkers.hints import CaseHints
from checkers.identity import Applicant, detect, mark_foreign
from checkers.language.hearing import Heard
from checkers.language.kind_matcher import KINDS, KindMatcher
from checkers.language.recogniser import Recogniser
from checkers.media_type import ARCHIVES
from checkers.records.fault import Desk
from checkers.records.inspect import adjusted, inspect
from checkers.references import mark_dangling
from checkers.retractions import mark_retractions
from checkers.screening import bind, concepts_wanted, screen
from checkers.search import Index, build_index, head_of, label_of
from checkers.standing import mark_expired, mark_future, mark_standing, mark_terms
from checkers.structure.build import build
from checkers.structure.part import Document
from checkers.weighing.weigh import compared, weighed
from corpus.scheme import Scheme
from corpus.store import load_contained_words, load_lexicon, load_scheme, load_synonyms

NO_HINTS = CaseHints()


@dataclass(slots=True)
class Prescreening:
    """All that pre-screening found in one submission."""

    scheme: Scheme
    as_of: datetime.date
    applicant: Applicant
    readings: Sequence[FileReading]
    documents: Sequence[Document]
    findings: list[Finding]
    records: list[RecordFinding] = field(default_factory=list)
    index: Index | None = None


@cache
def recogniser(scheme_id: str) -> Recogniser:
    """The compiled expressions of a scheme's concepts and of all kinds of papers (once a process)."""
    wanted = concepts_wanted(load_scheme(scheme_id))
    with without_collecting():
        concepts = [c for c in load_lexicon().values() if c.document or c.id in wanted]
        return Recogniser(concepts, load_synonyms(), load_contained_words())


@cache
def kind_matcher() -> KindMatcher:
    """The trained matcher of kinds (once a process)."""
    return KindMatcher().from_disk(KINDS)


def prescreen(
    scheme: Scheme,
    readings: Sequence[FileReading],
    as_of: datetime.date,
    hints: CaseHints = NO_HINTS,
    weigh: bool = True,
) -> Prescreening:
    """Judge every element of a scheme on the files read; without ``weigh`` by the evidence rules alone."""
    with without_collecting():
        return _prescreen(scheme, readings, as_of, hints, weigh)


def _prescreen(
    scheme: Scheme, readings: Sequence[FileReading], as_of: datetime.date, hints: CaseHints, weigh: bool
) -> Prescreening:
    ear = recogniser(scheme.head.id)
    desk = prepare(scheme, readings, as_of, hints)
    index, documents, applicant = desk.index, desk.documents, desk.applicant
    unread = [r for r in readings if may_hold_evidence(r)]
    bounds = bind(scheme)
    inspected = beside(lambda: inspect(desk, {b.item.id for b in bounds}))
    likened = beside(lambda: compared(bounds, index)) if weigh else None
    kinds_of_unread = {r.path: _kinds_by_name(r, documents, ear) for r in unread}
    findings = screen(scheme, index, unread, kinds_of_unread)
    records = inspected()
    findings = [adjusted(f, records) for f in findings]
    if likened is not None:
        findings = weighed(scheme.head.id, findings, bounds, index, likened())
    return Prescreening(scheme, as_of, applicant, readings, documents, findings, records, index)


def prepare(
    scheme: Scheme,
    readings: Sequence[FileReading],
    as_of: datetime.date,
    hints: CaseHints = NO_HINTS,
) -> Desk:
    """The files read as parts of known kinds, with what speaks against each, indexed for a scheme."""
    concepts = load_lexicon()
    ear = recogniser(scheme.head.id)
    documents = [build(r) for r in readings if r.blocks]
    heard = listen(documents, ear)
    classify(documents, heard, ear, concepts, kind_matcher(), concepts_wanted(scheme))
    mark_dossiers(documents, concepts)
    mark_aside(documents)
    _override(documents, hints)
    applicant = detect(documents, hints.known_applicant)
    mark_foreign(documents, applicant)
    mark_standing(documents)
    mark_dangling(documents)
    mark_expired(documents, concepts, as_of)
    mark_future(documents, as_of)
    mark_terms(documents, as_of)
    mark_retractions(documents, as_of)
    index = build_index(documents, heard, ear, concepts)
    index.as_of = as_of
    unread = tuple(r.path for r in readings if may_hold_evidence(r))
    return Desk(index, applicant, as_of, tuple(r.path for r in readings), unread)


def _override(documents: Sequence[Document], hints: CaseHints) -> None:
    """A reviewer's word on what a file is replaces what was recognised."""
    for document in documents:
        if document.path in hints.file_kinds:
            document.kinds = dict.fromkeys(hints.file_kinds[document.path], 1.0)
            for part in document.root.walk():
                part.kinds = {}
            document.root.kinds = dict(document.kinds)


def may_hold_evidence(reading: FileReading) -> bool:
    """Whether something in the file was not read that a person could still read."""
    if reading.status == "read":
        return False
    return reading.reason not in ("empty",) and not _system_file(reading.path)


def _system_file(path: str) -> bool:
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.startswith(("~$", ".")) or name in ("Thumbs.db", "desktop.ini") or "__MACOSX" in path


def _kinds_by_name(reading: FileReading, documents: Sequence[Document], ear: Recogniser) -> set[str]:
    """What kinds of papers an unread file may be, by its own name and by what was read of it; none: any, as with an archive."""
    if reading.media_type in ARCHIVES:
        return set()
    concepts = load_lexicon()
    name = fold(reading.path.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    heard = ear.listen([name])
    named = {m.concept for m in ear.matches(heard[name], "title")} if name in heard else set()
    kinds = {concept for concept in named if concepts[concept].document}
    return kinds | {k for d in documents if d.path == reading.path for k in d.kinds}


def listen(documents: Sequence[Document], ear: Recogniser) -> dict[str, Heard]:
    """What every text of the documents holds: openings, titles, passages, labels and the gists of tables."""
    texts: list[str] = []
    for document in documents:
        texts.append(opening_of(document))
        texts.extend(title for _, title in titles_of(document))
        for passage in document.root.all_passages():
            texts.append(passage.folded)
            if passage.label:
                texts.append(label_of(passage))
                texts.append(fold(passage.label))
            texts.append(head_of(passage))
        for part in document.root.walk():
            texts.extend(text for _, text in gists(part))
    return ear.listen(texts)
