"""`trains` - a training topic was held; only planned is partly met."""

import re
from collections.abc import Iterator
from dataclasses import replace

from checkers.check import Check
from checkers.dates import dates_in
from checkers.finding import Outcome, Verdict
from checkers.folding import fold
from checkers.search import Hit
from checkers.structure.part import Passage
from checkers.view import Found, View, evidence_of

_DONE = re.compile(
    r"^(\d{1,2}[-/.月]\d{1,2}日?)?(已|都|全部?)?(办|开|讲|上|做|培训|实施|完成|举办|执行|进行)(了|过|完|毕|好)?$|^(已|按期|如期|按时).{0,3}(办|开|讲|培训|实施|完成|举办)|^[√✓✔]$"
)
_SESSION = re.compile(
    r"^(?=.{0,40}20\d\d[年./-]\d)(?=.{0,12}(签到|培训|学习|上课|讲课|授课|点名|第.{1,3}(次|场|期|课))).*(主题|内容|课题|题目|课程|讲什么)[:：]"
)
_NAMED = 5  # characters of a topic by which a session is known
_NOT_HELD = frozenset({"planned", "blank", "negated"})
HELD = ["training_signin", "training_record", "training_assessment"]


def _in_plan(hit: Hit) -> bool:
    """Whether the table or section of a hit is rather a plan than a record of training held."""
    kinds = hit.passage.part.kinds
    plan = kinds.get("training_plan", 0.0)
    return plan > 0 and plan >= max((kinds.get(k, 0.0) for k in HELD), default=0.0)


def _past_day(hit: Hit, view: View) -> bool:
    """Whether a row of the plan tells the day on which it was held, or that it was."""
    if any(_DONE.match(fold(cell)) for cell in hit.passage.text.split("\t")[1:]):
        return True
    days = [w.date for w in dates_in(hit.passage.folded) if w.date]
    return bool(days) and (view.index.as_of is None or min(days) <= view.index.as_of)


def _is_session(passage: Passage, view: View) -> bool:
    """Whether a line heads a session that was held: sign-in, past day and topic (签到二 2026年4月16日 主题：…)."""
    line = passage if passage.kind == "sentence" else passage.twin or passage
    days = [w.date for w in dates_in(line.folded) if w.date]
    past = bool(days) and (view.index.as_of is None or min(days) <= view.index.as_of)
    return past and bool(_SESSION.search(line.folded)) and not line.flags & _NOT_HELD


def _sessions(hit: Hit, view: View) -> Iterator[Hit]:
    """Lines of sign-in sheets and records that name the topic of a row of the plan as held."""
    if hit.passage.kind != "row":
        return
    topics = [fold(re.split(r"[（(：:、，,；;]", cell)[0]) for cell in hit.passage.text.split("\t")[1:]]
    named = [t for t in topics if len(t) >= _NAMED]
    for document, part, _ in view.index.parts(HELD, 0.6):
        planned = part.kinds.get("training_plan", 0.0) > max(part.kinds.get(k, 0.0) for k in HELD)
        for passage in part.all_passages():
            open_ = passage.flags & _NOT_HELD or passage is hit.passage or passage.kind == "column"
            in_plan = planned and not _is_session(passage, view)
            if not open_ and not in_plan and any(t in passage.folded for t in named):
                yield replace(hit, passage=passage, document=document)


class Trains(Check):
    """`concept` is the topic."""

    concept: list[str]

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.concept)
        held = view.find(self.concept, HELD, True, "record")
        held.good = [h for h in held.good if not _in_plan(h)]
        if held.good:
            return view.outcome(held, sought)
        told = [
            h
            for h in view.index.of(self.concept)
            if _is_session(h.passage, view) and set(h.against) <= {"blank_form"}
        ]
        if told:
            return view.outcome(Found(told, [], [], tuple(HELD)), sought)
        planned = view.find(self.concept, ["training_plan"], True, "paper")
        real = [h for h in planned.good if h.source != "heading"]
        carried_out = [h for h in real if h.passage.kind == "row" and _past_day(h, view)]
        if carried_out:
            return view.outcome(Found(carried_out, [], [], planned.where), sought)
        held_as_planned = [s for h in real for s in _sessions(h, view)]
        if held_as_planned:
            return view.outcome(Found(held_as_planned, [], [], planned.where), sought)
        if real:
            reasons = (f"培训计划里有“{sought}”，未见实施记录",)
            return Outcome(
                Verdict.PARTLY_MET,
                0.65,
                view.evidence(real, planned.where),
                evidence_of(held.bad[:3]),
                reasons,
            )
        return view.outcome(Found([], [], [*planned.bad, *held.bad]), sought)

    def kinds(self) -> set[str]:
        return {*HELD, "training_plan"}

    def concepts(self) -> set[str]:
        return set(self.concept)
