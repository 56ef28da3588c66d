"""What is learned from: labelled samples as the rules judge them, and the passages written for this project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.samples import Submission
from benchmarks.thinning import thinned
from checkers.folding import squeezed
from checkers.language.marks import marks, surroundings
from checkers.language.train import passages
from checkers.prescreen import Prescreening, prescreen
from checkers.reading import read_submission
from checkers.screening import bind
from checkers.weighing.likeness import label_of, looked_at, marked, parts_begin, together
from corpus.store import load_lexicon, load_scheme, scheme_ids

_LEAST_QUOTE = 2  # characters of a quotation that can be found again
_WHOLE = 6  # characters of a passage that may stand inside a longer quotation
Row = tuple[Any, frozenset[str]]  # marks and labels of one passage


@dataclass(slots=True)
class Lesson:
    """One labelled sample as the rules judge it, with the passages that show each way of evidence."""

    fresh: bool  # whether the rules were not tuned on it
    writer: str
    judged: Prescreening
    labels: dict[str, str]  # of each element
    truth: dict[str, Mapping[str, Any]]
    shown: list[frozenset[str]] = field(default_factory=list)  # the elements that each passage shows
    rows: list[Row] = field(default_factory=list)
    part_rows: list[Row] = field(default_factory=list)  # the same of whole parts
    thinned: bool = False  # whether papers were taken out


def lessons_of(sample: Submission) -> Iterator[Lesson]:
    """Read and judge a sample by the rules alone; after it, one the rules were not tuned on with papers taken out."""
    readings = read_submission(sample.files)
    judged = prescreen(load_scheme(sample.scheme), readings, sample.as_of, weigh=False)
    labels = {b.item.id: label_of(b) for b in bind(judged.scheme) if b.shows is not None}
    truth = {e["id"]: e for e in sample.labels if e["id"] in labels}
    whole = Lesson(sample.role == "trained_on", sample.writer, judged, labels, truth)
    whole.shown = list(_shown(whole))
    whole.rows = _rows(whole)
    whole.part_rows = _part_rows(whole)
    yield whole
    if whole.fresh:
        for again, gone in thinned(sample.name, readings, judged, truth, sample.as_of):
            missing: dict[str, Mapping[str, Any]] = {i: {"verdict": "missing"} for i in gone}
            yield Lesson(True, sample.writer, again, labels, missing, thinned=True)


def _shown(made: Lesson) -> Iterator[frozenset[str]]:
    """For each passage that is compared the elements for which it is quoted."""
    quoted: list[tuple[str, str]] = []
    for element, said in made.truth.items():
        if said["verdict"] in ("met", "partly_met"):
            for one in (said, *said.get("more", ())):
                quote = squeezed(str(one.get("quote") or ""))
                if len(quote) >= _LEAST_QUOTE:
                    quoted.append((quote, element))
    assert made.judged.index is not None
    for _, passage in looked_at(made.judged.index):
        text = squeezed(passage.text)
        yield frozenset(
            element for quote, element in quoted if quote in text or (len(text) >= _WHOLE and text in quote)
        )


def _rows(made: Lesson) -> list[Row]:
    assert made.judged.index is not None
    found = zip(marked(made.judged.index), made.shown, strict=True)
    return [(marks_of, frozenset(made.labels[element] for element in shown)) for marks_of, shown in found]


def _part_rows(made: Lesson) -> list[Row]:
    assert made.judged.index is not None
    begins = parts_begin(p for _, p in looked_at(made.judged.index))
    ends = [*begins[1:], len(made.rows)]
    shown = [
        frozenset[str]().union(*(s for _, s in made.rows[a:b])) for a, b in zip(begins, ends, strict=True)
    ]
    return list(zip(together([found for found, _ in made.rows], begins), shown, strict=True))


def written() -> list[Row]:
    """The passages of corpus/passages with the ways of evidence that ask for what they show."""
    lexicon = load_lexicon()
    ways: dict[str, set[str]] = {}
    for scheme in scheme_ids():
        for bound in bind(load_scheme(scheme)):
            for check in (*bound.all_of, *bound.any_of):
                for concept in check.concepts():
                    if not lexicon[concept].document:
                        ways.setdefault(concept, set()).add(label_of(bound))
    return [
        (marks(text, surroundings(heading)), frozenset().union(*(ways.get(c, set()) for c in shown)))
        for shown, heading, text in passages()
        if text
    ]
