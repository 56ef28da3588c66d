"""The index of one submission: which passages show which concept, and what speaks against each."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product
from math import prod

from checkers.folding import fold
from checkers.gists import said_together
from checkers.language.hearing import Heard
from checkers.language.recogniser import Recogniser
from checkers.structure.part import Document, Part, Passage
from corpus.lexicon import Concept

SAID, LABELLED, TOGETHER, UNDER_HEADING = 1.0, 0.95, 0.8, 0.62
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百]{1,4}条")
_NUMBERED = re.compile(
    r"([\u4e00-\u9fff]{2,10})[:号]?[a-z]{1,4}-?\d{3,}(?=.*20\d\d[年./-]\d{1,2}[月./-]\d{1,2})(?=(?:[^,;、]*[,;、]){2})"
)
_NEARLY_ALL = 0.7
_MANY_TABLES = 5
_SURE = 0.8  # a name that leaves no doubt
_LIKE = 0.7  # what is below is known by mere likeness
_MANY = 500  # choices of places beyond which none is picked
_VALUE_BEGINS = 6  # characters at the start of a value that decide whether it denies or postpones
_DENIED_VALUE = re.compile(
    r"^(无|没有|暂无|否|不|0|零|○|×|x|✗|—|-|/|未|没买|没配|缺|n/?a|不适用|0[(（].*|未(配|设|建|做|买|办|检|测).*|没(买|做|有|配).*)$"
)
# An answer that leaves it to circumstances (按订单需要安排, 视情况而定).
_VAGUE = re.compile(
    r"^(具体|一般|主要|由公司|由车间)?(按|根据|视|看|依|随|以)(照|据)?(订单|生产|车间|现场|当时|客户|实际|具体|工作|任务|业务|项目|季节|需要|情况|要求|忙闲|淡旺季|产量|工期|的|量|和|、|及){1,5}(来|而)?(安排|定|确定|调整|决定|为准|灵活|执行|进行|增减|变动|不定)*[。;]?$"
)
_OBLIGATION = re.compile(
    r"应(?!急|届|收|付|用|对|力|聘)|须|必须|不得|要求|负责|一律|规定|(?<![由从自])每(年|月|季|周|天|日|次|批)|至少|定期|及时|要(?!求|点|素|件|认证|认的|申请)|方可|才(能|准|许|可|算|放)|准则|不准|不许|先.{1,12}(再|后|才)|由.{1,8}(签|看|管|定|审|查|验|写|记|做)|头.{1,6}(先|要)"
)

_DEMAND = re.compile(
    r"应(?!急|届|收|付|用|对|力|聘)|须|必须|(要|宜)(符合|满足|按|遵)|遵(照|守)|的(要求|规定|说法)"
)


@dataclass(slots=True)
class Hit:
    """A passage that shows a concept; ``against`` are the guards that take its worth away."""

    passage: Passage
    document: Document
    concept: str
    score: float
    source: str  # lexicon | label | gist | heading
    against: tuple[str, ...] = ()
    words: float = 0.0  # the score by the words alone, wherever they stand
    spread: int = 99  # characters from the first to the last of the words that show it

    @property
    def good(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.against

    def weighed(self, score: float, against: tuple[str, ...]) -> Hit:
        """The hit with the score and guards it has for one element; ``words`` keeps the score by the words alone."""
        return Hit(
            self.passage, self.document, self.concept, score, self.source, against, self.score, self.spread
        )


@dataclass(slots=True)
class Index:
    """All hits of a submission by concept, and the documents behind them."""

    documents: Sequence[Document]
    concepts: Mapping[str, Concept]
    hits: dict[str, list[Hit]] = field(default_factory=dict)
    as_of: datetime.date | None = None
    _parts: dict[tuple[frozenset[str], float], list[tuple[Document, Part, float]]] = field(
        default_factory=dict
    )
    _kinded: dict[str, list[tuple[int, float, Document, Part]]] | None = None
    _rules: dict[int, bool] = field(default_factory=dict)
    _varied: dict[int, bool] = field(default_factory=dict)

    def only_obliges(self, passage: Passage) -> bool:
        """Whether a passage is a rule rather than a record (looked at once)."""
        if passage.number not in self._rules:
            self._rules[passage.number] = obligation_only(passage, self.concepts)
        return self._rules[passage.number]

    def varied(self, file: Part) -> bool:
        """Whether a file holds so many tables that its name says little about each (looked at once)."""
        if id(file) not in self._varied:
            self._varied[id(file)] = sum(part.kind == "table" for part in file.walk()) >= _MANY_TABLES
        return self._varied[id(file)]

    def of(self, concept_ids: Iterable[str]) -> list[Hit]:
        """The hits of any of the concepts, best first, one per passage; ties in reading order."""
        best: dict[int, Hit] = {}
        for concept_id in concept_ids:
            for hit in self.hits.get(concept_id, ()):
                old = best.get(hit.passage.number)
                if old is None or (hit.good, hit.score) > (old.good, old.score):
                    best[hit.passage.number] = hit
        return sorted(best.values(), key=lambda h: (not h.good, -h.score, h.passage.number))

    def parts(self, kinds: Iterable[str], least: float = 0.5) -> list[tuple[Document, Part, float]]:
        """Files, sections and tables of any of the kinds, surest first."""
        key = (frozenset(kinds), least)
        if key not in self._parts:
            self._parts[key] = list(self._find_parts(*key))
        return self._parts[key]

    def _find_parts(self, wanted: frozenset[str], least: float) -> Iterator[tuple[Document, Part, float]]:
        best: dict[int, tuple[float, Document, Part]] = {}
        for kind in sorted(wanted):
            for place, score, document, part in self._of_kind(kind):
                if score >= least and (place not in best or score > best[place][0]):
                    best[place] = score, document, part
        for _, (score, document, part) in sorted(best.items(), key=lambda b: (-b[1][0], b[0])):
            if not (part.kind == "file" and _mixed(part, wanted, self.concepts)):
                yield document, part, score

    def _of_kind(self, kind: str) -> Sequence[tuple[int, float, Document, Part]]:
        """The parts that may be of a kind, with their places in reading order (told apart once)."""
        if self._kinded is None:
            self._kinded = {}
            for place, (document, part) in enumerate((d, p) for d in self.documents for p in d.root.walk()):
                for of, score in part.kinds.items():
                    self._kinded.setdefault(of, []).append((place, score, document, part))
        return self._kinded.get(kind, ())


def _mixed(root: Part, wanted: Set[str], concepts: Mapping[str, Concept]) -> bool:
    """Whether a file holds several tables of other kinds, so that its name tells little about each."""
    if any(concepts[k].document == "rule" for k in wanted):
        return False
    others = 0
    for part in root.walk():
        strong = {k for k, s in part.kinds.items() if s >= 0.75 and concepts[k].document in _OWN_KIND}
        others += part.kind == "table" and bool(strong) and not strong & wanted
    return others >= 2


def within(
    passage: Passage,
    kinds: set[str],
    concepts: Mapping[str, Concept],
    least: Mapping[str, float] | None = None,
) -> bool:
    """Whether a passage stands in a part of one of the kinds, or below one; ``least`` is how surely, where not .5.

    A table or section that is a record of another kind is not what its file is called.
    """
    least = least or {}
    reports = all(concepts[k].document == "report" for k in kinds)
    if _CLAIM not in kinds and list(passage.part.chain())[-1].kinds.get(_CLAIM, 0.0) >= _SURE:
        return False
    for part in passage.part.chain():
        if part.announces and reports:
            return False
        wanted = [score for k, score in part.kinds.items() if k in kinds and score >= least.get(k, 0.5)]
        if wanted and not (max(wanted) < _LIKE and _surely_other(part, kinds, concepts)):
            return True
        other = {concepts[k].document for k, s in part.kinds.items() if s >= 0.75}
        if not other.isdisjoint(_OWN_KIND) and not (
            other.isdisjoint(_ISSUED) and _is_paper(list(part.chain())[-1], kinds, concepts) and _prose(part)
        ):
            return False
    return False


def _surely_other(part: Part, kinds: set[str], concepts: Mapping[str, Concept]) -> bool:
    """Whether a table is known by its name or columns as a record of another kind."""
    return part.kind == "table" and any(
        s >= _SURE and k not in kinds and concepts[k].document == "record" for k, s in part.kinds.items()
    )


def _is_paper(root: Part, kinds: set[str], concepts: Mapping[str, Concept]) -> bool:
    """Whether a file is surely named as one of the kinds, and that is a paper to read, no rule or record."""
    return any(root.kinds.get(k, 0.0) >= _SURE and concepts[k].document == "paper" for k in kinds)


def _prose(part: Part) -> bool:
    """Whether a part is a section without rows: a chapter called 保养 in a manual is no ledger."""
    return part.kind == "section" and not any(p.kind == "row" for p in part.all_passages())


_CLAIM = "self_assessment"  # a self-assessment proves nothing of what it claims
_ISSUED = ("plan", "report", "certificate", "contract")
_OWN_KIND = ("record", *_ISSUED)


def build_index(
    documents: Sequence[Document],
    heard: dict[str, Heard],
    recogniser: Recogniser,
    concepts: Mapping[str, Concept],
) -> Index:
    """Index the passages of all documents by the concepts they show."""
    index = Index(documents, concepts)
    owner: dict[int, Document] = {}
    number = 0
    for document in documents:
        for part in document.root.walk():
            part.standing = frozenset(part.flags) | (part.parent.standing if part.parent else frozenset())
            heading = _heading_concepts(part, heard, recogniser)
            for passage in part.passages:
                number += 1
                passage.number = number
                owner[number] = document
                _index_passage(index, document, passage, heading, heard, recogniser)
            for passage, concept in said_together(part, heard, recogniser):
                guards = tuple(sorted(passage.flags | part.standing))
                _add(index, Hit(passage, document, concept, TOGETHER, "gist", guards))
    return index


def _heading_concepts(part: Part, heard: Mapping[str, Heard], recogniser: Recogniser) -> list[str]:
    title = heard.get(part.folded_title)
    return [m.concept for m in recogniser.matches(title, "title")] if title else []


def _index_passage(
    index: Index,
    document: Document,
    passage: Passage,
    heading: list[str],
    heard: Mapping[str, Heard],
    recogniser: Recogniser,
) -> None:
    said = heard.get(passage.folded)
    if said is not None:
        passage.flags.update(
            g
            for g in _throughout(said, passage)
            if not (g == "quoted" and (_answers(passage) or _commits(passage)))
        )
        passage.told = frozenset(guard for guard, _, _ in (*said.scopes, *passage.scopes))
    if said is not None and passage.kind not in ("title", "column"):
        for match in recogniser.matches(said, "says"):
            guards = against(passage, said, match.places)
            score = SAID + min(match.specific, 12) / 200
            _add(
                index,
                Hit(passage, document, match.concept, score, "lexicon", guards, score, _spread(match.places)),
            )
    label = heard.get(label_of(passage)) if passage.kind in ("field", "column") else None
    if label is not None:
        for match in (*recogniser.matches(label, "title"), *recogniser.matches(label, "says")):
            begin = len(fold(passage.label)) + 1
            guards = against(passage, said, (((begin, begin + _VALUE_BEGINS),),))
            _add(index, Hit(passage, document, match.concept, LABELLED, "label", guards))
    named = heard.get(head_of(passage))
    if named is not None:
        for match in recogniser.matches(named, "title"):
            guards = against(passage, said, (((0, len(named.text)),),))
            _add(index, Hit(passage, document, match.concept, LABELLED, "told", guards))
    if heading and passage.kind in ("sentence", "row") and len(passage.folded) >= 8:
        for concept in heading:
            guards = against(passage, said, (((0, len(passage.folded)),),))
            _add(index, Hit(passage, document, concept, UNDER_HEADING, "heading", guards))


def head_of(passage: Passage) -> str:
    """The name that a sentence gives to a record with its number and day (打样单DY-2606，2026-06-30做5台…)."""
    found = _NUMBERED.match(passage.folded) if passage.kind == "sentence" else None
    return found.group(1) if found and not obliges(passage.folded) else ""


def label_of(passage: Passage) -> str:
    """The folded label; the run-in head of a numbered article (第8条 改单：…) keeps a mark of it."""
    label = fold(passage.label)
    numbered = (
        passage.twin is not None and passage.twin.kind == "sentence" and _ARTICLE.match(passage.twin.folded)
    )
    return f"第条{label}" if numbered else label


def _throughout(heard: Heard, passage: Passage) -> set[str]:
    """The guards that hold for nearly all of a text."""
    scopes = (*heard.scopes, *passage.scopes)
    return {guard for guard, start, end in scopes if end - start >= _NEARLY_ALL * len(heard.text)}


def _add(index: Index, hit: Hit) -> None:
    index.hits.setdefault(hit.concept, []).append(hit)


Groups = tuple[tuple[tuple[int, int], ...], ...]


def against(passage: Passage, heard: Heard | None, groups: Groups) -> tuple[str, ...]:
    """The guards that hold for a hit whose words stand at the places of ``groups``.

    One place of each group outside all stretches of a guard escapes it.
    """
    found = set(passage.flags)
    found |= passage.part.standing
    if heard is not None:
        found |= _reached(passage, heard, groups)
    answer = passage if passage.kind in ("field", "column") else passage.twin
    if answer is not None and answer.kind != "sentence":
        if not answer.filled or _VAGUE.match(fold(answer.value)):
            found.add("blank")
        elif _DENIED_VALUE.match(fold(answer.value)) and not (
            passage.kind == "column" and passage.filled > 1
        ):
            found.add("negated")
    if passage.kind == "field" and passage.twin is not None:
        found |= passage.twin.flags - {"quoted"}
    return tuple(sorted(found))


def _reached(passage: Passage, heard: Heard, groups: Groups) -> set[str]:
    scopes = [*heard.scopes, *passage.scopes]
    if not scopes:
        return set()
    stretches: dict[str, list[tuple[int, int]]] = {}
    for guard, start, end in scopes:
        stretches.setdefault(guard, []).append((start, end))
    first = min((s for group in groups for s, _ in group), default=0)
    closest = _closest(groups)
    found = set()
    for guard, held in stretches.items():
        inside = all(any(s < e2 and s2 < e for s, e in words for s2, e2 in held) for words in closest)
        later = guard in ("planned", "blank") and passage.label and max(held)[0] >= first
        if (inside or later) and not (guard == "quoted" and (_answers(passage) or _commits(passage))):
            found.add(guard)
    return found


def _closest(groups: Groups) -> list[tuple[tuple[int, int], ...]]:
    """The choices of one place of each group that stand closest together."""
    if prod(map(len, groups)) > _MANY:
        return [tuple(place for group in groups for place in group)]
    choices = list(product(*groups))
    if len(choices) == 1:
        return choices
    spans = [_span(c) if c else 0 for c in choices]
    least = min(spans)
    return [c for c, span in zip(choices, spans, strict=True) if span == least]


def _span(places: tuple[tuple[int, int], ...]) -> int:
    return max([e for _, e in places]) - min([s for s, _ in places])


def _spread(groups: Groups) -> int:
    if len(groups) == 1 and len(groups[0]) == 1:  # the usual case, kept short
        start, end = groups[0][0]
        return end - start
    return min([_span(c) for c in _closest(groups) if c], default=99)


def _answers(passage: Passage) -> bool:
    """Whether a passage is an answer in a form or register, where a standard's number is no citation.

    A labelled line of a text (要求：应符合《…》) is an answer only where it does not demand anything.
    """
    if passage.kind == "sentence" or passage.text.lstrip().startswith("《"):
        return False
    return passage.twin is None or not _DEMAND.search(fold(passage.value))


_COMMITS = re.compile(
    r"^([一二三四五六七八九十\d]+[、.)）]|[(（][一二三四五六七八九十\d]+[)）])?(自愿|愿意?|承诺|保证)?(遵守|遵从|服从|接受|配合)"
)
_COMMITMENT = re.compile(r"承诺|声明|保证|申请")


def _commits(passage: Passage) -> bool:
    """Whether a line under 承诺 or 声明 promises to keep somebody's rules: that is the applicant's own word."""
    return bool(_COMMITS.match(passage.folded)) and any(
        _COMMITMENT.search(part.folded_title) for part in passage.part.chain()
    )


def obliges(folded: str) -> bool:
    """Whether a sentence tells people what to do (应, 须, 不得, 由谁负责, 每天, 才准)."""
    return bool(_OBLIGATION.search(folded))


def obligation_only(passage: Passage, concepts: Mapping[str, Concept]) -> bool:
    """Whether a passage is a rule (应…须…) rather than a record of what was done."""
    if passage.kind in ("row", "field", "column"):
        return False
    in_rule = _in_rule(passage, concepts)
    dated = re.search(r"20\d\d[年./-]\d", passage.folded)
    return bool(not dated and (in_rule or _OBLIGATION.search(passage.folded)))


def _in_rule(passage: Passage, concepts: Mapping[str, Concept]) -> bool:
    """Whether the innermost part that is recognised is best taken for a rule."""
    for part in passage.part.chain():
        known = [(s, k) for k, s in part.kinds.items() if s >= 0.5]
        if known:
            sure = max(known)[0]
            return any(concepts[k].document == "rule" for s, k in known if s >= min(sure, 0.75))
    return False
