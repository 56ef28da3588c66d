"""Planted inconsistencies of a realistic submission: nearly all are found, and nothing else is told."""

from __future__ import annotations

import datetime
from pathlib import Path

from checkers.prescreen import prescreen
from checkers.reading import read_submission
from corpus.store import load_scheme
from corpus.yaml_file import load

FOLDER = Path(__file__).parent.parent / "corpus" / "samples" / "planted" / "coffee-machines"
SLIGHT = ("info",)


def test_planted_inconsistencies_are_found_and_no_others() -> None:
    told = load(FOLDER / "planted.yaml")
    planted = {(p["rule"], p["file"]) for p in told["planted"]}
    judged = prescreen(
        load_scheme(told["scheme"]),
        read_submission(FOLDER / "files"),
        datetime.date.fromisoformat(told["as_of"]),
    )
    found = {(r.rule, r.evidence[0].file) for r in judged.records if r.severity not in SLIGHT}
    assert len(planted) >= 20
    assert len(planted & found) >= 0.9 * len(planted), planted - found
    assert not found - planted
