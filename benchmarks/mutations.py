"""Whether verdicts turn where one passage is negated, postponed, blanked ... and stay where it is only moved or reworded.

`python -m benchmarks.mutations`: each labelled passage is left as the only thing in its file that shows its element
(verdict missing without it, met with it); then one change is made to it and the file is judged again.
A flip is caught when the verdict is no longer met. Kinds of mutation are named by M01 ... M21.

--list [KIND]  every mutant answered wrongly
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from benchmarks import mutating as make
from benchmarks.mutating import WORDS, Mutant
from benchmarks.mutation_base import Base, applicant_brands, bases, verdict
from checkers.finding import Verdict

FLIPS = ("M03", "M04", "M05", "M08", "M09", "M10", "M11", "M17")
SENTENCES = (
    "say",
    "turn",
    "lead",
    "tail",
    "state",
    "heading",
    "bold",
    "plain",
    "contents",
    "echo",
    "dangling",
)
NEEDED = Mapping[str, Sequence[Base]]
TRIES = 2  # passages for each wording


def _turn_round(found: Sequence[Base], start: int) -> Iterator[Base]:
    """All bases, from another one each time."""
    for n in range(len(found)):
        yield found[(start * 7 + n) % len(found)]


def _taken(mutants: Iterator[Mutant | None], most: int = TRIES) -> Iterator[Mutant]:
    for mutant in mutants:
        if mutant is not None and most > 0:
            most -= 1
            yield mutant


def _worded(kind: str, wordings: Mapping[str, Any], by: NEEDED, flips: bool) -> Iterator[Mutant]:
    for way, listed in wordings.items():
        if way in ("words", "alike", "where"):
            continue
        used = (
            by["paper"] if kind == "M06" else by[{"answer": "record", "last": "equipment"}.get(way, "rule")]
        )
        for number, said in enumerate(listed):
            turn = _turn_round(used, number + len(way))
            if way == "last":
                yield from _taken(make.last(kind, b, said, flips) for b in turn)
            else:
                yield from _taken(make.told(kind, b, wordings, way, number, flips) for b in turn)


def mutants(by: NEEDED) -> Iterator[Mutant]:
    """All mutants, kind by kind."""
    texts = [*by["rule"], *by["duty"]]
    everything = [*texts, *by["record"]]
    for kind in FLIPS:
        yield from _worded(kind, WORDS[kind], by, True)
    for base in [*by["rule"][::4], *by["record"][::4]]:
        yield make.foreign("M05", base, applicant_brands(base))
    for years in (-9, -12, 1, 2):
        used = by["term"] if years < 0 else by["record"]
        yield from _taken((make.shifted("M06", b, years) for b in _turn_round(used, years + 12)), 8)
    yield from _worded("M06", WORDS["M06"], by, True)
    for way in ("deleted", "hidden", "comment"):
        yield from _taken((make.shown_as("M16", b, way, True) for b in _turn_round(everything, len(way))), 8)
    yield from _kept(by, texts, everything)


def _kept(by: NEEDED, texts: Sequence[Base], everything: Sequence[Base]) -> Iterator[Mutant]:
    yield from _worded("twin", WORDS["kept"], by, False)
    for number in range(3):
        yield from _taken((make.reworded("M02", b, number) for b in _turn_round(everything, number)), 20)
    for number, way in enumerate(WORDS["M12"]["where"]):
        yield from _taken(map(partial(_placed, way), _turn_round(by["rule"], number)), 6)
    for number, way in enumerate(make.typographies()):
        yield from _taken((make.reset("M14", b, way) for b in _turn_round(everything, number)), 10)
    for number, said in enumerate(WORDS["M20"]["say"]):
        for alone in (False, True):
            turn = _turn_round(texts, number)
            yield from _taken((make.instructed("M20", b, said, alone) for b in turn), 3)
    yield from _taken((make.renamed("M21", b) for b in _turn_round(everything, 3)), 16)


def _placed(way: str, base: Base) -> Mutant | None:
    return make.elsewhere("M12", base) if way == "file" else make.shown_as("M12", base, way, False)


def right(mutant: Mutant) -> bool:
    """Whether the verdict on the mutated file is the one deserved."""
    met = verdict(mutant.base.seed, [mutant.reading]).outcome.verdict is Verdict.MET
    return met is not mutant.flips


def table(answered: Sequence[tuple[Mutant, bool]]) -> str:
    """Mutants and right answers by kind and way, as Markdown."""
    lines = ["| kind | way | answer | mutants | right | share |", "| --- | --- | --- | --: | --: | --: |"]
    whole, part = Counter[tuple[str, str, bool]](), Counter[tuple[str, str, bool]]()
    for mutant, fine in answered:
        for way in ("all", mutant.way.split(" ")[0]):
            whole[mutant.kind, way, mutant.flips] += 1
            part[mutant.kind, way, mutant.flips] += int(fine)
    for (kind, way, flips), n in whole.items():
        caught = part[kind, way, flips]
        answer = "caught" if flips else "kept"
        lines.append(f"| {kind} | {way} | {answer} | {n} | {caught} | {caught / n:.3f} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list", nargs="?", const="", metavar="KIND")
    told = parser.parse_args()
    by = bases()
    answered = [(mutant, right(mutant)) for mutant in mutants(by)]
    print(f"{sum(map(len, by.values()))} passages, {len(answered)} mutants\n")
    print(table(answered))
    if told.list is not None:
        for mutant, fine in answered:
            if not fine and mutant.kind.startswith(told.list):
                print(f"{mutant.kind} {mutant.way} | {mutant.base.seed.element} | {mutant.said}")


if __name__ == "__main__":
    main()
