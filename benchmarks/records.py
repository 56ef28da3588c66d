"""How many labelled faults of records are found, and what is told beside them: `python -m benchmarks.records`.

--list             every label not found and every finding that no label names
--all              also the submissions that are only measured on (figures only)
--submission NAME  only this one ("development" is the folder that CERTDESK_DEV_SUBMISSION names)
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.samples import Submission, submissions
from checkers.finding import RecordFinding
from checkers.folding import fold
from checkers.prescreen import prescreen
from checkers.reading import read_submission
from corpus.store import load_scheme
from corpus.yaml_file import load

HERE = Path(__file__).resolve().parent
Label = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Labelled faults found and missed; findings beside the labels: right, false, not yet read by a person."""

    name: str
    role: str
    found: list[Label] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)
    matched: int = 0
    right: list[RecordFinding] = field(default_factory=list)
    false: list[RecordFinding] = field(default_factory=list)
    unread: list[RecordFinding] = field(default_factory=list)
    information: int = 0


def measure(submission: Submission) -> Tally:
    """Compare the record findings of one submission with its labels; information is counted, not judged."""
    labels: Sequence[Label] = load(submission.files.parent / "truth.yaml").get("records") or []
    result = prescreen(load_scheme(submission.scheme), read_submission(submission.files), submission.as_of)
    tally = Tally(submission.name, submission.role)
    telling = [r for r in result.records if r.severity != "info"]
    tally.information = len(result.records) - len(telling)
    for label in labels:
        (tally.found if any(tells(r, label) for r in telling) else tally.missed).append(label)
    for record in telling:
        if any(tells(record, label) for label in labels):
            tally.matched += 1
        else:
            {"right": tally.right, "false": tally.false, None: tally.unread}[
                reviewed(record, submission.name)
            ].append(record)
    return tally


def tells(record: RecordFinding, label: Label) -> bool:
    """Whether a finding tells a labelled fault: a rule of that meaning, shown in the labelled file.

    A label without a rule is told by a finding that shows its quotation in its file.
    """
    if "rule" not in label:
        quote = fold(str(label["quote"]))
        return any(
            _same_file(e.file, label["file"]) and (quote in fold(e.quote) or fold(e.quote) in quote)
            for e in record.evidence
            if e.quote
        )
    names = load(HERE / "record_names.yaml").get(label["rule"], [label["rule"]])
    return record.rule in names and any(_same_file(e.file, label["file"]) for e in record.evidence)


def _same_file(path: str, labelled: str) -> bool:
    one, other = fold(path.replace("!/", "/")), fold(labelled.replace("!/", "/"))
    return one.endswith(other) or other.endswith(one)


def reviewed(record: RecordFinding, submission: str) -> str | None:
    """What a person said of a finding that no label names."""
    for words, verdict, _ in load(HERE / "record_reviews.yaml").get(submission, {}).get(record.rule, []):
        said = fold(record.message + "".join(e.quote for e in record.evidence))
        if fold(str(words)) in said:
            return str(verdict)
    return None


def table(tallies: Sequence[Tally]) -> str:
    """The figures as Markdown."""
    lines = ["| submission | labelled | found | told | labelled | right | false | not read | information |"]
    lines.append("| --- | --: | --: | --: | --: | --: | --: | --: | --: |")
    for t in tallies:
        beside = (t.matched, len(t.right), len(t.false), len(t.unread))
        cells = (len(t.found) + len(t.missed), len(t.found), sum(beside), *beside, t.information)
        lines.append(f"| {t.name} | " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def listing(tally: Tally) -> str:
    """What was not found, and what was told beside the labels."""
    lines = [f"## {tally.name}"]
    lines += [
        f"missed: {m.get('rule', m.get('quote'))} | {m['file']} | {m.get('detail', m.get('note', ''))}"
        for m in tally.missed
    ]
    for word, records in (("right", tally.right), ("false", tally.false), ("unread", tally.unread)):
        for r in records:
            where = "; ".join(f"{e.file}: {e.quote[:50]!r}" for e in r.evidence[:2])
            lines.append(f"{word}: {r.rule} | {r.message} | {where}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--submission")
    told = parser.parse_args()
    chosen = [s for s in submissions() if s.name == told.submission or not told.submission]
    tallies = []
    for submission in chosen:
        if told.all or submission.role != "measured_only":
            print(submission.name, file=sys.stderr, flush=True)
            tallies.append(measure(submission))
    print(table(tallies))
    if told.list:
        print("\n\n".join(listing(t) for t in tallies if t.role != "measured_only"))


if __name__ == "__main__":
    main()
