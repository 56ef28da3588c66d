"""A declaration of no outsourcing beside a register of outsourced work."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Part, Passage
from checkers.view import place

_NONE = re.compile(
    r"(外包|外协|发外|委外)(加工|过程|工序|情况|服务)?[^,。;]{0,3}(无|没有|不存在|不涉及)(?!关|法)|"
    r"(不存在|没有|无)(任何)?(外包|外协|发外|委外)(?!管理|控制|方)"
)
_TITLE = re.compile(r"外包|外协|发外|委外")


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each register that is filled."""
    declared = next(iter(_declared(desk)), None)
    if declared is None:
        return
    document, passage = declared
    for other, part in desk.tables("outsourcing_list", least=0.75):
        rows = [r for r in part.records if "negated" not in r.passage.flags]
        if other is not document and rows and _TITLE.search(_titles(part)):
            said = f"声明没有外包，另有登记 {len(rows)} 条：{rows[0].passage.text[:40]}"
            yield Fault(said.replace("\t", " "), (place(other, rows[0].passage), place(document, passage)))


def _declared(desk: Desk) -> Iterator[tuple[Document, Passage]]:
    for document in desk.documents:
        if document.kinds.get("application_form", 0.0) >= 0.6:
            for passage in document.root.all_passages():
                if passage.kind in ("sentence", "field", "row") and _NONE.search(passage.folded):
                    yield document, passage


def _titles(part: Part) -> str:
    return fold(part.title + (part.parent.title if part.parent else ""))
