"""What a check sees: the index, what the element asks for, and how hits become evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checkers.document import Location
from checkers.finding import Evidence, Outcome, Verdict
from checkers.search import SAID, Hit, Index, within
from checkers.structure.part import Document, Part, Passage
from checkers.telling import Telling

ACCEPT = 0.5
ELSEWHERE = 0.72
TELLING = 7  # matched characters
OUTWEIGHS = 4  # so many good hits outweigh a denial
_OVERLONG = 160
_OWN_PLACE = 0.8  # how sure a section or table must be of its kind to be the place meant for something
_BESIDE_SURE = 0.7  # how sure where a part that is surely of the kind is among the files
_OPEN = frozenset({"planned", "blank", "negated"})
_TO_COME = frozenset({"planned", "blank"})
_SIGNED = {
    side: re.compile(
        rf"{words}([(（][^)）]*[)）])?:[^_]{{2,}}[(（](公|盖|合同专用)?(章|签字|签章|签)[)）]|{words}(签字|签章|盖章|签名):[^_]{{2,}}"
    )
    for side, words in (
        ("first", "(甲方|需方|买方|客户|用户|委托方|定作方)"),
        ("second", "(乙方|供方|卖方|我方|受托方|承揽方)"),
    )
}
_SPECIMEN = re.compile(r"样张|样本|格式|空白|模板|范本|样式")
_CLOSE = 9  # words within so many characters are taken together
_FORM_LINE = 24  # a blank is about the whole of a line no longer than this

WHY = {
    "negated": "相关文字是否定的表述（没有、未设、为零）",
    "planned": "只是打算或计划，尚未实施",
    "blank": "栏目空白或留有占位文字",
    "blank_form": "只有空白表格，没有填写",
    "quoted": "只引用法规、标准或重复要求，没有本单位自己的安排",
    "contents": "只出现在目录里",
    "foreign": "属于其他单位的资料",
    "draft": "是未签发或未生效的稿件",
    "hidden": "是隐藏或已删除的文字",
    "comment": "只出现在批注里",
    "listed": "只列在资料清单里，未见资料本身",
    "rule_only": "只有规定，未见执行记录",
    "elsewhere": "出现在不相干的文件里",
    "expired": "已过有效期",
    "denied": "申请方另有相反的否定表述",
    "reference": "只写见附件，未见所指的附件",
    "open": "专门的表格或章节里空白、未实施或写明没有",
    "aside": "讲的是本单位另一类事务",
    "weak": "文字相近但不足以认定",
}


@dataclass(slots=True)
class Found:
    """Hits sorted by what they are worth: good, drafts (real content not in force), and the rest; where they were expected."""

    good: list[Hit]
    drafts: list[Hit]
    bad: list[Hit]
    where: tuple[str, ...] = ()


@dataclass(slots=True)
class View:
    """One element's view of a submission."""

    index: Index
    asks: str = "record"
    statement: str = ""
    telling: Telling = field(init=False)

    def __post_init__(self) -> None:
        self.telling = Telling(self.statement, self.index.concepts)

    def evidence(self, hits: Sequence[Hit], where: Sequence[str] = (), most: int = 3) -> tuple[Evidence, ...]:
        """The places and verbatim words of hits, most telling first."""
        return tuple(self.place(h.document, h.passage, where) for h in self.telling.order(hits, where)[:most])

    def place(self, document: Document, passage: Passage, where: Sequence[str] = ()) -> Evidence:
        """A passage as evidence with how telling it is."""
        return place(document, passage, self.telling.weight(document, passage, tuple(where)))

    def name(self, concept_ids: Iterable[str]) -> str:
        """The concepts by their Chinese names."""
        known = self.index.concepts
        return "、".join(dict.fromkeys(known[c].zh for c in concept_ids if c in known))

    def find(
        self,
        concepts: Sequence[str],
        where: Sequence[str] = (),
        only_there: bool = False,
        asks: str | None = None,
    ) -> Found:
        """The hits of the concepts, judged by place and guards; best first."""
        kinds = set(where)
        asks = asks or self.asks
        least = {k: _BESIDE_SURE for k in kinds if only_there and self._surely_there(k)}
        expected = bool(kinds) and bool(self.index.parts(kinds, 0.6))
        found = Found([], [], [], tuple(where))
        weighed = []
        home: dict[int, bool] = {}  # whether a part is one of the kinds, or below one
        for hit in self.index.of(concepts):
            part = id(hit.passage.part)
            if part not in home:
                home[part] = not kinds or within(hit.passage, kinds, self.index.concepts, least)
            inside = home[part]
            misplaced = not inside and (
                only_there or (expected and not telling(hit) and self._known(hit.passage, kinds))
            )
            against = self._against(hit, asks, misplaced)
            weight = hit.score * (1.0 if inside else ELSEWHERE)
            if weight < ACCEPT and not against:
                against = ("weak",)
            weighed.append((weight, hit.weighed(weight, against)))
        weighed.sort(key=lambda w: (-w[0], w[1].passage.number))
        hits = _without_blank_columns([hit for _, hit in weighed])
        if kinds and _left_blank(hits, home):
            hits = [h if home[id(h.passage.part)] else speak_against(h, "elsewhere") for h in hits]
        hits = self._unless_its_own_place_is_open(hits, where)
        for hit in self._without_lone_strays(hits):
            if not hit.against:
                found.good.append(hit)
            elif hit.against == ("draft",):
                found.drafts.append(hit)
            else:
                found.bad.append(hit)
        return found

    def _surely_there(self, kind: str) -> bool:
        """Whether a paper is surely among the files, so that what merely resembles it is none."""
        return self.index.concepts[kind].document == "paper" and bool(self.index.parts([kind], _OWN_PLACE))

    def _without_lone_strays(self, hits: list[Hit]) -> list[Hit]:
        """One passage alone, in a paper known as another kind than those expected, is too little."""
        good = [h for h in hits if h.good]
        places = {id(h.passage.block) for h in good}
        if len(places) != 1 or max(h.score for h in good) >= ELSEWHERE + 0.06:
            return hits
        if not any(_recognised(h.passage) for h in good):
            return hits
        return [speak_against(h, "weak") if h.good else h for h in hits]

    def _unless_its_own_place_is_open(self, hits: list[Hit], where: Sequence[str]) -> list[Hit]:
        """Where the paper meant for it is there with nothing but blanks, plans and denials, faint hits elsewhere lose."""
        good = [h for h in hits if h.good]
        if not where or not good or any(telling(h) or h.source == "label" for h in good):
            return hits
        own = [
            part
            for _, part, _ in self.index.parts(where[:1], _OWN_PLACE)
            if part.kind != "file" and not _SPECIMEN.search(part.title)
        ]
        if not own or not all(map(_open, own)):
            return hits
        places = {id(p) for part in own for p in part.walk()}
        return [
            speak_against(h, "open") if h.good and not telling(h) and id(h.passage.part) not in places else h
            for h in hits
        ]

    def _known(self, passage: Passage, kinds: set[str]) -> bool:
        """Whether a passage stands in a part recognised as something else than the kinds expected."""
        concepts = self.index.concepts
        rule_wanted = any(concepts[k].document == "rule" for k in kinds)
        near = [
            k
            for part in passage.part.chain()
            if not (part.kind == "file" and self.index.varied(part))
            for k, s in part.kinds.items()
            if s >= 0.8
        ]
        return bool(near) and not (rule_wanted and any(concepts[k].document == "rule" for k in near))

    def _against(self, hit: Hit, asks: str, misplaced: bool) -> tuple[str, ...]:
        against = hit.against
        holder = self.index.concepts[hit.concept].holder
        if holder == "other":
            against = tuple(a for a in against if a != "foreign")
        binding = asks == "record" or (asks == "paper" and not signed_by_both(hit.passage.part))
        if binding and self.index.only_obliges(hit.passage):
            against = (*against, "rule_only")
        if asks == "record" and "draft" in against and self._of_plan(hit.passage):
            against = (*against, "planned")
        if misplaced:
            against = (*against, "elsewhere")
        return against

    def _of_plan(self, passage: Passage) -> bool:
        """Whether a passage stands in a plan and in nothing surer: its draft records nothing."""
        for part in passage.part.chain():
            if part.kinds:
                sure = max(part.kinds.values())
                return any(
                    s == sure and self.index.concepts[k].document == "plan" for k, s in part.kinds.items()
                )
        return False

    def outcome(self, found: Found, sought: str) -> Outcome:
        """Met by good hits, partly by drafts, otherwise missing with the nearest misses.

        Where the applicant plainly denies it in a sentence, weak hits elsewhere do not outweigh that.
        """
        denials = [h for h in found.bad if denies(h)]
        if denials and found.good and _outweigh(denials, found.good):
            return missing(sought, [*denials, *(speak_against(h, "denied") for h in found.good)])
        if found.good:
            confidence = min(0.97, 0.55 + 0.4 * min(found.good[0].score, 1.0))
            return Outcome(
                Verdict.MET, confidence, self.evidence(found.good, found.where), reasons=(f"已见：{sought}",)
            )
        if found.drafts:
            return Outcome(
                Verdict.PARTLY_MET,
                0.7,
                self.evidence(found.drafts, found.where),
                reasons=(f"{sought}：{WHY['draft']}",),
            )
        return missing(sought, found.bad)


