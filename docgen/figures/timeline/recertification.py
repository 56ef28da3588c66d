"""Which way a recertification goes (再认证路径): in time, late, or only as an initial certification."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.deadlines import Deadline
from corpus.working_days import Calendar, official
from docgen.figures.step import Status, gravest
from docgen.figures.timeline import judge
from docgen.figures.timeline.instance import Instance
from docgen.figures.timeline.judge import Facts
from docgen.figures.timeline.period import day_of
from docgen.figures.timeline.verdicts import verdicts

Route = Literal["recertification", "recertification_late", "initial"]
ROUTES: dict[Route, str] = {
    "recertification": "再认证",
    "recertification_late": "迟到的再认证",
    "initial": "不予再认证，按初次认证受理",
}
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Way:
    """The route, and for a late one the days without a valid certificate and the last expiry of the new one."""

    route: Route
    status: Status
    void_from: datetime.date | None
    void_to: datetime.date | None
    latest_new_expiry: datetime.date | None

    def sentence(self) -> str:
        """The route in Chinese, with the days without a valid certificate and the last expiry of the new one."""
        told = [f"路径：{ROUTES[self.route]}"]
        if self.void_from and self.void_to:
            told.append(f"{self.void_from} 至 {self.void_to} 证书无效")
        if self.latest_new_expiry and self.route != "initial":
            told.append(f"新证书有效期不迟于 {self.latest_new_expiry}")
        return "，".join(told)


def way(rules: Sequence[Deadline], facts: Facts, working: Calendar | None = None) -> Way:
    """The route by the scheme's own limits on audit, verification and decision; ``facts`` as in `facts`."""
    calendar = working or official()
    found = [v for rule in rules for v in verdicts(rule, Instance("", facts), calendar)]
    judged = [v for v in found if v.actual is not None]
    status = gravest([s for v in judged if (s := _status(v.result))])
    old, decision, issue = (facts.get(n) for n in ("old_expiry", "decision", "issue"))
    late = bool(old and decision and day_of(decision) > day_of(old))
    route: Route = "initial" if status == "error" else "recertification_late" if late else "recertification"
    void = late and route != "initial" and old is not None and issue is not None
    latest = [
        day_of(v.due)
        for v in found
        if v.limit.to in ("new_expiry", "expiry") and v.due is not None and v.upper
    ]
    return Way(
        route,
        status,
        day_of(old) + ONE_DAY if void and old else None,
        day_of(issue) - ONE_DAY if void and issue else None,
        min(latest, default=None),
    )


def _status(result: judge.Result) -> Status | None:
    return result if result in ("ok", "warn", "error") else None
