"""What a reviewer may tell pre-screening in the case file: the applicant, and what a file is."""

from __future__ import annotations

from pydantic import Field

from corpus.scheme import Strict


class CaseApplicant(Strict):
    """The applicant as the body knows it."""

    name: str
    credit_code: str | None = None
    former_names: list[str] = Field(default_factory=list)


class CaseHints(Strict):
    """What pre-screening takes from a case file: the applicant and kinds of files set by a reviewer."""

    scheme: str | None = None
    applicant: CaseApplicant | None = None
    file_kinds: dict[str, list[str]] = Field(default_factory=dict)
