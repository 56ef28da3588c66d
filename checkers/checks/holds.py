"""`holds` - a paper of a kind is among the files: own, filled, not merely listed."""

import datetime
from collections.abc import Mapping

from checkers.check import Check
from checkers.checks.records import _samples, _unfit
from checkers.dates import dates_in
from checkers.finding import Outcome, Verdict
from checkers.structure.part import Document, Part, Passage
from checkers.view import WHY, View, missing
from corpus.lexicon import Concept

SURE = 0.7  # a mere likeness does not make a paper
_OTHER = 0.78  # a section so surely of another kind is not what its file is called
_LONG = 40  # characters of a sentence that says as much as two
_LEAST = 2  # passages that a paper holds at least


class Holds(Check):
    """A paper of one of the `document` kinds; with `fields` each must be answered in it.

    Where there is none, what is `said` of it in papers of the kinds `said_in` is enough.
    """

    document: list[str]
    fields: dict[str, list[str]] = {}
    said: list[str] = []
    said_in: list[str] = []

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.document)
        good: list[tuple[tuple[float, ...], Document, Part]] = []
        bad: list[tuple[Document, Part, str]] = []
        for document, part, score in view.index.parts(self.document, least=SURE):
            why = _unfit(view, part, self.document) or self._lacking(view, part)
            if why:
                bad.append((document, part, why))
            else:
                good.append(((-score, -(part.kind == "file")), document, part))
        if good:
            good.sort(key=lambda g: g[0])
            evidence = tuple(
                dict.fromkeys(e for _, d, p in good[:3] for e in _samples(view, self.document, d, p)[:1])
            )
            held = Outcome(Verdict.MET, 0.88, evidence, reasons=(f"已见：{sought}",))
            return self._with_fields(view, self._unless_lapsed(view, held, [p for _, _, p in good], bad))
        drafts = [(d, p) for d, p, why in bad if why == "draft"]
        if drafts:
            evidence = tuple(e for d, p in drafts[:2] for e in _samples(view, self.document, d, p)[:1])
            return Outcome(Verdict.PARTLY_MET, 0.7, evidence, reasons=(f"{sought}：{WHY['draft']}",))
        told = view.find(self.said, self.said_in, only_there=True) if self.said else None
        if told is not None and told.good:
            return view.outcome(told, sought)
        found = view.find(self.document)
        outcome = missing(sought, [*found.drafts, *found.bad])
        near = tuple(e for d, p, _ in bad[:2] for e in _samples(view, self.document, d, p)[:1])
        reasons = tuple(dict.fromkeys(f"{d.path}：{WHY[why]}" for d, _, why in bad[:3]))
        return Outcome(
            Verdict.MISSING, 0.8, (), (*near, *outcome.near_misses)[:3], (*outcome.reasons[:1], *reasons)
        )

    def _lacking(self, view: View, part: Part) -> str:
        """Why a part called so is no such paper: it holds too little of it, or a report tells no day."""
        concepts = view.index.concepts
        kinds = set(self.document)
        own = list(part.all_passages())
        if part.kind == "file" and _has_section(part, kinds):
            own = [p for p in own if _belongs(p, kinds, concepts)]
        if _amount(own) < _LEAST:
            return "blank"
        reports = all(concepts[k].document == "report" for k in self.document)
        if reports and not any("20" in p.folded for p in part.all_passages()):
            return "rule_only"
        return ""

    def _unless_lapsed(
        self, view: View, held: Outcome, good: list[Part], bad: list[tuple[Document, Part, str]]
    ) -> Outcome:
        """Of several certificates one has run out and was not renewed."""
        concepts = view.index.concepts
        if "business_licence" in self.document or not all(
            concepts[k].document == "certificate" for k in self.document
        ):
            return held
        for document, part, why in bad:
            known = max(part.kinds, key=lambda k: part.kinds[k])
            if why != "expired" or part.kind == "file" or known not in self.document or _renewed(part, good):
                continue
            reasons = (f"其中一份已过有效期：{part.title[:30]}", *held.reasons)
            near = tuple(_samples(view, self.document, document, part)[:1])
            return Outcome(Verdict.PARTLY_MET, 0.7, held.evidence, near, reasons)
        return held

    def _with_fields(self, view: View, held: Outcome) -> Outcome:
        lacking = [n for n, c in self.fields.items() if not view.find(c, self.document, True, "record").good]
        if not lacking:
            return held
        return Outcome(
            Verdict.PARTLY_MET, 0.7, held.evidence, (), (f"缺：{'、'.join(lacking)}", *held.reasons)
        )

    def kinds(self) -> set[str]:
        return {*self.document, *self.said_in}

    def concepts(self) -> set[str]:
        return {*self.document, *self.said, *(c for f in self.fields.values() for c in f)}


_GRACE = datetime.timedelta(days=366)


def _renewed(part: Part, good: list[Part]) -> bool:
    """Whether a paper of the same name was issued about when this one ran out."""
    ended = max(_days(part), default=datetime.date.max)
    return any(
        other.folded_title == part.folded_title and min(_days(other), default=ended) >= ended - _GRACE
        for other in good
    )


def _days(part: Part) -> list[datetime.date]:
    return [w.last_day for p in part.all_passages() for w in dates_in(p.folded) if w.last_day]


def _has_section(root: Part, kinds: set[str]) -> bool:
    """Whether a file keeps a section or table of its own for one of the kinds, be it blank or only announced."""
    return any(
        q.announces or any(s >= SURE for k, s in q.kinds.items() if k in kinds)
        for q in root.walk()
        if q.kind != "file"
    )


def _belongs(passage: Passage, kinds: set[str], concepts: Mapping[str, Concept]) -> bool:
    """Whether a passage is of the kind that its file is called, not in a section known as something else."""
    reports = all(concepts[k].document == "report" for k in kinds)
    for part in passage.part.chain():
        if part.announces and reports:
            return False
        if any(s >= 0.5 for k, s in part.kinds.items() if k in kinds):
            return True
        if part.kind != "file" and any(s >= _OTHER for s in part.kinds.values()):
            return False
    return True


def _amount(passages: list[Passage]) -> int:
    """How many things are said; a long sentence with several clauses says several."""
    return sum(
        _LEAST if len(p.folded) >= _LONG else 1
        for p in passages
        if not p.flags and p.kind in ("sentence", "row", "field") and (p.kind != "field" or p.filled)
    )
