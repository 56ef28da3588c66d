"""`entities` - every legal entity that the system covers has its own licence."""

from __future__ import annotations

import re

from checkers.check import Check
from checkers.finding import Outcome, Verdict
from checkers.folding import fold
from checkers.identity import organisations
from checkers.structure.part import Part
from checkers.view import View, missing

_NAME = re.compile(r"^.*[a-z\d]")  # what stands before the name of an entity in a list
_SURE = 0.7
_LEAST = 2


class Entities(Check):
    """`concept` names the entities; each needs a paper of one of the `document` kinds that bears its name."""

    concept: list[str]
    document: list[str]

    def judge(self, view: View) -> Outcome:
        found = view.find(self.concept, asks="paper")
        named = list(
            dict.fromkeys(_NAME.sub("", n) for h in found.good for n in organisations(h.passage.folded))
        )
        papers = [
            part for _, part, _ in view.index.parts(self.document, _SURE) if not part.flagged("blank_form")
        ]
        sought = view.name(self.document)
        if not papers:
            return missing(sought, found.bad)
        lacking = [n for n in named if not any(_bears(part, n) for part in papers)]
        held = {fold(p.title) + _text(p) for p in papers if p.kind != "file"} or {_text(p) for p in papers}
        if lacking or (len(named) < _LEAST and len(held) < _LEAST):
            who = "、".join(lacking) or "其他法人"
            reasons = (f"涉及多个法人，未见{who}的{sought}",)
            return Outcome(Verdict.PARTLY_MET, 0.7, view.evidence(found.good), reasons=reasons)
        return Outcome(Verdict.MET, 0.8, view.evidence(found.good), reasons=(f"各法人均见：{sought}",))

    def kinds(self) -> set[str]:
        return set(self.document)

    def concepts(self) -> set[str]:
        return {*self.concept, *self.document}


def _text(part: Part) -> str:
    return "".join(p.folded for p in part.all_passages())


def _bears(part: Part, name: str) -> bool:
    return name in _text(part)
