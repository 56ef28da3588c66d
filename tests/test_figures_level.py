"""The level by Table 1: every worked example, and bounds that hold whatever the unknown answers turn out to be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.levels import LevelRow, Levels, load_levels
from corpus.yaml_file import load
from docgen.figures import level
from docgen.figures.level import Counts

EXAMPLES = load(Path(__file__).parent / "data" / "cesi_level_examples.yaml")
TABLE = load_levels("cesi-mass-customization")
assert TABLE is not None
LISTED = {"M1": 6, "M2": 5, "M3": 12, "M4": 14, "M5": 11, "M6": 22, "M7": 12, "M8": 15, "P": 8}


def row(number: int, most_not_met: int | None, most_partly: int | None, least_fully: int | None) -> LevelRow:
    """A row of a small table over two modules."""
    return LevelRow(
        level=number,
        name=str(number),
        clause="t",
        modules=["A", "B"],
        most_not_met=most_not_met,
        most_partly=most_partly,
        least_fully=least_fully,
        printed_total=None,
    )


SMALL = Levels(
    clause="t",
    names={"A": "A", "B": "B"},
    rows=[row(3, 0, 1, 3), row(2, 1, 2, 2), row(1, None, None, None)],
    no_rating="-",
    total_anomalies=[],
)


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["id"] for e in EXAMPLES])
def test_worked_example(example: dict[str, Any]) -> None:
    modules = {name: Counts(*counts) for name, counts in example["modules"].items()}
    whole = sum(modules.values(), Counts())
    assert example["totals"] == {
        "not_met": whole.not_met,
        "partly": whole.partly,
        "fully": whole.fully,
        "unknown": whole.unknown,
    }
    result = level.determine(TABLE, modules)
    expected = example["expected"]
    assert (result.at_least, result.at_most) == (expected["at_least"], expected["at_most"])
    assert result.needs_person == expected["needs_person"]
    assert sorted(result.notes) == sorted(expected["notes"])
    assert (result.status == "needs_human") == result.needs_person
    assert result.steps[-1].clause


def settled(counts: Counts) -> Iterator[Counts]:
    """Every way in which the unknown answers of one module may turn out."""
    for kinds in itertools.combinations_with_replacement(("not_met", "partly", "fully"), counts.unknown):
        yield Counts(
            counts.not_met + kinds.count("not_met"),
            counts.partly + kinds.count("partly"),
            counts.fully + kinds.count("fully"),
        )


small = st.builds(Counts, st.integers(0, 2), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3)).filter(
    lambda c: c.total > 0
)


@given(small, small)
def test_every_outcome_of_the_unknown_lies_between_the_bounds(a: Counts, b: Counts) -> None:
    bounds = level.determine(SMALL, {"A": a, "B": b})
    reached = [level.determine(SMALL, {"A": x, "B": y}).at_least for x in settled(a) for y in settled(b)]
    assert bounds.at_least <= min(reached)
    assert max(reached) <= bounds.at_most


@given(st.data())
@settings(max_examples=50)
def test_a_fully_met_answer_instead_of_one_not_met_never_lowers_the_level(data: st.DataObject) -> None:
    counts = {
        name: Counts(lost := data.draw(st.integers(0, 2)), 0, size - lost) for name, size in LISTED.items()
    }
    worse = data.draw(st.sampled_from([n for n, c in counts.items()]))
    if not counts[worse].not_met:
        return
    c = counts[worse]
    better = counts | {worse: Counts(c.not_met - 1, c.partly, c.fully + 1)}
    assert level.determine(TABLE, better).at_least >= level.determine(TABLE, counts).at_least


@pytest.mark.parametrize(
    ("applied", "says"), [(2, "supports"), (3, "supports"), (4, "undetermined"), (5, "undetermined")]
)
def test_the_level_applied_for_against_a_range(applied: int, says: str) -> None:
    modules = {n: Counts(0, 0, size - (n == "M2"), int(n == "M2")) for n, size in LISTED.items()}
    assert level.compare(level.determine(TABLE, modules), applied) == says


def test_a_level_out_of_reach_is_not_supported() -> None:
    modules = {n: Counts(int(n == "M3"), 0, size - (n == "M3")) for n, size in LISTED.items()}
    assert level.compare(level.determine(TABLE, modules), 4) == "does_not_support"
