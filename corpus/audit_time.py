"""What a scheme says on audit time (审核时间): tables, caps, shares and roundings, each with its clause."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from corpus.errors import SchemeError
from corpus.exact import Exact
from corpus.scheme import Strict
from corpus.store import SCHEMES
from corpus.yaml_file import load_as

AuditKind = Literal["initial", "surveillance", "recertification"]
GapPolicy = Literal["upper", "lower", "refuse"]


class Settings(Strict):
    """Choices that the source leaves open; a body may set each of them, and every derivation shows them."""

    gap_policy: GapPolicy = "upper"
    last_step: Literal["started", "full"] = "started"
    branch_applies_follow_up_share: bool = True


class Band(Strict):
    """A row of the headcount table: up to so many persons; ``days`` None where the table prints no row."""

    up_to: int
    days: Exact | None
    readings: dict[Literal["upper", "lower"], Exact] = Field(default_factory=dict)
    anomaly: str | None = None


class Beyond(Strict):
    """Above the last row: a step of ``per`` persons, or no figure but a ``lower_bound``."""

    clause: str
    per: int | None = None
    step_days: Exact | None = None
    lower_bound: Exact | None = None
    anomaly: str | None = None


class HeadcountTable(Strict):
    """Person-days by effective headcount. ``covers``: the whole initial audit, or only the work on site."""

    clause: str
    covers: Literal["initial_total", "on_site"]
    bands: list[Band]
    beyond: Beyond


class LevelDays(Strict):
    """Person-days on site of one level."""

    initial: Exact
    surveillance: Exact
    recertification: Exact


class LevelTable(Strict):
    """Person-days by the level applied for; headcount and sites play no part in it."""

    clause: str
    recertification_clause: str
    days: dict[int, LevelDays]
    anomalies: list[str] = Field(default_factory=list)


class Adjustment(Strict):
    """How far the tabled time may be reduced (``limit``, a share of it) and what needs a reason."""

    limit: Exact
    clause: str
    reasons_for: list[Literal["additions", "reductions"]]
    reason_clause: str
    anomaly: str | None = None


class Share(Strict):
    """A share that must at least be kept."""

    share: Exact
    clause: str
    anomaly: str | None = None


class Rounding(Strict):
    """Results go to the nearest multiple of ``step``: a recommendation, so it never breaks a cap."""

    step: Exact
    clause: str
    anomaly: str | None = None


class FollowUp(Strict):
    """A later audit as a share of the initial time. A share of 1 with a ``note``: the same as the initial one."""

    share: Exact
    clause: str
    anomaly: str | None = None
    note: str | None = None


class DocumentReview(Strict):
    """Person-days of the document review (文件审查), both limits included, and when it may be left out."""

    least: Exact
    most: Exact
    clause: str
    required_at: list[AuditKind]
    waived_by_statement_at: list[AuditKind]
    waiver_clause: str
    anomaly: str | None = None


class Silent(Strict):
    """What the source gives no figure for, and what a person is asked to enter with a reason."""

    clause: str
    asks: str


class Day(Strict):
    """A person-day in hours."""

    hours: int
    clause: str
    by_default: bool = False


class NotCredited(Strict):
    """Roles whose hours earn no audit time."""

    roles: list[str]
    clause: str
    by_default: bool = False


class AuditTime(Strict):
    """Everything a scheme says on audit time. What is absent is not regulated by it."""

    day: Day
    not_credited: NotCredited
    table: HeadcountTable | None = None
    levels: LevelTable | None = None
    adjustment: Adjustment | None = None
    rounding: Rounding | None = None
    on_site: Share | None = None
    combined: Share | None = None
    branch: Share | None = None
    document_review: DocumentReview | None = None
    follow_up: dict[AuditKind, FollowUp] = Field(default_factory=dict)
    silent: dict[str, Silent] = Field(default_factory=dict)
    settings: Settings = Settings()

    def set_to(self, changes: dict[str, str]) -> AuditTime:
        """The same with other settings. Raises SchemeError on an unknown name or value."""
        if not changes:
            return self
        allowed = {
            "gap_policy": ("upper", "lower", "refuse"),
            "last_step": ("started", "full"),
            "branch_applies_follow_up_share": ("true", "false"),
        }
        for name, value in changes.items():
            if name not in allowed:
                raise SchemeError(f"没有计算设定 {name!r}；可用：{'、'.join(allowed)}")
            if value not in allowed[name]:
                raise SchemeError(f"计算设定 {name} 不能是 {value!r}；允许：{'、'.join(allowed[name])}")
        merged = {k: v == "true" if v in ("true", "false") else v for k, v in changes.items()}
        settings = Settings.model_validate(self.settings.model_dump() | merged)
        return self.model_copy(update={"settings": settings})


@cache
def load_audit_time(scheme_id: str) -> AuditTime:
    """The audit-time data of one scheme. Raises SchemeError where it has none or it is faulty."""
    path = SCHEMES / scheme_id / "audit_time.yaml"
    if not path.exists():
        raise SchemeError(f"认证方案 {scheme_id!r} 没有审核时间数据", path)
    return load_as(path, AuditTime)
