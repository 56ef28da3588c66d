"""How right the verdicts are on labelled submissions: `python -m benchmarks.accuracy`.

--json             all figures as data
--list NAME        the answers of one sample that differ from its labels
--variants         also certdesk without its matcher of kinds and without its guards
--write FILE       replace the marked block of a Markdown file by the tables (with variants)
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.abreast import abreast
from benchmarks.figures import Result, as_json, by_scheme, first_and_now, side_by_side
from benchmarks.samples import DEVELOPMENT, Submission, submissions
from benchmarks.systems import run
from corpus.errors import CertdeskError

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def measure(chosen: Sequence[Submission], variants: bool) -> list[Result]:
    """Judge every submission by every system, telling which ones are done."""
    results = []
    for submission, (scores, _) in zip(chosen, abreast(partial(run, variants=variants), chosen), strict=True):
        results.append(Result(submission, scores))
        print(f"[{len(results)}/{len(chosen)}] {submission.name}", file=sys.stderr, flush=True)
    return results


def tables(results: Sequence[Result]) -> str:
    """All tables as Markdown."""
    parts = {
        "certdesk by scheme": by_scheme(results),
        "Beside other systems": side_by_side(results),
        "First look and now": first_and_now(results),
    }
    return "\n\n".join(f"### {title}\n\n{table}" for title, table in parts.items())


def differences(submission: Submission) -> str:
    """The answers of one submission that differ from its labels, one a line."""
    answers = {e["id"]: e for e in run(submission)[1]}
    lines = []
    for label in submission.labels:
        answer = answers.get(label["id"], {"verdict": "absent", "reasons": []})
        if answer["verdict"] not in (label["verdict"], *(label.get("also_ok") or ())):
            reasons = "；".join(answer["reasons"])
            lines.append(f"{label['id']} | {label['verdict']} | {answer['verdict']} | {reasons}")
    return "\n".join(lines)


def replaced(text: str, block: str) -> str:
    """A text with what stands between the two marks replaced."""
    if BEGIN not in text or END not in text:
        raise CertdeskError(f"文件里没有标记 {BEGIN} 和 {END}")
    return re.sub(
        f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: f"{BEGIN}\n{block}\n{END}", text, flags=re.S
    )


def state() -> str:
    """The commit that is measured, marked when files differ from it."""
    git = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    done = subprocess.run(git, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def _named(name: str, known: Sequence[Submission]) -> Submission:
    for submission in known:
        if submission.name == name or submission.name.endswith(f"/{name}"):
            return submission
    raise CertdeskError(f"没有样本 {name!r}；可用：{'、'.join(s.name for s in known)}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print, or write into a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--list", metavar="NAME")
    parser.add_argument("--variants", action="store_true")
    parser.add_argument("--write", metavar="FILE", type=Path)
    options = parser.parse_args(arguments)
    try:
        return _main(options)
    except CertdeskError as error:
        print(f"accuracy：{error}", file=sys.stderr)
        return 2


def _main(options: argparse.Namespace) -> int:
    known = submissions()
    if options.list:
        submission = _named(options.list, known)
        if submission.role == "measured_only":
            print("这份样本只用于测量：看过差异就不再是未见过的样本。", file=sys.stderr)
        print(differences(submission))
        return 0
    results = measure(known, variants=options.variants or bool(options.write))
    if options.write:
        block = f"Measured at commit {state()}.\n\n{tables(results)}"
        options.write.write_text(replaced(options.write.read_text("utf-8"), block), "utf-8")
    elif options.json:
        print(json.dumps(as_json(results), ensure_ascii=False, indent=1))
    else:
        print(tables(results))
        if not any(r.submission.role == "development" for r in results):
            print(f"\n(c) not measured: {DEVELOPMENT} names no folder.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
