"""Base files for mutations: one labelled passage left as the only thing in its file that shows its element."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.samples import Submission, submissions
from checkers.document import Block, FileReading
from checkers.finding import Evidence, Finding, Verdict
from checkers.folding import fold
from checkers.hints import CaseApplicant, CaseHints
from checkers.prescreen import prescreen
from checkers.reading import read_submission
from corpus.scheme import Item
from corpus.store import load_scheme
from corpus.yaml_file import load

SEEDS = Path(__file__).with_name("mutation_seeds.yaml")
NEUTRAL = "办公楼的门早上八点开"
ROUNDS = 8  # evidence beside the labelled passage is taken out in so many rounds at most


@dataclass(frozen=True, slots=True)
class Seed:
    """A labelled passage: scheme, element, date and applicant, and the sentence or row that shows the element."""

    sample: str
    scheme: str
    element: str
    as_of: datetime.date
    applicant: str
    quote: str


@dataclass(frozen=True, slots=True)
class Base:
    """A file without other evidence of an element: what stands before and after the passage, and the passage."""

    seed: Seed
    reading: FileReading
    before: tuple[Block, ...]
    passage: Block
    after: tuple[Block, ...]
    topic: str  # the Chinese name of what is shown

    def with_blocks(self, blocks: Sequence[Block], path: str | None = None) -> FileReading:
        """The file with these blocks in the place of the passage."""
        return replace(
            self.reading,
            path=path or self.reading.path,
            blocks=[*self.before, *_renumbered(blocks, self.passage), *self.after],
        )


def _renumbered(blocks: Sequence[Block], passage: Block) -> list[Block]:
    """A block that stands in no table or another one keeps apart from the table of the passage."""
    return [b if b.headings else replace(b, headings=passage.headings) for b in blocks]


def verdict(seed: Seed, readings: Sequence[FileReading]) -> Finding:
    """The finding of the seed's element on some readings."""
    hints = CaseHints(applicant=CaseApplicant(name=seed.applicant))
    found = prescreen(load_scheme(seed.scheme), readings, seed.as_of, hints).findings
    return next(f for f in found if f.element_id == seed.element)


def item(seed: Seed) -> Item:
    """The element of a seed."""
    scheme = load_scheme(seed.scheme)
    return next(i for i in (*scheme.elements, *scheme.standard_elements) if i.id == seed.element)


def base(seed: Seed, reading: FileReading, topic: str) -> Base | None:
    """The file stripped of other evidence, or None where the passage alone does not decide the verdict."""
    wanted = fold(seed.quote)
    at = next((n for n, b in enumerate(reading.blocks) if wanted in fold(b.text)), None)
    if at is None:
        return None
    whole = reading.blocks[at]
    passage = whole if whole.cells else replace(whole, text=seed.quote)
    before, after = list(reading.blocks[:at]), list(reading.blocks[at + 1 :])
    for _ in range(ROUNDS):
        found = verdict(seed, [replace(reading, blocks=[*before, *after])])
        if found.outcome.verdict is Verdict.MISSING:
            break
        shown = found.outcome.evidence
        left = len(before) + len(after)
        before = [b for b in before if not _shown(b, shown)]
        after = [b for b in after if not _shown(b, shown)]
        if len(before) + len(after) == left:
            return None
    else:
        return None
    made = Base(seed, reading, tuple(before), passage, tuple(after), topic)
    silent = verdict(seed, [made.with_blocks([_neutral(passage)])])
    if silent.outcome.verdict is Verdict.MET:
        return None  # whatever stands there, its place decides
    alone = verdict(seed, [made.with_blocks([passage])])
    return made if alone.outcome.verdict is Verdict.MET else None


def alone_shows(base: Base, clause: str) -> bool:
    """Whether one clause of the passage shows the element without the others."""
    blocks = [replace(base.passage, text=f"{clause}。")]
    return verdict(base.seed, [base.with_blocks(blocks)]).outcome.verdict is Verdict.MET


def _neutral(passage: Block) -> Block:
    """A paragraph or row that says nothing about any element."""
    cells = tuple(replace(c, text=NEUTRAL if len(c.text) > len(NEUTRAL) else "甲") for c in passage.cells)
    return replace(passage, text="\t".join(c.text for c in cells) if cells else f"{NEUTRAL}。", cells=cells)


def _shown(block: Block, evidence: Sequence[Evidence]) -> bool:
    """Whether a block is where a piece of evidence stands."""
    own = {k: v for k, v in block.location.as_dict().items() if k not in ("heading", "column", "cell")}
    for piece in evidence:
        place = {k: v for k, v in piece.location.as_dict().items() if k not in ("heading", "column", "cell")}
        if own == place and fold(piece.quote) in fold(block.text):
            return True
    return False


def bases() -> dict[str, list[Base]]:
    """The bases of all listed passages by their use; a passage that does not decide its element any more is left out."""
    found: dict[str, list[Base]] = {}
    samples = {s.name: s for s in submissions()}
    for listed in load(SEEDS):
        sample = samples[listed["sample"]]
        made = base(_seed(sample, listed), _read(sample.files, listed["file"]), listed["topic"])
        if made is not None:
            found.setdefault(listed["use"], []).append(made)
    return found


def _seed(sample: Submission, listed: Mapping[str, str]) -> Seed:
    truth = load(sample.files.parent / "truth.yaml")
    applicant = truth["case"]["applicant"]
    return Seed(sample.name, sample.scheme, listed["element"], sample.as_of, applicant, listed["quote"])


@cache
def _read(folder: Path, path: str) -> FileReading:
    """One file of a sample; what stands in an archive is read with its archive."""
    outer = path.split("!/")[0]
    return next(r for r in read_submission(folder / outer) if "!/" not in path or r.path.endswith(path))


def applicant_brands(base: Base) -> Sequence[str]:
    """The telling parts of the applicant's name."""
    hints = CaseHints(applicant=CaseApplicant(name=base.seed.applicant))
    found = prescreen(load_scheme(base.seed.scheme), [base.reading], base.seed.as_of, hints)
    return tuple(found.applicant.brands)
