"""Licences, certificates, leases and contracts whose own words say that they have ended."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from checkers.dates import dates_in
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Part, Passage
from checkers.view import place

_LEASE = re.compile(
    r"(租期|租赁期限?|租约期)[^,。;\d]{0,4}(20\d\d.{4,9}?)(起)?(至|到|-|—|~|起至)(20\d\d[年./-][\d./月日-]{3,7})"
)
_PAPER = re.compile(r"证书?|许可|资质|合同|协议|3c|ccc|租")
_RENEWED = re.compile(r"已(换|续|延|更新)|续(签|期|租)(至|到)|新证(号|已)|旧证|原证")
_WASTE = re.compile(
    r"(危险?废物?|固废|联单).*许可证|许可证.*(危险?废物?|固废)|处置(合同|协议)"
)  # permits and contracts of waste have rules of their own
_REGISTERS = {
    "qualification_certificates", "special_operation_certificate", "health_certificate", "roster", "industry_licence",
    "test_equipment_list", "calibration_record", "supplier_declaration", "purchase_order", "disposal_licence",
    "after_sales_manager_certificate",
}  # fmt: skip
_PAPERS = {"management_system_certificate"}
_NOT_SAID = {"hidden", "comment", "foreign", "draft", "listed"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each file, naming every such line once."""
    leases = {f.document.path for f in desk.forms("premises_lease") if f.head.period("term")}
    for document in desk.documents:
        if document.path in leases:
            continue  # told by a rule of its own
        ended: dict[int, Passage] = {}
        for part in document.root.walk():
            if not part.flagged("foreign") and not document.recognised:
                ended |= {id(p.block): p for p in part.passages if _ended(p, part, desk.as_of)}
        if ended:
            lines = list(ended.values())
            said = "；".join(p.text.strip().replace("\t", " ")[:60] for p in lines[:3])
            yield Fault(f"按资料所写已过有效期或期限：{said}", tuple(place(document, p) for p in lines[:3]))


def _ended(passage: Passage, part: Part, as_of: datetime.date) -> bool:
    said = passage.folded
    if passage.kind not in ("sentence", "row") or _NOT_SAID & passage.flags or _RENEWED.search(said):
        return False
    lease = _LEASE.search(said)
    if lease:
        days = [w.last_day for w in dates_in(lease[5]) if w.last_day]
        return bool(days) and days[-1] < as_of
    if "expired" not in passage.flags or _WASTE.search(said) or _held(passage, part):
        return False
    return bool(_PAPER.search(said + "".join(p.folded_title for p in part.chain() if p.kind != "file")))


def _held(passage: Passage, part: Part) -> bool:
    """Whether a register or paper of a kind with a rule of its own holds the line."""
    kinds = [(k, s) for p in part.chain() if p.kind != "file" for k, s in p.kinds.items()]
    own = any(s >= 0.75 and k in _PAPERS for k, s in kinds)
    return own or (passage.kind == "row" and any(s >= 0.6 and k in _REGISTERS for k, s in kinds))
