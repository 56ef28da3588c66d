"""What a scheme says on sampling: how many sites to visit and how many clauses to look at, by kind of audit."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from corpus.audit_time import AuditKind, Silent
from corpus.errors import SchemeError
from corpus.exact import Exact
from corpus.scheme import Strict
from corpus.store import SCHEMES
from corpus.yaml_file import load_as

SiteClass = Literal["similar", "dissimilar"]


class SiteRule(Strict):
    """The least number of sites: a factor of the root of their number, or a share of it; always rounded up.

    ``usual``: the source says "as a rule", so that fewer is a warning; none at all is an error in any case.
    """

    method: Literal["root", "share"]
    factor: Exact
    clause: str
    usual: bool = False
    anomaly: str | None = None


class Centre(Strict):
    """Whether the headquarters (中心职能部门) is visited besides the sample at every audit."""

    clause: str
    by_default: bool = False


class Repeat(Strict):
    """The next surveillance as a rule visits other sites: more than this share of common sites is a warning."""

    clause: str
    most_in_common: Exact
    by_default: bool = True


class ClauseRule(Strict):
    """How many clauses each surveillance takes, and within how many audits all must have been taken.

    The clauses: ``listed`` ones of a standard, or the scheme's items whose ids begin with one of ``items``.
    """

    clause: str
    share: Exact | None
    audits: int
    listed: list[str] = Field(default_factory=list)
    items: list[str] = Field(default_factory=list)
    anomaly: str | None = None


class Sampling(Strict):
    """Everything a scheme says on sampling. A class or kind that is absent is not regulated."""

    sites: dict[SiteClass, dict[AuditKind, SiteRule]] = Field(default_factory=dict)
    condition: str | None = None
    condition_clause: str | None = None
    centre: Centre | None = None
    repeat: Repeat | None = None
    clauses: ClauseRule | None = None
    silent: dict[str, Silent] = Field(default_factory=dict)


@cache
def load_sampling(scheme_id: str) -> Sampling:
    """The sampling data of one scheme. Raises SchemeError where it has none or it is faulty."""
    path = SCHEMES / scheme_id / "sampling.yaml"
    if not path.exists():
        raise SchemeError(f"认证方案 {scheme_id!r} 没有抽样数据", path)
    return load_as(path, Sampling)
