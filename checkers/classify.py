"""Recognising what each file, section and table is: its kinds, with how sure that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from checkers.composed import plain_title
from checkers.folding import fold
from checkers.language.hearing import Heard
from checkers.language.kind_matcher import KindMatcher
from checkers.language.recogniser import Recogniser
from checkers.structure.part import Document, Part, Passage
from corpus.lexicon import Concept, Expression
from corpus.synonyms import NONE, Synonyms

TITLE, COLUMNS, BODY = 1.0, 0.8, 0.7
_ALIKE = ((0.12, 0.8), (0.08, 0.72), (0.045, 0.62))  # likeness to passages of a kind -> how sure
_STANDS_OUT = (0.027, 1.2)  # a lower likeness counts when it is so much above the second best
_NEAR_BEST = 0.8  # kinds nearly as alike as the best count too
_COMPARED = 800  # characters of a part that are compared
_OPENING = 40  # passages looked at to recognise a file by its words
_NAMES = re.compile(
    r"(?:[\u4e00-\u9fff]{2,3}(?:[(（][^)）]{1,8}[)）])?[\s、,，;；/]+){2,}[\u4e00-\u9fff]{2,3}"
)
_NAMED_BY = 3  # short paragraphs at the top that may name the file


def titles_of(document: Document) -> Iterable[tuple[Part, str]]:
    """Every text that may name a part: file name, first lines, running header, headings, captions."""
    root = document.root
    yield root, fold(document.name)
    for passage in _first_lines(root):
        yield root, passage
    for part in root.walk():
        if part is not root and part.title:
            yield part, part.folded_title
            if plain := plain_title(part.folded_title):
                yield part, plain


def _first_lines(root: Part) -> list[str]:
    lines: list[str] = [p.folded for p in root.passages if p.kind == "header"][:4]
    count = 0
    for part in root.walk():
        for passage in part.passages:
            if passage.kind in ("sentence", "title") and "contents" not in passage.flags:
                count += 1
                if len(passage.folded) <= 30:
                    lines.append(passage.folded)
            if count >= _NAMED_BY:
                return lines
    return lines


def opening_of(document: Document) -> str:
    """The first words of a file as one text."""
    words: list[str] = []
    for passage in document.root.all_passages():
        if passage.kind != "column" and not passage.flags:
            words.append(passage.folded)
        if len(words) >= _OPENING:
            break
    return ",".join(words)[:2000]


def classify(
    documents: Iterable[Document],
    heard: Mapping[str, Heard],
    recogniser: Recogniser,
    concepts: Mapping[str, Concept],
    matcher: KindMatcher | None = None,
    wanted: Collection[str] = (),
) -> None:
    """Set the kinds of every part and document; ``heard`` must hold the titles, labels and openings."""
    families = families_of(wanted, concepts)
    synonyms = recogniser.synonyms
    columned = {c.id: [_column(e, synonyms) for e in c.columns] for c in concepts.values() if c.columns}
    for document in documents:
        for part, title in titles_of(document):
            _name(part, heard.get(title), recogniser, concepts)
        for part in document.root.walk():
            if part.kind == "table":
                _by_names(part, heard, recogniser, concepts)
            if part.kind == "table" and len(part.labels) >= 2:
                _by_columns(part, columned)
                if matcher is not None:
                    _by_likeness(part, matcher, families, concepts)
            elif matcher is not None and (part.kind != "file" or not part.children):
                _by_likeness(part, matcher, families, concepts)
        opening = heard.get(opening_of(document))
        if opening is not None:
            for match in recogniser.matches(opening, "says"):
                if concepts[match.concept].document:
                    _raise(document.root, match.concept, BODY)
        _announce(document.root, concepts)
        _bar(document.root, _barred(document.root, document.name, heard, recogniser), heard, recogniser)
        for part in document.root.walk():
            for kind, score in part.kinds.items():
                document.kinds[kind] = max(document.kinds.get(kind, 0.0), score)


_ANNOUNCES = re.compile(r"(?<!变更)(?<!整改)通\s*知(?!单|书)|计划(?!完成|执行)|议程|日程|邀请")
_REPORTS = re.compile(r"报告|记录|纪要|总结|结论|签到|资料|案卷|情况|汇总|及|和|&|、|实施")


def _announce(part: Part, concepts: Mapping[str, Concept], announced: bool = False) -> None:
    """A notice or plan of a meeting is not its report, nor are its tables."""
    if part.title and part.kind != "table":
        title = part.folded_title
        announced = bool(_ANNOUNCES.search(title)) and not _REPORTS.search(title)
    part.announces = announced
    if announced:
        part.kinds = {k: s for k, s in part.kinds.items() if concepts[k].document != "report"}
    for child in part.children:
        _announce(child, concepts, announced)


def _name(part: Part, heard: Heard | None, recogniser: Recogniser, concepts: Mapping[str, Concept]) -> None:
    if heard is None:
        return
    for match in recogniser.matches(heard, "title"):
        if concepts[match.concept].document:
            share = match.specific / max(len(heard.text), 1)
            _raise(part, match.concept, TITLE * (0.75 + 0.25 * min(1.0, share)))


def _bar(part: Part, barred: frozenset[str], heard: Mapping[str, Heard], recogniser: Recogniser) -> None:
    """Take from a part, and from all below that has no better name, the kinds of which its title is a near miss."""
    for kind in barred & part.kinds.keys():
        del part.kinds[kind]
    for child in part.children:
        title = heard.get(child.folded_title)
        named = {m.concept for m in recogniser.matches(title, "title")} if title else set()
        own = _barred(child, child.title, heard, recogniser)
        _bar(child, (barred - named) | own, heard, recogniser)


def _barred(part: Part, title: str, heard: Mapping[str, Heard], recogniser: Recogniser) -> frozenset[str]:
    said = heard.get(fold(title))
    barred = recogniser.near_misses(said) if said else frozenset()
    if part.kind == "file" and part.children and part.children[0].kind == "section":
        barred |= _barred(part.children[0], part.children[0].title, heard, recogniser)
    return barred


def _by_likeness(
    part: Part, matcher: KindMatcher, families: tuple[list[str], list[str]], concepts: Mapping[str, Concept]
) -> None:
    """Compare the words of a section or table with the passages of each kind."""
    kinds = ("sentence", "row", "field", "column") if part.kind == "table" else ("sentence", "row", "field")
    words: list[str] = []
    size = 0
    for passage in part.all_passages():
        if passage.kind in kinds and not passage.flags & {"contents", "hidden", "comment"}:
            words.append(passage.folded)
            size += len(passage.folded)
            if size >= _COMPARED:
                break
    if size < 25:
        return
    text = "".join(words)[:_COMPARED] + part.folded_title
    likeness = matcher.liken("".join(words)[:_COMPARED], part.folded_title[:60])
    titled = {k for k in families[0] if part.kinds.get(k, 0.0) >= 0.75}
    for family in families:
        ranked = sorted(((likeness.get(k, 0.0), k) for k in family), key=lambda r: (-r[0], r[1]))[:4]
        if len(ranked) < 2 or (part.kind == "table" and family is families[0] and _recorded(part, families)):
            continue
        for value, kind in ranked:
            sure = next((score for least, score in _ALIKE if value >= least), 0.0)
            if (
                not sure
                and part.kind != "table"
                and value >= _STANDS_OUT[0]
                and value >= _STANDS_OUT[1] * ranked[1][0]
            ):
                sure = _ALIKE[-1][1]
            if family is families[0] and sure == _ALIKE[-1][1] and not _named_in(kind, text, concepts):
                continue  # so faint a likeness needs a word of the kind's own name
            if family is families[0] and titled and kind not in titled and value < _ALIKE[1][0]:
                continue  # the heading names another rule
            if sure and value >= _NEAR_BEST * ranked[0][0]:
                _raise(part, kind, sure)


def _by_names(
    part: Part, heard: Mapping[str, Heard], recogniser: Recogniser, concepts: Mapping[str, Concept]
) -> None:
    """A line 来的人签名 with several names behind it makes its table the record that the label names."""
    for passage in part.passages:
        label = heard.get(fold(passage.label)) if passage.kind in ("field", "column") else None
        if label is None or not lists_names(passage):
            continue
        for match in recogniser.matches(label, "title"):
            if concepts[match.concept].document == "record":
                _raise(part, match.concept, COLUMNS)


def lists_names(passage: Passage) -> bool:
    """Whether the answer is a list of at least three people."""
    return bool(_NAMES.match(passage.value.strip()))


def _named_in(kind: str, text: str, concepts: Mapping[str, Concept]) -> bool:
    """Whether the telling word of one of a kind's titles occurs in a text."""
    for title in concepts[kind].title:
        for group in Expression.parse(title).groups[:1]:
            if any(fold(member) in text for member in NONE.widen(group)):
                return True
    return False


