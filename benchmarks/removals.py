"""What becomes of an element whose papers are taken out of a submission: `python -m benchmarks.removals`.

From each sample the labelled passages of some elements that are met, and what the rules had shown for them, are taken
out. Where the rules then find an element missing, the weighing must not call it met again on a passage that merely
resembles the lost one. Elements that the rules still find are shown by something else and are not counted.
"""

from __future__ import annotations

from collections import Counter

from benchmarks.abreast import abreast
from benchmarks.samples import ROLES, Submission, submissions
from benchmarks.thinning import thinned
from checkers.finding import Verdict
from checkers.prescreen import prescreen
from checkers.reading import read_submission
from checkers.screening import bind
from checkers.weighing.weigh import compared, weighed
from corpus.store import load_scheme

_SAID = (Verdict.MISSING, Verdict.NEEDS_PERSON, Verdict.PARTLY_MET, Verdict.MET)


def verdicts(sample: Submission) -> Counter[Verdict]:
    """The verdicts after weighing on elements that lost their papers and are missing by the rules."""
    readings = read_submission(sample.files)
    scheme = load_scheme(sample.scheme)
    judged = prescreen(scheme, readings, sample.as_of, weigh=False)
    bounds = bind(scheme)
    truth = {e["id"]: e for e in sample.labels}
    said: Counter[Verdict] = Counter()
    for again, gone in thinned(sample.name, readings, judged, truth, sample.as_of):
        assert again.index is not None
        likenesses = compared(bounds, again.index)
        after = weighed(scheme.head.id, again.findings, bounds, again.index, likenesses)
        said.update(f.outcome.verdict for f in after if f.element_id in gone)
    return said


def main() -> None:
    """Print a table by kind of sample; those learned from are left out."""
    by_role: dict[str, Counter[Verdict]] = {}
    chosen = [sample for sample in submissions() if sample.role != "trained_on"]
    for sample, said in zip(chosen, abreast(verdicts, chosen), strict=True):
        by_role.setdefault(sample.role, Counter()).update(said)
    print(f"| papers taken out | elements | {' | '.join(_SAID)} |\n| --- | --: |{' --: |' * len(_SAID)}")
    for role, said in by_role.items():
        total = sum(said.values())
        shares = " | ".join(f"{said[v] / max(total, 1):.3f}" for v in _SAID)
        print(f"| {ROLES[role]} | {total} | {shares} |")


if __name__ == "__main__":
    main()
