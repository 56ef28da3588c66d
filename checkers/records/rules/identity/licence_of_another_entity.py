"""A business licence of another organisation in place of the applicant's own."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.identity import organisations
from checkers.records.fault import Desk, Fault
from checkers.records.identity import one_character_off
from checkers.structure.part import Document, Passage
from checkers.view import place

_NAME = re.compile(r"^(企业|单位|公司)?名称$")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each such licence; silent where the applicant's own licence is there too, or may be."""
    own = fold(desk.applicant.name or "")
    told = [(d, p) for d in desk.documents if own and (p := _name(d))]
    if not told or desk.unread or any(_ours(fold(p.value), own, desk) for _, p in told):
        return
    for document, passage in told:
        said = f"交来的营业执照属于 {passage.value.strip()}，未见申请方自己的营业执照"
        yield Fault(said, (place(document, passage),))


def _name(document: Document) -> Passage | None:
    """The name on a file that is a business licence and nothing else."""
    kinds = document.kinds
    if (
        kinds.get("business_licence", 0.0) < 0.8
        or kinds.get("application_form", 0.0) >= 0.6
        or document.recognised
    ):
        return None
    return next(
        (
            p
            for p in document.root.all_passages()
            if p.kind == "field" and _NAME.match(fold(p.label)) and organisations(p.value)
        ),
        None,
    )


def _ours(name: str, own: str, desk: Desk) -> bool:
    return name in own or own in name or name in desk.applicant.former or one_character_off(name, own)
