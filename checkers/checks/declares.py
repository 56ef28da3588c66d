"""`declares` - a declaration or query result says there was none; other papers may refute it."""

import re

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.search import Hit
from checkers.view import View, evidence_of, missing

_OF_WHEN_OR_HOW_MUCH = re.compile(
    r"20\d\d|\d月|\d元|\d万|[去今前]年|[\d一二两三](台|件|套|户|人|起|块|只|张)"
)
_NONE_FOUND = re.compile(
    r"(?<!\d)[0零](条|项|起|次|宗|笔|件|例)|(未查|未见|未受|未被|未有|没有|无)[^,。;]{0,8}(记录|处罚|信息|数据|结果|情形)|记录:?(无|0|零)"
)
_IF = re.compile(
    r"一旦|(如|若)(果|有|遇|发)|凡|万一|要是|倘|(发生|出现|遇|碰)(到|上|有)?[^,。;]{0,12}(时|的,|,(就|即|须|应|立|马|由|先))"
)


def _tells_event(hit: Hit) -> bool:
    """Whether a passage tells of something that happened, with its day or size: no rule for such cases, no clean query."""
    said = hit.passage.folded
    return (
        hit.source != "heading"
        and bool(_OF_WHEN_OR_HOW_MUCH.search(said))
        and not _NONE_FOUND.search(said)
        and not _IF.search(said)
    )


class Declares(Check):
    """Here denial is the evidence, so the negation guard does not count against it.

    Where an `account` is asked, who tells the event himself, in the same paper, has given it.
    `undefined` is a word of the declaration that the scheme leaves undefined: whether an event told elsewhere
    comes under it is for a person to say.
    """

    concept: list[str]
    refuted_by: list[str] = []
    account: bool = False
    undefined: str | None = None

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.concept)
        found = view.find(self.concept, asks="statement")
        said = [*found.good, *(h for h in found.bad if set(h.against) <= {"negated"})]
        against = [h for h in view.find(self.refuted_by, asks="statement").good if _tells_event(h)]
        events = {h.passage.number for h in against}
        told = {id(h.document) for h in said if h.passage.number not in events}
        honest = self.account and (not told or any(id(h.document) in told for h in against))
        if against and said and not honest:
            if self.undefined:
                told_elsewhere = evidence_of([*said[:1], *against[:2]])
                why = (f"有声明，另有资料记载相关事实；“{self.undefined}”没有定义，由人判断",)
                return Outcome(Verdict.NEEDS_PERSON, 0.7, told_elsewhere, reasons=why)
            reasons = ("有声明，但其他资料显示相反的事实",)
            places = evidence_of([*against[:2], *said[:1]])
            return Outcome(Verdict.MISSING, 0.7, (), places, reasons, settled=True)
        if said:
            return Outcome(
                Verdict.MET, 0.85, view.evidence(said, sorted(self.kinds())), reasons=(f"已见：{sought}",)
            )
        return missing(sought, [*against, *found.drafts, *found.bad])

    def concepts(self) -> set[str]:
        return {*self.concept, *self.refuted_by}

    def kinds(self) -> set[str]:
        return {"clean_record_statement", "credit_report", "application_form"}