def signed_by_both(part: Part) -> bool:
    """Whether a section ends with the signatures of two parties: what it lays down was agreed."""
    ends = [p.folded for p in part.passages if p.kind in ("field", "sentence")]
    return all(any(_SIGNED[side].match(end) for end in ends) for side in _SIGNED)


def _left_blank(hits: Sequence[Hit], home: Mapping[int, bool]) -> bool:
    """Whether the expected record has the field and nobody filled it in; ``home`` tells its parts."""
    inside = [h for h in hits if home[id(h.passage.part)]]
    blank = any(h.source == "label" and "blank" in h.against for h in inside)
    return blank and not any(h.good for h in inside)


def _open(part: Part) -> bool:
    """Whether a section or table holds rows or blanks, and all of them blank, planned or denied."""
    said = [p for p in part.all_passages() if p.kind in ("row", "sentence", "field")]
    if "blank_form" in part.flags and not any(p.kind == "row" for p in said):
        return True
    rows = [p for p in said if p.kind == "row"] or said
    return bool(rows) and all(
        (p.flags & _OPEN) or (p.told & _TO_COME) or (p.kind == "field" and not p.filled) for p in rows
    )


def _recognised(passage: Passage) -> bool:
    """Whether the section or table of a passage is known to be something."""
    return any(s >= 0.6 for s in passage.part.kinds.values())


