"""Atomic twins: one small paper each, named after the element it is about and the verdict it deserves.

`4.8.2-a-no-packaging.partly_met.md` is a paper for element 4.8.2-a of its folder's scheme that deserves
`partly_met`. What the product still answers wrongly stands in `twins_known_gaps.txt` with the reason.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from build import prescreen_text

from checkers.finding import Verdict
from corpus.store import load_scheme, scheme_ids

ROOT = Path(__file__).resolve().parent.parent / "corpus" / "samples" / "twins"
GAPS = Path(__file__).with_name("twins_known_gaps.txt")
TWINS = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("*/*.md"))


def known_gaps() -> dict[str, str]:
    """Path of each twin that the product answers wrongly, with the reason."""
    lines = [line for line in GAPS.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return dict(line.split(" ", 1) for line in lines)


def element_of(twin: str) -> str:
    """The element id that a file name begins with; the longest wins."""
    folder, name = twin.split("/")
    scheme = load_scheme(folder)
    ids = {_short(i.id): i.id for i in (*scheme.elements, *scheme.standard_elements)}
    fitting = [short for short in ids if name.startswith(f"{short}-")]
    assert fitting, f"no element of {folder} begins {name}"
    return ids[max(fitting, key=len)]


def _short(element_id: str) -> str:
    """`OLS-E 4.8.2-a` -> `4.8.2-a`, `CESI-A-M6.1-a` -> `A-M6.1-a`."""
    return element_id.split(" ", 1)[1] if " " in element_id else element_id.split("-", 1)[1]


def deserved(twin: str) -> str:
    return twin.removesuffix(".md").rsplit(".", 1)[1]


def answered(twin: str) -> str:
    text = (ROOT / twin).read_text(encoding="utf-8")
    return prescreen_text(twin.split("/")[0], {"资料.md": text})[element_of(twin)].outcome.verdict.value


@pytest.mark.parametrize("twin", TWINS)
def test_twin_gets_the_verdict_of_its_name(twin: str) -> None:
    gap = known_gaps().get(twin)
    answer = answered(twin)
    if gap is None:
        assert answer == deserved(twin)
    else:
        assert answer != deserved(twin), f"answered rightly now: take it out of {GAPS.name}"


def test_gaps_are_few_explained_and_name_twins() -> None:
    gaps = known_gaps()
    assert not set(gaps) - set(TWINS)
    assert all(reason.strip() for reason in gaps.values())
    assert len(gaps) * 4 < len(TWINS)


def test_there_are_many_twins_of_every_scheme() -> None:
    elements = {(twin.split("/")[0], element_of(twin)) for twin in TWINS}
    assert len(TWINS) >= 150
    assert len(elements) >= 60
    assert {scheme for scheme, _ in elements} == set(scheme_ids())


def test_every_element_has_a_met_and_an_unmet_twin() -> None:
    verdicts: dict[str, set[str]] = {}
    for twin in TWINS:
        verdicts.setdefault(f"{twin.split('/')[0]} {element_of(twin)}", set()).add(deserved(twin))
    assert all(found <= {v.value for v in Verdict} for found in verdicts.values())
    assert not [e for e, found in verdicts.items() if "met" not in found or len(found) < 2]
