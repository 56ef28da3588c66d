"""Enters a paper in the body's register of issued documents: under its own number, or the next one of the body's pattern."""

from __future__ import annotations

import copy
import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import CertdeskError
from docgen.deliverables.number_values import number_values
from docgen.deliverables.write import Paper
from docgen.issued.issue import Keep, Order, issue, issue_new
from docgen.issued.numbering import Pattern
from docgen.issued.register import Register
from docgen.word.template import Template


def issue_paper(paper: Paper, book: Path, keep: Keep) -> tuple[str, bytes]:
    """Number and Word file of the paper as issued; where it cannot be kept, it is not entered either. Raises CertdeskError for a paper without number or one issued before."""
    deliverable, case = paper.deliverable, paper.case
    if not deliverable.number:
        raise CertdeskError(f"《{deliverable.title}》不编号，不能登记；去掉 --register")
    if paper.day is None:
        raise CertdeskError(f"《{deliverable.title}》没有日期，不能登记")
    day = datetime.date.fromisoformat(paper.day)
    order = Order(deliverable.id, case.scheme, case.number or "", day, series=_series(paper))
    compiled = Template.compile(paper.template)
    given = paper.given(compiled)
    with Register(book) as register:
        if paper.number:
            document = issue(register, order, paper.number, compiled, paper.context, given, keep)
            return paper.number, document
        values = number_values(case, day)
        pattern = Pattern(_pattern(paper))
        return issue_new(
            register, order, pattern, values, compiled, lambda n: numbered(paper, n), given, keep
        )


def _series(paper: Paper) -> str:
    """Numbers by a pattern are unique in the body, others among the papers of their kind in the case."""
    key = paper.deliverable.numbering or paper.deliverable.id
    if paper.case.body and key in paper.case.body.numbering:
        return key
    return f"{paper.deliverable.id}@{paper.case.number or ''}"


def _pattern(paper: Paper) -> str:
    key = paper.deliverable.numbering or paper.deliverable.id
    patterns = paper.case.body.numbering if paper.case.body else {}
    if key not in patterns:
        raise CertdeskError(
            f"《{paper.deliverable.title}》没有编号：在案卷写 {paper.deliverable.number}，"
            f"或在 body.numbering.{key} 给出编号规则"
        )
    return patterns[key]


def numbered(paper: Paper, number: str) -> Mapping[str, Any]:
    """The paper's data with a number at its place."""
    data = copy.deepcopy(dict(paper.context))
    data["document"]["number"] = number
    *steps, last = (paper.deliverable.number or "").split(".")
    place = data
    for step in steps:
        place = place[step]
    place[last] = number
    return data
