"""Other legal entities of the applicant's group that the application covers without their licence."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.identity import organisations
from checkers.records.fault import Desk, Fault
from checkers.records.identity import one_character_off
from checkers.records.waste import same_firm
from checkers.structure.part import Part
from checkers.view import place

_PLACE = re.compile(r"场所|分厂|工厂|分公司|子公司|生产地|实体|法人|分支|厂区|基地")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each entity; looked for in application forms and site lists."""
    own = fold(desk.applicant.name or "")
    if not own:
        return
    licensed = [f.head.text("name") for f in desk.forms("business_licence")]
    told: set[str] = set()
    for document in desk.documents:
        for part in document.root.walk():
            if not _lists_sites(part):
                continue
            for passage in part.passages:
                said = fold(passage.label) if passage.kind == "field" else passage.folded
                if passage.kind not in ("field", "row") or not _PLACE.search(said):
                    continue
                for name in organisations(passage.folded):
                    covered = any(same_firm(name, held) for held in licensed)
                    if name not in told and _sister(desk, name, own) and not covered:
                        told.add(name)
                        yield Fault(f"申请覆盖的“{name}”未见其营业执照", (place(document, passage),))


def _lists_sites(part: Part) -> bool:
    return any(p.kinds.get(k, 0.0) >= 0.6 for p in part.chain() for k in ("application_form", "site_list"))


def _sister(desk: Desk, name: str, own: str) -> bool:
    """Whether a name is another legal person of the same brand."""
    same = same_firm(name, own) or one_character_off(name, own) or name in desk.applicant.former
    return desk.applicant.owns(name) and not same
