"""A paper that claims conformity or certification the applicant only applies for."""

from collections.abc import Iterator

from checkers.records.fault import Desk, Fault
from checkers.view import place


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file with such a claim."""
    claims = [h for h in desk.index.of(["certification_claim"]) if h.good and h.source == "lexicon"]
    for document in desk.documents:
        here = [h for h in claims if h.document is document]
        if here:
            said = f"未获证即对外宣称：{here[0].passage.text[:50]}"
            yield Fault(said, tuple(place(document, h.passage) for h in here[:2]))
