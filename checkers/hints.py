"""What a reviewer may tell pre-screening in the case file: the applicant, and what a file is."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from corpus.case_keys import CASE_KEYS
from corpus.scheme import Strict
from corpus.yaml_file import without_empty


class CaseApplicant(Strict):
    """The applicant as the body knows it."""

    name: str
    credit_code: str | None = None
    former_names: list[str] = Field(default_factory=list)


class CaseClient(BaseModel):
    """The client of a whole case file, of which pre-screening needs the names only."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)
    name: str
    credit_code: str | None = None
    former_names: list[str] = Field(default_factory=list)


class CaseHints(BaseModel):
    """What pre-screening takes from a case file. The keys that documents are written from are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)
    scheme: str | None = None
    applicant: CaseApplicant | None = None
    client: CaseClient | None = None
    file_kinds: dict[str, list[str]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _known_keys_only(cls, data: object) -> object:
        unknown = [str(k) for k in data if k not in CASE_KEYS] if isinstance(data, dict) else []
        if unknown:
            raise ValueError(f"不认识的键 {'、'.join(unknown)}；允许：{'、'.join(CASE_KEYS)}")
        return without_empty(data) or {}

    @property
    def known_applicant(self) -> CaseApplicant | None:
        """The applicant named for pre-screening, else the client of the case."""
        if self.applicant or self.client is None:
            return self.applicant
        return CaseApplicant(**self.client.model_dump())
