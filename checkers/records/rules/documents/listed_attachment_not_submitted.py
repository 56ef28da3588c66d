"""A paper that the applicant's own list of attachments names and that is not among the files."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from checkers.folding import fold
from checkers.records.fault import Desk, Fault
from checkers.structure.part import Document, Part, Passage
from checkers.view import place
from corpus.lexicon import Expression
from corpus.store import load_lexicon

_LIST = re.compile(r"随表|递交|提交|附带|随附|交来|所附|报送|申请(材料|资料)|交给认证")
_TO_BODY = re.compile(r"交(给|与)?认证(公司|机构|中心)")
_NOT_OURS = re.compile(r"随货|随车|发货|装箱")
_ITEM = re.compile(r"^[(（]?[\d一二三四五六七八九十]+[)）、.．\s]+|各?\d+(份|张|本|页)$|[(（][^)）]*[)）]")
_SPLIT = re.compile(r"[、，;；/]|和(?=[\u4e00-\u9fff]{4})|及(?=[\u4e00-\u9fff]{4})")
_FILE = re.compile(r"[^\s、，;；|]+\.(?:docx?|pdf|xlsx?|jpe?g|png|zip|wps|et)\b", re.I)
_ANNEX = re.compile(r"见?(附[件录表][\d一二三四五六七八九十]+)")
_WORDS = re.compile(r"\s[+-]\s|/")
_SURE = 0.7
_LONG = 12  # characters of the longest word looked for
_NO_PAPER = {"attachment_list", "application_form"}


def judge(desk: Desk) -> Iterator[Fault]:
    """One fault for each list, naming what is not there; with unread files it is undetermined."""
    for document in desk.documents:
        for part in document.root.walk():
            if part.kind != "file" and "listed" in part.flags and _is_list(part, document):
                lacking = [(i, p) for p in part.passages for i in _items(p) if not _there(i, document, desk)]
                if lacking:
                    named = "、".join(dict.fromkeys(i for i, _ in lacking[:5]))
                    said = f"资料清单列了、交来的文件里没有：{named}"
                    places = tuple(dict.fromkeys(place(document, p) for _, p in lacking))[:3]
                    yield Fault(said, places, undetermined=_may_be_unread(desk))


def _may_be_unread(desk: Desk) -> bool:
    """Whether a file nobody could read whole may be one of them: its name says nothing of what it is."""
    return any(not _kinds(fold(path.rsplit("/", 1)[-1].rsplit(".", 1)[0])) for path in desk.unread)


def _is_list(part: Part, document: Document) -> bool:
    own = part.kinds.get("attachment_list", 0.0) >= _SURE and bool(_LIST.search(part.title))
    addressed = document.kinds.get("application_form", 0.0) >= 0.75 or bool(_TO_BODY.search(fold(part.title)))
    return own and not _NOT_OURS.search(part.title) and addressed


def _items(passage: Passage) -> Iterator[str]:
    """The papers that a line of a list names."""
    if passage.kind not in ("sentence", "row") or len(passage.text) > 80:
        return
    for piece in _SPLIT.split(passage.text.replace("\t", "、")):
        item = piece.strip()
        while (shorter := _ITEM.sub("", item).strip()) != item:
            item = shorter
        if len(fold(item)) >= 3:
            yield item


def _there(item: str, listing: Document, desk: Desk) -> bool:
    """Whether a named file exists, or a paper of the kind that the item names; unknown words count as there."""
    if _FILE.fullmatch(item):
        names = {fold(path.rsplit("/", 1)[-1]) for path in desk.files}
        return fold(item) in names
    annex = _ANNEX.fullmatch(fold(item))
    if annex:
        titles = [fold(p.title) for d in desk.documents for p in d.root.walk()]
        return any(annex[1] in fold(t) for t in (*desk.files, *titles))
    kinds = _kinds(fold(item))
    if not kinds:
        return True
    if any(fold(item) in fold(path) for path in desk.files):
        return True
    return any(
        score >= _SURE
        for document in desk.documents
        if document is not listing
        for part in document.root.walk()
        for kind, score in part.kinds.items()
        if kind in kinds
    )


@cache
def _kinds(folded: str) -> frozenset[str]:
    """The kinds of papers whose titles the words may be."""
    pieces = {folded[i:j] for i in range(len(folded)) for j in range(i + 1, min(len(folded), i + _LONG) + 1)}
    titles = {pair for piece in pieces for pair in _titles().get(piece, ())}
    return frozenset(k for k, title in titles if _said(title, folded)) - _NO_PAPER


@cache
def _titles() -> dict[str, list[tuple[str, str]]]:
    """The title expressions of all kinds of papers, by each word in them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept in load_lexicon().values():
        for title in concept.title if concept.document else ():
            for word in _WORDS.split(title.lower()):
                found[word].append((concept.id, title))
    return found


def _said(title: str, folded: str) -> bool:
    expression = Expression.parse(title)
    if any(fold(e) in folded for e in expression.exceptions):
        return False
    return all(any(fold(m) in folded for m in group) for group in expression.groups)
