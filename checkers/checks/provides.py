"""`provides` - a rule document or section of a kind, with substance: a heading alone is not enough."""

import re

from checkers.check import Check
from checkers.finding import Evidence, Outcome, Verdict
from checkers.search import Hit, obliges
from checkers.structure.part import Document, Part, Passage
from checkers.view import WHY, View, missing, place

_TITLED = 0.75
_LIKE = 0.6
_SHORTEST = 9  # folded characters of a sentence that says something
_ITEM = re.compile(
    r"(?:^|[;。])[(（]?(?:[1-9]\d?(?![\d%.])|[①-⑳])[)）、.]?(?=[\u4e00-\u9fff]{4})"
)  # numbered in one line
_SHORT_ITEM = 6  # the same of a numbered item
_CLAUSE_NUMBER = re.compile(r"第[\d一二三四五六七八九十]{1,4}条|\d{1,2}(\.\d{1,2})+(?!\d)")
_CLAUSE = 4  # characters of a clause that says something
_STEPS = 3  # clauses of an article that make it a rule of its own
_MORE = 1  # clauses beyond the sentences asked for that make one long sentence enough
_REAL = 2  # sentences of its own beside which a cited standard counts as one more
_FATAL = ("hidden", "contents", "comment", "blank", "quoted", "planned", "negated", "foreign")


class Provides(Check):
    """`document` kinds; `also` record kinds whose name may head the rule (样板, 出货检验); `concept` topics."""

    document: list[str]
    also: list[str] = []
    concept: list[str] = []
    sentences: int = 3

    def judge(self, view: View) -> Outcome:
        sought = view.name(self.document)
        parts = view.index.parts([*self.document, *self.also], least=0.6)
        best: tuple[tuple[bool, bool, float], Document, Part, list[Passage]] | None = None
        empty: list[tuple[Document, Part]] = []
        for document, part, score in parts:
            if any(map(part.flagged, ("contents", "foreign", "blank_form"))):
                continue
            if part.kind == "table" and not any(part.kinds.get(k, 0.0) >= 0.6 for k in self.document):
                continue
            if document.recognised or _is_certificate(view, part):
                continue
            named = any(part.kinds.get(k, 0.0) >= 0.6 for k in self.document)
            own = _substance(part) if named and _is_rule(part, self.document) else _rules(part)
            asked = self.sentences - (len(own) >= _REAL and _cites(part))
            if not _enough(own, asked, score >= _TITLED and _below_rules(view, part)):
                empty.append((document, part))
                continue
            rank = (not part.flagged("draft"), named, score)
            if best is None or rank > best[0]:
                best = (rank, document, part, own)
        if best is not None:
            return self._shown(view, sought, best[1], best[2], best[3])
        return self._by_sentences(view, sought, empty)

    def _shown(self, view: View, sought: str, document: Document, part: Part, own: list[Passage]) -> Outcome:
        inside = {id(p) for p in own}
        telling = [
            h
            for h in view.find([*self.concept, *self.document], asks="arrangement").good
            if id(h.passage) in inside
        ]
        evidence = self._weighed(view, telling, document, own)
        if part.flagged("draft") or all("draft" in p.flags for p in own):
            return Outcome(Verdict.PARTLY_MET, 0.75, evidence, reasons=(f"{sought}：{WHY['draft']}",))
        return Outcome(Verdict.MET, 0.9, evidence, reasons=(f"已见：{sought}（{part.title[:40]}）",))

    def _weighed(
        self, view: View, telling: list[Hit], document: Document, own: list[Passage]
    ) -> tuple[Evidence, ...]:
        """The two most telling sentences, then the first of the text."""
        kinds = [*self.document, *self.also]
        first = tuple(view.place(document, p, kinds) for p in own[:3])
        return tuple(dict.fromkeys(view.evidence(telling, kinds, 2) + first))[:3]

    def _by_sentences(self, view: View, sought: str, empty: list[tuple[Document, Part]]) -> Outcome:
        """No titled text: several sentences of one document that speak as such a rule does."""
        found = view.find([*self.concept, *self.document], asks="arrangement")
        grouped: dict[int, list[Hit]] = {}
        for hit in found.good:
            if hit.source == "lexicon" and (hit.passage.kind in ("sentence", "field") or _ruled(view, hit)):
                grouped.setdefault(id(hit.document), []).append(hit)
        most = max(grouped.values(), key=len, default=[])
        articles = [h for h in found.good if h.concept in self.document and _is_article(h)]
        articles += [
            h for h in view.find(self.also, asks="arrangement").good if _is_article(h) and _numbered(h)
        ]
        if len(most) >= 2 or articles:
            most = most if len(most) >= 2 else articles
            return Outcome(
                Verdict.MET,
                0.65,
                view.evidence(most, self.document),
                reasons=(f"未见单独成文，但正文有相应规定：{sought}",),
            )
        outcome = missing(sought, [*most, *found.drafts, *found.bad])
        if empty:
            document, part = empty[0]
            titles = [p for p in part.passages if p.kind == "title"] or part.passages[:1]
            near = tuple(place(document, p) for p in titles[:1]) + outcome.near_misses
            reasons = (f"只有标题或寥寥数语，没有实质内容：{part.title[:40]}", *outcome.reasons)
            return Outcome(Verdict.MISSING, 0.8, (), near[:3], reasons)
        return outcome

    def kinds(self) -> set[str]:
        return {*self.document, "management_manual"}

    def concepts(self) -> set[str]:
        return {*self.concept, *self.document}


