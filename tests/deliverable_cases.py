"""Cases that suit a deliverable: the sample case of the scheme, changed where the paper needs what it has not."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from corpus.deliverables import Deliverable, load_deliverables
from corpus.store import scheme_ids
from docgen.case.load import as_data, checked, load_case
from docgen.case.model import Case
from docgen.deliverables.context import context
from docgen.deliverables.path import is_blank, values_at
from docgen.deliverables.subject import subjects
from docgen.word.filters import chinese_date
from docgen.word.values import printed
from tests import outcome_cases

CASES = Path(__file__).parent.parent / "corpus" / "samples" / "cases"
Change = Callable[[dict[str, Any]], None]


def _with_gaps(data: dict[str, Any]) -> None:
    gaps = [{"document": "多场所清单", "gap": "没有各场所的人数", "due": "2026-01-20"}]
    data["review"].setdefault("gaps", gaps)


def _rejected(data: dict[str, Any]) -> None:
    data["review"] |= {"result": "rejected", "reason": "申请范围不属于本规则适用的活动"}


def _terminated(data: dict[str, Any]) -> None:
    last = data["audits"][-1]
    last["termination"] = {
        "date": last["start"],
        "reason": "现场与申请材料重大不一致",
        "approved_by": "顾批准",
    }


CHANGES: dict[str, Change] = {  # by deliverable id: what the sample case needs for this paper
    **outcome_cases.CHANGES,
    "acceptance-refusal": _rejected,
    "completion-notice": _with_gaps,
    "termination-report": _terminated,
}


def sample(scheme_id: str) -> Case:
    """The sample case of a scheme."""
    return load_case(CASES / f"{scheme_id}.yaml")


def changed(case: Case, *changes: Change) -> Case:
    """The case with changes to its data, checked anew."""
    data = as_data(case)
    for change in changes:
        change(data)
    return checked(data, Path("case.yaml"))


def suited(case: Case, deliverable: Deliverable) -> Case:
    """The case as this paper needs it."""
    change = CHANGES.get(deliverable.id)
    return changed(case, change) if change else case


def every_paper() -> Iterator[tuple[str, str]]:
    """Every scheme with every deliverable of it."""
    for scheme_id in scheme_ids():
        for name in load_deliverables(scheme_id):
            yield scheme_id, name


def about(case: Case, deliverable: Deliverable) -> list[str]:
    """What the paper can be about in this case."""
    return list(subjects(deliverable, case))


def words_of(data: bytes) -> str:
    """All text of a Word file, paragraphs of cells, headers and footers too; breaks as line breaks."""
    document = Document(io.BytesIO(data))
    parts = [document.element.body]
    parts += [e._element for s in document.sections for e in (s.header, s.footer)]
    return "\n".join(_text(p) for part in parts for p in part.iter(qn("w:p")))


def _text(paragraph: Any) -> str:
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        (e.text or "") if e.tag == qn("w:t") else marks.get(e.tag, "")
        for e in paragraph.iter(qn("w:t"), *marks)
    )


def missing_contents(case: Case, deliverable: Deliverable, subject: str, said: str) -> list[str]:
    """The mandated contents whose values do not stand in the text."""
    data = context(case, deliverable, subject)
    return [
        f"{c.field}: {value!r}"
        for c in deliverable.contents
        for value in values_at(data, c.field)
        if not is_blank(value) and not any(form in said for form in _forms(value))
    ]


def _forms(value: Any) -> list[str]:
    """How a value may stand on paper: a date in any of our three shapes; of several values, each."""
    if isinstance(value, datetime.date):
        return [chinese_date(value), value.isoformat(), f"至{value.month}月{value.day}日", f"至{value.day}日"]
    if isinstance(value, dict):
        return [f for v in value.values() for f in _forms(v)]
    if isinstance(value, list):
        return [f for v in value for f in _forms(v)]
    if isinstance(value, bool):
        return ["☑", "是", "否"]
    if isinstance(value, int | Decimal):
        return [printed(value)]
    return [str(value)]
