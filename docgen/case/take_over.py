"""Results of pre-screening taken into a case as candidates, which only an auditor turns into findings."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus.errors import CertdeskError, why
from docgen.case.candidate import Candidate, Quotation
from docgen.case.model import Case
from docgen.place import place_text

OPEN = ("missing", "partly_met", "cannot_determine", "needs_person")
"""Verdicts that an auditor has to look at; what is met or does not apply is not taken over."""


def read_findings(path: Path) -> dict[str, Any]:
    """The data of a findings.json. Raises CertdeskError for any other file."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CertdeskError(f"读不了文件 {path}：{why(error)}") from error
    except ValueError as error:
        raise CertdeskError(f"{path}：不是预审结果（JSON 写法有误）") from error
    known = isinstance(data, dict) and data.get("schema_version") == "1"
    if not known or not {"scheme", "applicant", "elements", "records"} <= set(data):
        raise CertdeskError(f"{path}：不是 certdesk check 写出的 findings.json（schema_version 应为 1）")
    return dict(data)


def candidates(findings: Mapping[str, Any], before: Sequence[Candidate] = ()) -> list[Candidate]:
    """The candidates of a findings file; what an auditor has already confirmed or rejected stays as it is."""
    settled = {c.id: c for c in before if c.status != "candidate"}
    fresh = [*_elements(findings), *_records(findings)]
    kept = [settled.pop(c.id, c) for c in fresh]
    return [*kept, *settled.values()]


def for_case(findings: Mapping[str, Any], case: Case) -> list[Candidate]:
    """The candidates for one case. Raises CertdeskError when the findings belong to another scheme or client."""
    scheme, name = findings["scheme"]["id"], findings["applicant"]["name"]
    if scheme != case.scheme:
        raise CertdeskError(f"预审结果属于方案 {scheme}，案卷属于 {case.scheme}")
    names = [case.client.name, *case.client.former_names] if case.client else []
    if name and names and name not in names:
        raise CertdeskError(
            f"预审结果的申请方是“{name}”，案卷的委托人是“{names[0]}”；确是同一家的，写进 client.former_names"
        )
    return candidates(findings, case.confirmed_findings)


def new_case(findings: Mapping[str, Any]) -> Case:
    """A case that holds only the scheme, the client as pre-screening found it, and the candidates."""
    applicant = findings["applicant"]
    data: dict[str, Any] = {"scheme": findings["scheme"]["id"]}
    if applicant["name"]:
        data["client"] = {k: v for k, v in applicant.items() if v and k in ("name", "credit_code")}
    case = Case.model_validate(data)
    return case.model_copy(update={"confirmed_findings": candidates(findings)})


def _elements(findings: Mapping[str, Any]) -> Iterator[Candidate]:
    for element in findings["elements"]:
        if element["verdict"] in OPEN:
            yield Candidate(
                id=element["id"],
                source="element",
                element=element["id"],
                clause=element["clause"],
                statement=element["statement"],
                verdict=element["verdict"],
                severity=element["severity"],
                reasons=element["reasons"],
                evidence=_quotations(element["evidence"]),
                status="candidate",
            )


def _records(findings: Mapping[str, Any]) -> Iterator[Candidate]:
    numbers: dict[str, int] = {}
    for record in findings["records"]:
        number = numbers[record["rule"]] = numbers.get(record["rule"], 0) + 1
        yield Candidate(
            id=f"{record['rule']}-{number}",
            source="record",
            rule=record["rule"],
            severity=record["severity"],
            reasons=[record["message"]],
            evidence=_quotations(record["evidence"]),
            status="candidate",
        )


def _quotations(evidence: Sequence[Mapping[str, Any]]) -> list[Quotation]:
    return [
        Quotation(file=e["file"], place=place_text(e["location"]) or None, quote=e["quote"]) for e in evidence
    ]
