"""Files that tell one order from beginning to end: their chapters stand for the papers of its stages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from checkers.folding import fold
from checkers.search import obliges
from checkers.structure.part import Document, Part
from corpus.lexicon import Concept
from corpus.stages import Stage, load_stages

NAMED, SAME_PHASE, WHOLE = 0.8, 0.55, 0.85
_SURE = 0.75  # a chapter known as another record or paper keeps its name
_STAGES = 4  # so many stages make a file the story of an order
_STAGES_TITLED = 3  # fewer where it is called a case
_MOSTLY_RULES = 0.3  # share of sentences that tell people what to do: a procedure, no story
_RULE = re.compile(
    r"制度|规定|办法|规矩|程序|流程|怎么|规范|规程|守则|管理|标准|职责|须知|培训|应急|预案|条款|说明书|手册|汇编|总则"
)
_STORY = re.compile(
    r"案例|案卷|卷宗|项目包|项目资料|项目档案|从头到尾|这一?单|一整套|全套|全案|全程|一单到底|履历|档案"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}|20\d\d[年./-]\d{1,2}|\d{1,2}-\d{1,2}")
_NUMBERING = re.compile(r"^[(（]?[\d一二三四五六七八九十]{1,3}[)）、.．\s]+|[(（][^)）]*[)）]")
_OWN = ("record", "plan", "report", "certificate", "contract")


def mark_dossiers(documents: Sequence[Document], concepts: Mapping[str, Concept]) -> None:
    """Name the chapters of files about one order by its stages, and such a file a case."""
    for document in documents:
        chapters = _chapters(document.root)
        staged = [(part, _stages(part.title)) for part in chapters]
        if not _is_story(document, staged, concepts):
            continue
        _raise(document.root, "custom_case", WHOLE)
        for place, (part, stages) in enumerate(staged):
            stages = stages or _between(staged, place)
            _name(part, stages, _phase(staged, place), concepts)
        for part in document.root.walk():
            for kind, score in part.kinds.items():
                document.kinds[kind] = max(document.kinds.get(kind, 0.0), score)


def _chapters(root: Part) -> list[Part]:
    """The chapters of the file: sections that hold something, below a heading over all where there is one."""
    sections = [p for p in root.walk() if p.kind == "section" and any(_says(p))]
    return [p for p in sections if not any(_says_below(q) for q in p.children if q.kind == "section")]


def _says(part: Part) -> list[bool]:
    return [True for q in (part, *part.children) for p in q.passages if p.kind not in ("title", "header")]


def _says_below(part: Part) -> bool:
    return bool(_says(part))


def _stages(title: str) -> tuple[Stage, ...]:
    named = _NUMBERING.sub("", fold(title))
    return tuple(stage for stage in load_stages() if stage.names(named))


def _is_story(
    document: Document, staged: Sequence[tuple[Part, tuple[Stage, ...]]], concepts: Mapping[str, Concept]
) -> bool:
    """Whether the chapters tell several stages of an order with their days, and are no rules."""
    if any(p.block.location.sheet for p in document.root.all_passages()) or _RULE.search(document.name):
        return False
    told = {s.id for part, stages in staged for s in stages if _dated(part)}
    every = {s.id for _, stages in staged for s in stages}
    titled = _STORY.search(document.path) or any(_STORY.search(p.title) for p in document.root.children[:2])
    if len(every) < (_STAGES_TITLED if titled else _STAGES) or len(told) < 2:
        return False
    if not titled and not {"production", "inspection", "delivery", "sample"} & every:
        return False
    rules = [p for p, s in staged if s and _RULE.search(p.title)]
    said = [p for p in document.root.all_passages() if p.kind == "sentence" and not p.label]
    bound = [p for p in said if obliges(p.folded) and not _DAY.search(p.folded)]
    return len(rules) <= 1 and len(bound) <= _MOSTLY_RULES * max(len(said), 1)


def _dated(part: Part) -> bool:
    return bool(_DAY.search(part.title)) or any(_DAY.search(p.folded) for p in part.all_passages())


def _phase(staged: Sequence[tuple[Part, tuple[Stage, ...]]], place: int) -> str:
    """Whether a chapter stands before or after the work began."""
    stages = staged[place][1]
    if stages:
        return stages[-1].phase
    later = any(s.phase == "after" and s.kinds for _, told in staged[:place] for s in told)
    return "after" if later or _between(staged, place) else "before"


def _between(staged: Sequence[tuple[Part, tuple[Stage, ...]]], place: int) -> tuple[Stage, ...]:
    """A nameless chapter between the last of before and the check or delivery tells of the work itself."""
    part, stages = staged[place]
    before = next((told for _, told in reversed(staged[:place]) if told), ())
    after = next((told for _, told in staged[place + 1 :] if told), ())
    work = tuple(s for s in load_stages() if s.id == "production")
    if stages or not before or not after or not _dated(part) or _anywhere(staged, work):
        return ()
    checked = after[0].id in ("inspection", "delivery", "installation")
    return work if before[-1].phase == "before" and checked else ()


def _anywhere(staged: Sequence[tuple[Part, tuple[Stage, ...]]], wanted: Sequence[Stage]) -> bool:
    return any(stage in wanted for _, stages in staged for stage in stages)


def _name(part: Part, stages: Sequence[Stage], phase: str, concepts: Mapping[str, Concept]) -> None:
    sure = {k for k, s in part.kinds.items() if s >= _SURE and concepts[k].document in _OWN}
    own = {kind for stage in stages for kind in stage.kinds}
    if sure - own and not stages:
        return
    for kind in own if not sure - own else ():
        _raise(part, kind, NAMED)
    if phase == "before" and stages and all(stage.id != "design" for stage in stages):
        return  # a chapter on a review or an assessment tells of nothing else
    for kind in _phase_kinds(phase):
        _raise(part, kind, SAME_PHASE)


@cache
def _phase_kinds(phase: str) -> tuple[str, ...]:
    kinds = dict.fromkeys(k for s in load_stages() if s.phase == phase for k in s.kinds if k != "contract")
    return tuple(kinds)


def _raise(part: Part, kind: str, score: float) -> None:
    part.kinds[kind] = max(part.kinds.get(kind, 0.0), score)
