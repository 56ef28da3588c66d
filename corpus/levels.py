"""How a scheme determines a level (级别): modules that must be there and limits on the answers."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from corpus.scheme import Strict
from corpus.store import SCHEMES
from corpus.yaml_file import load_as


class LevelRow(Strict):
    """One level: the modules it needs, the limits on answers (None: the source prints no figure), the printed total."""

    level: int
    name: str
    clause: str
    modules: list[str]
    most_not_met: int | None
    most_partly: int | None
    least_fully: int | None
    printed_total: int | None
    anomalies: list[str] = Field(default_factory=list)


class Levels(Strict):
    """The level table of a scheme, highest level first."""

    clause: str
    names: dict[str, str]
    rows: list[LevelRow]
    no_rating: str
    total_anomalies: list[str]
    missing_item: Literal["unknown", "ignore"] = "unknown"
    missing_item_anomaly: str | None = None


@cache
def load_levels(scheme_id: str) -> Levels | None:
    """The level table of one scheme; None where it has none. Raises SchemeError on faulty data."""
    path = SCHEMES / scheme_id / "levels.yaml"
    return load_as(path, Levels) if path.exists() else None
