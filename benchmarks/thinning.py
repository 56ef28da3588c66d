"""Labelled samples with the papers of some elements taken out: how a verdict looks when nothing shows the element.

Samples tell of elements that their writers left out; what an otherwise well-told submission looks like without one of
its papers is learned from these.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from checkers.document import FileReading
from checkers.finding import Verdict
from checkers.folding import squeezed
from checkers.prescreen import Prescreening, prescreen

_TIMES = 3  # thinned copies of a sample
# Of the elements met one in so many, within bounds, loses its papers in each copy.
_SHARE, _FEWEST, _MOST = 6, 2, 18
_LONG_ENOUGH = 4  # characters of a quotation that can be found again
_COMPARED = 50  # characters of a quotation of ours by which its passage is found again


def thinned(
    name: str,
    readings: Sequence[FileReading],
    judged: Prescreening,
    truth: Mapping[str, Mapping[str, Any]],
    as_of: datetime.date,
) -> Iterator[tuple[Prescreening, list[str]]]:
    """Copies of a sample judged by the rules alone, each with the elements that lost their papers and are found missing now."""
    shown = {f.element_id: [e.quote for e in f.outcome.evidence] for f in judged.findings}
    met = [i for i, said in truth.items() if said["verdict"] == "met" and i in shown and _quotes(said)]
    random.Random(name).shuffle(met)
    each = max(_FEWEST, min(_MOST, len(met) // _SHARE))
    for first in range(0, min(len(met), _TIMES * each), each):
        gone = met[first : first + each]
        quotes = [q for i in gone for q in (*_quotes(truth[i]), *(squeezed(s)[:_COMPARED] for s in shown[i]))]
        left = [_without(r, [q for q in quotes if len(q) >= _LONG_ENOUGH]) for r in readings]
        again = prescreen(judged.scheme, left, as_of, weigh=False)
        missing = {f.element_id for f in again.findings if f.outcome.verdict is Verdict.MISSING}
        yield again, [i for i in gone if i in missing]


def _quotes(said: Mapping[str, Any]) -> list[str]:
    """The labelled passages of an element; none where the first is too short to be found again."""
    quotes = [squeezed(str(one.get("quote") or "")) for one in (said, *said.get("more", ()))]
    return quotes if len(quotes[0]) >= _LONG_ENOUGH else []


def _without(reading: FileReading, quotes: Sequence[str]) -> FileReading:
    """A file without the blocks that hold any of the quotations."""
    kept = [b for b in reading.blocks if not any(q in squeezed(b.text) for q in quotes)]
    return replace(reading, blocks=kept)