def _without_blank_columns(hits: list[Hit]) -> list[Hit]:
    """Where a table has the column and it is blank, its other words do not show the concept."""
    blank = {id(h.passage.part) for h in hits if h.source == "label" and "blank" in h.against}
    answered = {id(h.passage.part) for h in hits if h.source == "label" and h.good}
    bare = blank - answered
    return [
        speak_against(h, "blank") if h.good and h.passage.kind == "row" and id(h.passage.part) in bare else h
        for h in hits
    ]


_TAKES_BACK = frozenset({"negated", "planned", "blank", "reference"})


def denies(hit: Hit) -> bool:
    """Whether the applicant's own sentence plainly denies it, only plans it or leaves it open."""
    against = set(hit.against) - {"rule_only"}
    return (
        bool(against)
        and against <= _TAKES_BACK
        and hit.source == "lexicon"
        and hit.passage.kind in ("sentence", "field")
        and (hit.passage.kind == "sentence" or hit.passage.twin is not None)
        and not ("blank" in against and len(hit.passage.folded) > _FORM_LINE)
    )


def _outweigh(denials: Sequence[Hit], good: Sequence[Hit]) -> bool:
    """Whether denials speak more plainly of the thing than the hits elsewhere, and are not few against many.

    Plainer is what uses as many of its words, or as few others between them.
    """
    if len(good) >= OUTWEIGHS * len(denials):
        return False
    best = max(h.score for h in good)
    closest = min(h.spread for h in good)
    for hit in denials:
        if hit.words > (best if "negated" in hit.against else max(h.words for h in good)):
            return True
        if telling(good[0]) and hit.words < best:
            continue
        if "negated" in hit.against or hit.spread < min(closest, _CLOSE):
            return True
    return False


def telling(hit: Hit) -> bool:
    """Whether the words alone are so specific that the place matters less."""
    return hit.source == "lexicon" and hit.score >= SAID + TELLING / 200


def speak_against(hit: Hit, guard: str) -> Hit:
    """The hit with one more guard against it."""
    return replace(hit, against=(*hit.against, guard))


def missing(sought: str, bad: Sequence[Hit] = ()) -> Outcome:
    """Not shown: what was sought, the best three near misses and why they do not count."""
    reasons = [f"未见：{sought}"]
    for hit in bad[:3]:
        why = "；".join(dict.fromkeys(WHY.get(a, a) for a in hit.against))
        reasons.append(f"相近内容（{hit.document.path}）不能采信：{why}")
    confidence = 0.85 if not bad else 0.75
    return Outcome(
        Verdict.MISSING, confidence, near_misses=evidence_of(bad[:3]), reasons=tuple(dict.fromkeys(reasons))
    )


def evidence_of(hits: Iterable[Hit]) -> tuple[Evidence, ...]:
    """The places and verbatim words of hits."""
    return tuple(place(h.document, h.passage) for h in hits)


def place(document: Document, passage: Passage, weight: float = 0.0) -> Evidence:
    """A passage as evidence: file, location, verbatim words, how telling it is."""
    quote = passage.quote.strip()
    if len(quote) > _OVERLONG:
        quote = quote[:_OVERLONG]
    return Evidence(document.path, _located(passage), quote, passage.block.box, weight)


def _located(passage: Passage) -> Location:
    location = passage.block.location
    if passage.column is not None:
        cell = next((c for c in passage.block.cells if c.column == passage.column), None)
        location = replace(location, column=passage.column, cell=cell.address if cell else None)
    heading = location.heading or _heading(passage.part)
    return replace(location, heading=heading) if heading else location


def _heading(part: Part) -> str | None:
    for ancestor in part.chain():
        if ancestor.kind == "section":
            return ancestor.title[:60]
    return None
