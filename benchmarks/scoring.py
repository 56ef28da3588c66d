"""Scores findings against labels: precision, recall, dangerous errors, false alarms, evidence places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_PLACES = ("alt", "also", "more")  # further labelled places; more: others that show the same
VERDICTS = ("met", "partly_met", "missing", "not_applicable", "needs_person", "cannot_determine")


@dataclass
class Score:
    """Counts over labelled elements; adding two scores pools them."""

    pairs: list[tuple[str, str]] = field(default_factory=list)  # (label, answer)
    places: int = 0
    place_first: int = 0
    place_third: int = 0
    overlap: int = 0
    verbatim: int = 0
    quotes: int = 0
    submissions: int = 0

    @classmethod
    def of(cls, scores: Sequence[Score]) -> Score:
        """Several scores as one."""
        pairs = [pair for one in scores for pair in one.pairs]
        return cls(pairs, *(sum(getattr(one, count) for one in scores) for count in cls.__match_args__[1:]))

    def __add__(self, other: Score) -> Score:
        return Score.of((self, other))

    def measure(self, verdict: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one verdict (0 where nothing was said or labelled)."""
        hit = sum(a == b == verdict for a, b in self.pairs)
        said = sum(b == verdict for _, b in self.pairs)
        true = sum(a == verdict for a, _ in self.pairs)
        precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
        return precision, recall, 2 * hit / (said + true) if said + true else 0.0

    @property
    def macro_f1(self) -> float:
        """Mean F1 of met, partly_met and missing."""
        return sum(self.measure(v)[2] for v in VERDICTS[:3]) / 3

    @property
    def dangerous(self) -> float:
        """Share of labelled-missing elements judged met."""
        answers = [b for a, b in self.pairs if a == "missing"]
        return answers.count("met") / len(answers) if answers else 0.0

    @property
    def false_alarms(self) -> float:
        """Labelled-met (or not applicable) elements judged missing, per submission."""
        wrong = sum(a in ("met", "not_applicable") and b == "missing" for a, b in self.pairs)
        return wrong / self.submissions if self.submissions else 0.0

    @property
    def accuracy(self) -> float:
        """Share of elements with the right verdict."""
        return sum(a == b for a, b in self.pairs) / len(self.pairs) if self.pairs else 0.0


def fold(text: str | None) -> str:
    """Text as quotations are compared: NFKC, no blanks, no punctuation."""
    return re.sub(r"[\s，。、；：,.;:（）()《》“”\"']+", "", unicodedata.normalize("NFKC", text or ""))


def overlapping(one: str | None, other: str | None, least: int = 6) -> bool:
    """Whether two quotations share a run of ``least`` characters (or the shorter one whole)."""
    a, b = fold(one), fold(other)
    if not a or not b:
        return False
    least = min(least, len(a), len(b))
    return any(a[i : i + least] in b for i in range(len(a) - least + 1))


def score(elements: Iterable[Mapping[str, Any]], labels: Iterable[Mapping[str, Any]]) -> Score:
    """One submission's score."""
    said = {e["id"]: e for e in elements}
    result = Score(submissions=1)
    for label in labels:
        answer = said.get(label["id"])
        verdict = answer["verdict"] if answer else "absent"
        truth = verdict if verdict in (label.get("also_ok") or ()) else label["verdict"]
        result.pairs.append((truth, verdict))
        if answer and truth in VERDICTS[:2] and verdict in VERDICTS[:2] and label.get("file"):
            _place(result, answer["evidence"], label)
    return result


def _place(result: Score, evidence: list[Mapping[str, Any]], label: Mapping[str, Any]) -> None:
    places = [label, *(place for key in _PLACES for place in _further(label.get(key)))]
    files = {_base(f.strip()) for p in places for f in re.split(r"[;；|]|, ", p.get("file") or "")}
    hits = [_base(e["file"].split("!/")[-1]) in files for e in evidence[:3]]
    result.places += 1
    result.place_first += bool(hits and hits[0])
    result.place_third += any(hits)
    result.overlap += any(overlapping(e["quote"], p.get("quote")) for e in evidence[:3] for p in places)


def _further(more: Any) -> list[Mapping[str, Any]]:
    listed = more if isinstance(more, list) else [more] if more else []
    return [m if isinstance(m, dict) else {"file": str(m), "quote": ""} for m in listed]


def _base(path: str) -> str:
    return path.replace("\\", "/").split("/")[-1]