def _ruled(view: View, hit: Hit) -> bool:
    """Whether a row stands in a table or section that is a rule: rows of ledgers are none."""
    concepts = view.index.concepts
    known = [(s, k) for part in hit.passage.part.chain() for k, s in part.kinds.items() if s >= _LIKE]
    return hit.passage.kind == "row" and (not known or concepts[max(known)[1]].document == "rule")


def _is_certificate(view: View, part: Part) -> bool:
    """Whether a part is surely another paper: a certificate, a report, a contract."""
    concepts = view.index.concepts
    rule = max((s for k, s in part.kinds.items() if concepts[k].document == "rule"), default=0.0)
    other = max(
        (
            s
            for p in part.chain()
            for k, s in p.kinds.items()
            if concepts[k].document in ("certificate", "report", "contract")
        ),
        default=0.0,
    )
    return other >= max(rule, 0.75)


def _is_rule(part: Part, kinds: list[str]) -> bool:
    """Whether the title says so, or at least one sentence tells people what to do."""
    titled = any(part.kinds.get(k, 0.0) >= _TITLED for k in kinds)
    return titled or part.kind == "table" or bool(_rules(part))


def _below_rules(view: View, part: Part) -> bool:
    """Whether a section is a chapter of a collection of rules, where chapters are terse."""
    concepts = view.index.concepts
    return part.kind == "section" and any(
        s >= _TITLED and concepts[k].document == "rule"
        for above in part.chain()
        if above is not part
        for k, s in above.kinds.items()
    )


def _is_article(hit: Hit) -> bool:
    """Whether a hit is the run-in head of an article (第8条 改单：…) that goes on to say several things."""
    passage = hit.passage
    if hit.source != "label" or passage.kind != "field" or passage.twin is None:
        return False
    return passage.twin.kind == "sentence" and _steps(passage.folded) >= _STEPS


def _numbered(hit: Hit) -> bool:
    """Whether an article with the name of a record (4.4 试作：…) has the number of a procedure's clause."""
    twin = hit.passage.twin
    return twin is not None and bool(_CLAUSE_NUMBER.match(twin.folded))


def _steps(text: str) -> int:
    """How many clauses or steps of a flow a text strings together."""
    return sum(len(clause) >= _CLAUSE for clause in re.split(r"[,;，；。]|→|->|➔|=>", text))


def _enough(own: list[Passage], sentences: int, terse: bool = False) -> bool:
    """So many sentences or steps of a flow, or fewer that say as much; ``terse`` counts every clause."""
    if len(own) >= sentences or sum(len(p.folded) for p in own) >= _SHORTEST * sentences * 2:
        return True
    if sum(len(_ITEM.findall(p.folded)) for p in own) >= sentences:
        return True
    steps = sum(_steps(p.folded) for p in own if terse or "→" in p.folded or _exact(p.folded))
    return steps >= (sentences if any("→" in p.folded for p in own) else sentences + _MORE)


def _exact(text: str) -> bool:
    """Whether a sentence tells people what to do with a figure, a signature or a consequence."""
    return obliges(text) or bool(re.search(r"\d|签字|不准|不许|才|先|再|各", text))


def _cites(part: Part) -> bool:
    """Whether a section also refers to a standard or law."""
    return any("quoted" in p.flags for p in part.all_passages())


def _rules(part: Part) -> list[Passage]:
    """The sentences of a section that tell people what to do."""
    return [p for p in _substance(part) if p.kind == "sentence" and obliges(p.folded)]


def _of_its_sentence(passage: Passage) -> set[str]:
    """What holds for the sentence that a field was read from."""
    return passage.twin.flags if passage.kind == "field" and passage.twin is not None else set()


def _substance(part: Part) -> list[Passage]:
    return [
        p
        for p in part.all_passages()
        if p.kind in ("sentence", "row", "field")
        and len(p.folded) >= _SHORTEST
        and not (p.flags | p.part.standing | _of_its_sentence(p)) & set(_FATAL)
        and not (p.kind == "field" and not p.filled)
    ]
