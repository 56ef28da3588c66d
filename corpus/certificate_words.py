"""What a certificate of a scheme says besides the facts of the case: what conforms, the notice, the English words."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from corpus.scheme import Strict
from corpus.store import SCHEMES, load_scheme
from corpus.yaml_file import load_as


class English(Strict):
    """The words of an English twin page."""

    title: str
    statement: str
    standards: dict[str, str] = Field(default_factory=dict)
    levels: dict[str, str] = Field(default_factory=dict)
    modes: dict[str, str] = Field(default_factory=dict)
    rule: str
    notice: str


class CertificateWords(Strict):
    """The scheme's own part of a certificate; the sentences are ours.

    ``statement`` leads to the criteria (`... 符合`); ``notice`` tells that surveillance keeps the certificate valid;
    ``annex_from`` is the number of sites from which they stand on a page of their own.
    """

    statement: str
    notice: str
    level_label: str = "级别"
    annex_from: int = 3
    modes: list[str] = Field(default_factory=list)
    english: English


@cache
def certificate_words(scheme_id: str) -> CertificateWords:
    """The words of a scheme's certificate. Raises SchemeError."""
    load_scheme(scheme_id)
    return load_as(SCHEMES / scheme_id / "certificate.yaml", CertificateWords)
