"""References to annexes that are not among the files (见附件三《备件价目》, and no such annex)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checkers.folding import fold
from checkers.structure.part import Document

_ANNEX = re.compile(
    r"(?:见|详见|参见|按|依|附)(?P<annex>附[件录表][一二三四五六七八九十\d]*)(?:《(?P<title>[^》]{2,20})》)?"
)
_ELSEWHERE = re.compile(r"^.{0,16}[:,]?详?见[^,。;]{2,14}(背面|另附|附后|附页|另册|卡)。?$")
# A line that says nothing but where to look: 保修范围：详见《保修手册》。
_ONLY_NAMED = re.compile(
    r"^[^,。;]{0,16}[:,](请)?(详见|见|参见|另见|参照|参阅|按|依|执行)(?:本公司|公司|我厂|另发的)?《(?P<title>[^》]{2,24})》(执行|办理|规定|说明)?[。]?$"
)
_FORM_WORDS = re.compile(r"(管理)?(制度|办法|规定|规程|规范|程序|手册|说明书?|细则|方案|文件|协议|合同)$")
_ORIGINAL = re.compile(r"^([^,。;]{0,16}[:,])?[(]?(详?见|看|查)(原件|实物|现场|后附|附后|另附)[)]?。?$")
_LONGEST = 40  # a longer sentence says something of its own beside the reference


def mark_dangling(documents: Sequence[Document]) -> None:
    """Flag short passages that only point to an annex which no file or heading bears."""
    titles = [fold(d.path) for d in documents]
    titles += [part.folded_title for d in documents for part in d.root.walk() if part.kind != "file"]
    for document in documents:
        for passage in document.root.all_passages():
            match = _ANNEX.search(passage.folded) if len(passage.folded) <= _LONGEST else None
            if match and not (_there(match, titles, passage.part.folded_title) or _beside(match, document)):
                passage.flags.add("reference")
            named = _ONLY_NAMED.search(passage.folded)
            if named and not any(_FORM_WORDS.sub("", named["title"]) in title for title in titles):
                passage.flags.add("reference")
            if _ELSEWHERE.search(passage.folded) or _ORIGINAL.search(passage.folded):
                passage.flags.add("reference")


def _beside(match: re.Match[str], document: Document) -> bool:
    """Whether 见附表 can mean a table of the same file: no number, no title, and a table stands there."""
    return (
        match["annex"] == "附表"
        and not match["title"]
        and any(p.kind == "table" for p in document.root.walk())
    )


def _there(match: re.Match[str], titles: Sequence[str], own: str) -> bool:
    named = match["title"]
    if named:
        return any(named in title for title in titles)
    annex = match["annex"]
    return any(annex in title for title in titles if title != own)