def _recorded(part: Part, families: tuple[list[str], list[str]]) -> bool:
    """Whether a table is already known as a record by its name or columns."""
    return any(part.kinds.get(k, 0.0) >= 0.7 for k in families[1])


def families_of(wanted: Collection[str], concepts: Mapping[str, Concept]) -> tuple[list[str], list[str]]:
    """The kinds to compare with: rules, and everything else; prose is compared with both, tables with the latter."""
    kinds = sorted(k for k in wanted if concepts[k].document)
    rules = [k for k in kinds if concepts[k].document == "rule"]
    return rules, [k for k in kinds if concepts[k].document != "rule"]


Column = list[re.Pattern[str]]  # one expression for the members of each group


@cache
def _column(text: str, synonyms: Synonyms) -> Column:
    """The expressions that tell one column (compiled once a process)."""
    groups = Expression.parse(text).groups
    return [re.compile("|".join(re.escape(fold(m)) for m in synonyms.widen(g))) for g in groups]


def _by_columns(part: Part, columned: Mapping[str, list[Column]]) -> None:
    labels = "\n".join(fold(label) for label in part.labels)  # a folded word has no line break
    for kind, columns in columned.items():
        hit = sum(all(group.search(labels) for group in column) for column in columns)
        if hit >= max(2, 0.75 * len(columns)):
            _raise(part, kind, COLUMNS * hit / len(columns))


def _raise(part: Part, kind: str, score: float) -> None:
    part.kinds[kind] = max(part.kinds.get(kind, 0.0), round(score, 3))
