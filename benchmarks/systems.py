"""The systems that are measured side by side on one submission, and the check that quotations are verbatim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from benchmarks import baseline
from benchmarks.samples import Submission
from benchmarks.scoring import Score, score
from checkers import prescreen
from checkers.document import FileReading
from checkers.findings_file import as_data
from checkers.folding import squeezed
from checkers.reading import read_submission
from corpus.store import load_scheme

CERTDESK, NO_WEIGHING, NO_MATCHER, NO_GUARDS, KEYWORDS = (
    "certdesk",
    "certdesk without matcher of passages and weighing",
    "certdesk without the matcher of kinds",
    "certdesk without its guards",
    "plain keywords",
)
_GUARDS = ("mark_foreign", "mark_standing", "mark_dangling", "mark_expired")
Answers = list[dict[str, Any]]


def run(submission: Submission, variants: bool = False) -> tuple[dict[str, Score], Answers]:
    """The scores of each system on one submission, and certdesk's own answers."""
    readings = read_submission(submission.files)
    data = _judged(submission, readings)
    scores = {CERTDESK: score(data["elements"], submission.labels)}
    count_verbatim(scores[CERTDESK], quotations(data), readings)
    if variants:
        scores[NO_WEIGHING] = score(_judged(submission, readings, weigh=False)["elements"], submission.labels)
        scores[NO_MATCHER] = score(_without_matcher(submission, readings), submission.labels)
        scores[NO_GUARDS] = score(_without_guards(submission, readings), submission.labels)
    plain = baseline.judge(load_scheme(submission.scheme).elements, baseline.paragraphs(submission.files))
    scores[KEYWORDS] = score(plain, submission.labels)
    return scores, data["elements"]


def _judged(submission: Submission, readings: Sequence[FileReading], weigh: bool = True) -> dict[str, Any]:
    scheme = load_scheme(submission.scheme)
    return as_data(prescreen.prescreen(scheme, readings, submission.as_of, weigh=weigh), "accuracy")


def _without_matcher(submission: Submission, readings: Sequence[FileReading]) -> Answers:
    with patch.object(prescreen, "kind_matcher", lambda: None):
        return list(_judged(submission, readings)["elements"])


def _without_guards(submission: Submission, readings: Sequence[FileReading]) -> Answers:
    """No negation, intent, placeholder or quotation heard; no foreign, draft, dangling or expired paper marked."""
    with ExitStack() as stack:
        for name in _GUARDS:
            stack.enter_context(patch.object(prescreen, name, lambda *_: None))
        stack.enter_context(patch.object(prescreen, "listen", _deaf_to_guards(prescreen.listen)))
        return list(_judged(submission, readings)["elements"])


def _deaf_to_guards(listen: Callable[..., Mapping[str, Any]]) -> Callable[..., Mapping[str, Any]]:
    def listen_without(*args: Any) -> Mapping[str, Any]:
        heard = listen(*args)
        for one in heard.values():
            one.scopes.clear()
        return heard

    return listen_without


def quotations(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The file and text of every quotation in the findings."""
    for finding in (*data["elements"], *data["standard_elements"], *data["records"]):
        for place in (*finding["evidence"], *finding.get("near_misses", ())):
            yield place["file"], place["quote"]


def count_verbatim(
    result: Score, quoted: Iterator[tuple[str, str]], readings: Sequence[FileReading]
) -> list[tuple[str, str]]:
    """Count quotations that occur in the text of their file, white space apart; returns those that do not."""
    texts = {r.path: "".join(squeezed(b.text) for b in r.blocks) for r in readings}
    strange = []
    for file, quote in quoted:
        result.quotes += 1
        if squeezed(quote) in texts.get(file, ""):
            result.verbatim += 1
        else:
            strange.append((file, quote))
    return strange
