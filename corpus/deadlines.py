"""The deadlines and windows (期限) of a scheme as data: from which date, to which date, how long, how grave."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Literal

from pydantic import Field

from corpus.errors import SchemeError
from corpus.scheme import Strict
from corpus.store import SCHEMES
from corpus.yaml_file import load_list

Unit = Literal["days", "working_days", "months", "years", "hours", "day_of_next_month", "calendar_year"]
Scope = Literal[
    "case",
    "incident",
    "audit",
    "first_surveillance",
    "next_surveillance",
    "second_surveillance",
    "recertification",
    "major",
    "minor",
    "correction",
    "suspension",
    "withdrawal",
    "cancellation",
    "change",
    "misuse_notice",
    "spot_check_failure",
    "complaint",
    "records",
    "yearly",
    "auditor_load",
]


class Later(Strict):
    """A limit holds only when both dates are there and one lies after the other. ``date`` may be a fixed one."""

    date: str
    after: str


class Limit(Strict):
    """One limit: the date ``to`` against the date ``from`` moved by ``amount`` units (negative: before it).

    ``warn`` limits are defaults, recommendations, or what is asked for with a reason. ``fixed``: a fixed date
    instead of ``from``. ``unless``: a date that, when there, lets the limit rest.
    ``only_if_given``: judged when the date is there, never waited for.
    """

    to: str
    op: Literal["<=", "<", ">=", ">"]
    base: str | None = Field(default=None, alias="from")
    fixed: datetime.date | None = None
    amount: int = 0
    unit: Unit = "days"
    severity: Literal["error", "warn"] = "error"
    when: Later | None = None
    unless: str | None = None
    only_if_given: bool = False
    note: str | None = None


class Usual(Strict):
    """The usual day, where the source names one beside the last."""

    base: str = Field(alias="from")
    amount: int
    unit: Unit


class Deadline(Strict):
    """One rule on dates. ``order``: dates that must not run backwards; ``kinds``: which incidents.
    ``most``: the days on site of one auditor in a year.

    ``breach``: what a missed limit leads to; ``pauses``: rectification does not count; ``route``: the decision
    of a recertification, told with the way that it goes; ``by_default``: the source
    leaves the start or the end open, the reading taken is told by ``anomaly`` and ``note``.
    """

    id: str
    title: str
    clause: str
    scope: Scope
    limits: list[Limit] = Field(default_factory=list)
    order: list[str] = Field(default_factory=list)
    kinds: list[str] = Field(default_factory=list)
    most: int | None = None
    target: Usual | None = None
    breach: str | None = None
    pauses: bool = False
    route: bool = False
    by_default: bool = False
    anomaly: str | None = None
    note: str | None = None
    items: list[str] = Field(default_factory=list)

    @property
    def sets_expiry(self) -> bool:
        """Whether it limits the validity of a certificate from its issue."""
        return any(limit.to == "expiry" and limit.base == "issue" for limit in self.limits)


@cache
def load_deadlines(scheme_id: str) -> tuple[Deadline, ...]:
    """The deadlines of one scheme. Raises SchemeError where it has none, an id stands twice, or data are faulty."""
    path = SCHEMES / scheme_id / "deadlines.yaml"
    if not path.exists():
        raise SchemeError(f"认证方案 {scheme_id!r} 没有期限数据", path)
    found = load_list(path, Deadline)
    ids = [d.id for d in found]
    for twice in {i for i in ids if ids.count(i) > 1}:
        raise SchemeError(f"期限 {twice} 写了两次", path)
    return tuple(found)
