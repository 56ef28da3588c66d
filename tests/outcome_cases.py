"""What the papers from the decision on need of a sample case that it has not: events, a refusal, a recertification."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Change = Callable[[dict[str, Any]], None]
_LATER = "2028-09-04"


def refused(data: dict[str, Any]) -> None:
    """The team did not recommend, the body refused."""
    decision = data["decision"]
    decision.update(result="refuse", reasons=["严重不符合项逾期没有完成整改", "两处场所的记录不能追溯"])
    data["nonconformities"][0].pop("verification", None)


def happened(kind: str, **more: str) -> Change:
    """A later event of this kind, after all that the sample case has."""

    def change(data: dict[str, Any]) -> None:
        event = {
            "kind": kind,
            "date": _LATER,
            "number": f"TZ-{kind}-1",
            "clause": "某条",
            "decided_by": "廖总",
        }
        event |= {"reason": "许可到期后没有续办", "verified_on": "2028-09-01", **more}
        data.setdefault("events", []).append(event)

    return change


def complained(data: dict[str, Any]) -> None:
    happened(
        "complaint",
        received_on="2028-08-01",
        details="经查，两份合同的回访记录缺失，已要求获证组织纠正并核实",
        after="对回访流程作了纠正",
        answered_on="2028-09-10",
    )(data)


def renewing(data: dict[str, Any]) -> None:
    data["application"]["previous_certificate"] = {"number": "OLD-2023-001", "expires_on": "2026-03-31"}
    data["application"]["no_change_statement_on"] = "2026-01-06"


CHANGES: dict[str, Change] = {  # by deliverable id
    "refusal-notice": refused,
    "suspension-notice": happened("suspension", until="2028-12-03"),
    "restoration-notice": happened("restoration"),
    "withdrawal-notice": happened("withdrawal"),
    "cancellation-notice": happened("cancellation"),
    "change-notice": happened("change", before="甲路1号", after="乙路2号", approved_on="2028-09-03"),
    "requirements-notice": happened(
        "requirements_change", details="依据标准换版", until="2029-03-31", before="旧版", after="新版"
    ),
    "public-notice": happened("suspension", until="2028-12-03", published_on="2028-09-05"),
    "filing-status": happened("withdrawal", reported_on="2028-09-05"),
    "complaint-answer": complained,
    "no-change-statement": renewing,
}
