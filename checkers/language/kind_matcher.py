"""The statistical matcher: what kind of paper a stretch of text is, in words that no lexicon foresaw.

A spaCy component. Trained on passages written for this project: each kind is the direction of its
passages in a space of weighted character n-grams; a text is compared with all of them. It only proposes
kinds; verdicts rest on passages and guards.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from checkers.language.gram_codes import code, letters, marked_pairs, runs

KINDS = Path(__file__).resolve().parent / "kinds.npz"
_STORED = ("row_of_code", "sorted_codes", "starts", "columns", "weights", "rarity")
_KEPT = 1800  # n-grams kept for each kind
_COMMON = 0.4  # an n-gram in more than this share of the kinds says nothing
_HEADING = "\x02"


def grams(text: str, heading: str = "") -> Iterator[str]:
    """The n-grams of one to three characters of a text, and the pairs of its heading."""
    for size in (1, 2, 3):
        for at in range(len(text) - size + 1):
            yield text[at : at + size]
    for at in range(len(heading) - 1):
        yield _HEADING + heading[at : at + 2]


def _codes(text: str, heading: str) -> list[Any]:
    """The same n-grams as numbers."""
    return [*runs(text), *marked_pairs(heading, _HEADING), np.zeros(0, dtype=np.int64)]


class KindMatcher:
    """Directions of kinds in n-gram space; `doc.cats` holds the likeness (cosine) to each kind."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self._row_of_code: Any = np.zeros(0, dtype=np.int64)
        self._sorted_codes: Any = np.zeros(0, dtype=np.int64)
        # The weights row by row: row n has its kinds and weights at _starts[n] to _starts[n + 1].
        self._starts: Any = np.zeros(1, dtype=np.int64)
        self._columns: Any = np.zeros(0, dtype=np.int32)
        self._weights: Any = np.zeros(0, dtype=np.float32)
        self._weighed: Any = np.zeros(0, dtype=np.float32)  # by rarity
        self._rarity: Any = np.zeros(0, dtype=np.float32)

    def initialize(self, get_examples: Callable[[], Iterable[Example]], nlp: Language | None = None) -> None:
        """Learn the directions from examples whose `cats` name their kinds (with weights)."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for example in get_examples():
            doc = example.reference
            seen = set(grams(doc.text, doc.user_data.get("heading", "")))
            for kind, weight in doc.cats.items():
                if weight > 0:
                    for gram in seen:
                        counts[kind][gram] += weight
        self.kinds = sorted(counts)
        spread = Counter(gram for kind in self.kinds for gram in counts[kind])
        rarity = {
            g: math.log(len(self.kinds) / n) for g, n in spread.items() if n <= _COMMON * len(self.kinds)
        }
        kept: dict[str, dict[str, float]] = {}
        for kind in self.kinds:
            weighed = {g: math.log1p(c) * rarity[g] for g, c in counts[kind].items() if g in rarity}
            best = sorted(weighed.items(), key=lambda w: (-w[1], w[0]))[:_KEPT]
            length = math.sqrt(sum(w * w for _, w in best)) or 1.0
            kept[kind] = {g: w / length for g, w in best}
        self._take(kept, rarity)

    def _take(self, kept: dict[str, dict[str, float]], rarity: dict[str, float]) -> None:
        used = sorted(set().union(*kept.values()))
        number = {g: n for n, g in enumerate(used)}
        self._rarity = np.array([round(rarity[g], 4) for g in used], dtype=np.float32)
        self._take_codes(used)
        columns: Any = np.repeat(np.arange(len(self.kinds)), [len(kept[kind]) for kind in self.kinds])
        rows = np.array([number[g] for kind in self.kinds for g in kept[kind]], dtype=np.int64)
        weights = np.array(
            [round(w, 4) for kind in self.kinds for w in kept[kind].values()], dtype=np.float32
        )
        order = np.lexsort((columns, rows))
        self._starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(used)))]).astype(
            np.int32
        )
        self._columns = columns[order].astype(np.int32)
        self._weights = weights[order]
        self._weighed = self._weights * np.repeat(self._rarity, np.diff(self._starts))

    def _take_codes(self, used: list[str]) -> None:
        """The rows by the numbers of their n-grams."""
        codes: Any = np.zeros(len(used), dtype=np.int64)
        for size in (1, 2, 3):
            rows = [n for n, gram in enumerate(used) if len(gram) == size]
            if rows:
                table = letters("".join([used[n] for n in rows])).reshape(-1, size)
                codes[rows] = code([table[:, at] for at in range(size)])
        self._row_of_code = np.argsort(codes, kind="stable").astype(np.int32)
        self._sorted_codes = codes[self._row_of_code]

    def __call__(self, doc: Doc) -> Doc:
        doc.cats = self.liken(doc.text, doc.user_data.get("heading", ""))
        return doc

    def liken(self, text: str, heading: str = "") -> dict[str, float]:
        """The likeness of a folded text to each kind, 0 to 1."""
        found = self._rows_of(text, heading)
        if not len(found):
            return {}
        rarity = self._rarity[found]
        sizes = self._starts[found + 1] - self._starts[found]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) - np.repeat(ends - sizes, sizes) + np.repeat(self._starts[found], sizes)
        scores = np.bincount(
            self._columns[places],
            weights=self._weighed[places],
            minlength=len(self.kinds),
        ) / (float(np.sqrt((rarity**2).sum())) or 1.0)
        return dict(zip(self.kinds, [round(s, 4) for s in scores.tolist()], strict=True))

    def _rows_of(self, text: str, heading: str) -> Any:
        """The rows of the n-grams of a text, each once, in order."""
        asked = np.unique(np.concatenate(_codes(text, heading)))
        places: Any = np.searchsorted(self._sorted_codes, asked)
        places[places == len(self._sorted_codes)] = 0
        known = self._sorted_codes[places] == asked if len(self._sorted_codes) else np.zeros(0, dtype=bool)
        return np.sort(self._row_of_code[places[known]]) if known.any() else known[:0]

    def to_disk(self, path: Path, exclude: Any = ()) -> None:
        """Store the matcher as compressed arrays; the same training gives the same bytes."""
        arrays = {name: getattr(self, f"_{name}") for name in _STORED}
        with Path(path).open("wb") as file:
            np.savez_compressed(file, kinds=np.array(self.kinds), **arrays)

    def from_disk(self, path: Path, exclude: Any = ()) -> KindMatcher:
        """Load a stored matcher."""
        with np.load(path, allow_pickle=False) as stored:
            self.kinds = stored["kinds"].tolist()
            for name in _STORED:
                setattr(self, f"_{name}", stored[name])
        self._weighed = self._weights * np.repeat(self._rarity, np.diff(self._starts))
        return self


@Language.factory("certdesk_kinds")
def make_kind_matcher(nlp: Language, name: str) -> KindMatcher:
    """The component for a spaCy pipeline."""
    return KindMatcher()
