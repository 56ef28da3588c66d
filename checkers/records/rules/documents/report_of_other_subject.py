"""A report or query result whose subject is not the applicant."""

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.identity import organisations
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Passage
from checkers.view import place

_SUBJECT = re.compile(
    r"^(委托|受审核?|受检|送检|被检|受测|检测委托|建设|受查|查询|被查询|演练|报告)(单位|方|企业|人|主体|公司|对象)(名称)?[a-z]*$|^查谁$"
)
_NAME = r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()]{3,25}?(公司|厂|商行|灯珠行|五金行|加工部|经营部|门市|合作社|研究院|研究所))"
_IN_TEXT = re.compile(
    rf"(委托|受检|送检|被检|受测|建设|被查询|查询|数据提供|业绩)(单位|方|企业|人|主体|对象)[::]?{_NAME}"
    rf"|(委托|受检|查询|数据提供|业绩提供)[::]{_NAME.replace('name', 'other')}"
)
_WHOLE = re.compile(rf"^{_NAME}")
_ANYWHERE = re.compile(r"^受审核?(单位|方|组织)[a-z]*[::]|(数据|业绩)提供")
_UNIT = re.compile(r"^(单位|公司|企业|单位名称|公司名称)$")
_SUPPLIED = re.compile(r"供方|供应商")  # papers of suppliers are in their own names
_REPORT = ("report", "certificate", "paper")
_OWN = {"contract", "waste_voucher", "disposal_contract", "attachment_list"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each such subject and file; a sister firm of the same brand is another subject too."""
    if not desk.applicant.name:
        return
    for document in desk.documents:
        if _SUPPLIED.search(document.path):
            continue
        seen: set[str] = set()
        headed = _letterhead(document, desk)
        if headed and _another(fold(headed.value), desk):
            seen.add(fold(headed.value))
            said = f"表单的单位是 {headed.value.strip()}，不是申请方，请核对能否作为依据"
            yield Fault(said, (place(document, headed),))
        for passage in document.root.all_passages():
            name = _subject(passage)
            if name and name not in seen and _another(name, desk) and _counts(passage, desk):
                seen.add(name)
                said = f"报告或查询结果的主体是 {name}，不是申请方，请核对能否作为依据"
                yield Fault(said, (place(document, passage),))


def _counts(passage: Passage, desk: Desk) -> bool:
    """Whether the subject matters: of a report, an audit, or of figures that somebody else provided."""
    return bool(_ANYWHERE.search(passage.folded)) or _in_report(passage, desk)


def _letterhead(document: Document, desk: Desk) -> Passage | None:
    """The field 单位 of a form whose head is the same other organisation."""
    said = [p for p in document.root.all_passages() if p.kind in ("sentence", "title", "header", "field")]
    heads = {p.folded for p in said[:4] if [p.folded] == organisations(p.folded)}
    return next(
        (p for p in said[:20] if p.kind == "field" and _UNIT.match(fold(p.label)) and fold(p.value) in heads),
        None,
    )


def _subject(passage: Passage) -> str | None:
    if passage.kind == "field" and _SUBJECT.match(fold(passage.label)):
        value = fold(passage.value)
        match = _WHOLE.match(value)
        return next(iter(organisations(value)), match["name"] if match else None)
    match = _IN_TEXT.search(passage.folded) if passage.kind == "sentence" else None
    return (match["name"] or match["other"]) if match else None


def _another(name: str, desk: Desk) -> bool:
    own = fold(desk.applicant.name or "")
    if name in desk.applicant.former or name in own or own in name:
        return False
    return not desk.applicant.owns(name) or len(organisations(name)) > 0


def _in_report(passage: Passage, desk: Desk) -> bool:
    known = desk.index.concepts
    kinds = {k for part in passage.part.chain() for k, s in part.kinds.items() if s >= 0.6 and k in known}
    return any(known[k].document in _REPORT for k in kinds) and not {
        k for k in passage.part.kinds if k in _OWN and passage.part.kinds[k] >= 0.7
    }
