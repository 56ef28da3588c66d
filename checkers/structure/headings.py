"""Telling headings from text where a document has no heading styles."""

from __future__ import annotations

import re

from checkers.document import Block
from checkers.folding import fold

_LEVELS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(r"^第[一二三四五六七八九十百\d]+(章|部分|编|篇)")),
    (1, re.compile(r"^第[一二三四五六七八九十]{1,3}[、,，．.\s\u3000]")),
    (1, re.compile(r"^附[录件表][一二三四五六七八九十A-Za-z\d]{0,3}([：:．.、\s]|$)")),
    (1, re.compile(r"^[一二三四五六七八九十]{1,3}[、．.]")),
    (2, re.compile(r"^[（(][一二三四五六七八九十]{1,3}[)）]")),
    (2, re.compile(r"^第[一二三四五六七八九十百\d]+(节|条)\s*\S{2,16}$")),
    (4, re.compile(r"^\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.])")),
    (3, re.compile(r"^\d{1,2}\.[1-9]\d?(?![\d.%])")),
    (2, re.compile(r"^\d{1,2}(\.0)?[、．.\s]\s*(?=\D)")),
    (2, re.compile(r"^\d{1,2}\s*号(?=[^码线楼])")),
    (2, re.compile(r"^[【〔].{2,20}[】〕]$")),
)
_ENDS = "。；;，,：:！!？?…"
_LONGEST = 32
UNMARKED = 9  # the level of a heading that nothing marks but its shortness


def heading_level(block: Block) -> int | None:
    """The depth at which a paragraph acts as a heading (1 = outermost), or None for plain text.

    Real headings keep their own level. A pseudo heading is short, unpunctuated, and numbered or bold.
    """
    if block.kind == "heading":
        return block.level or 1
    if block.kind != "paragraph" or block.visible in ("deleted", "hidden"):
        return None
    text = block.text.strip()
    folded = fold(text)
    if not 2 <= len(folded) <= _LONGEST or "\n" in text or folded[-1] in _ENDS:
        return None
    if any(mark in folded for mark in "。；;□☑√") or re.search(r"[:：].+", folded):
        return None
    for level, pattern in _LEVELS:
        if pattern.match(text):
            return level + 4 if len(folded) <= _shortest(level) else None
    return 9 if block.bold else None


def list_items(blocks: list[Block]) -> set[int]:
    """Numbered lines that follow each other with nothing between: items of a list, no headings."""
    styles = [_numbering(b) for b in blocks]
    found: set[int] = set()
    start = 0
    for end in range(1, len(blocks) + 1):
        if end == len(blocks) or styles[end] is None or styles[end] != styles[start]:
            if end - start >= 3 and styles[start] is not None:
                found.update(range(start, end))
            start = end
    return found


_PLAIN_TITLE = re.compile(r"^[\u4e00-\u9fff\w（）()《》、/\-—\s]+$")
_SIGNED = re.compile(r"^\d|\d{4}|日期|签|年.{0,3}月|公司$|^(以上|特此|此致|敬礼|附|注)")


def lone_lines(blocks: list[Block]) -> set[int]:
    """Short plain lines standing alone above longer text or at the end of a run before a table: unmarked headings."""
    found: set[int] = set()
    for number, block in enumerate(blocks):
        folded = fold(block.text)
        if block.kind != "paragraph" or not 2 <= len(folded) <= 16 or _SIGNED.search(folded):
            continue
        if not _PLAIN_TITLE.match(block.text.strip()) or "\n" in block.text.strip():
            continue
        before = fold(blocks[number - 1].text) if number else ""
        after = fold(blocks[number + 1].text) if number + 1 < len(blocks) else ""
        if len(after) >= 18 and (not before or before[-1] in "。；;!！" or len(before) >= 18):
            found.add(number)
    return found


def _numbering(block: Block) -> int | None:
    """Which way of numbering a plain paragraph begins with."""
    if block.kind != "paragraph" or block.bold:
        return None
    text = block.text.strip()
    return next((n for n, (_, pattern) in enumerate(_LEVELS) if pattern.match(text)), None)


_SERIES = re.compile(
    r"^(?P<stem>第|[（(]|[甲乙丙丁戊己庚辛壬癸]|\d{1,2}\.(?:\d{1,2}\.)?|)"
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?P<tail>[章节条款]|[)）]|[、．.\s\u3000]|(?=[\u4e00-\u9fff]))"
)


def series(text: str) -> tuple[str, str, int] | None:
    """The series a numbered line belongs to (what stands before and after the number) and its number in it."""
    match = _SERIES.match(text.strip())
    if not match or not (match["stem"] or match["tail"].strip()):
        return None
    return (
        match["stem"],
        match["tail"].strip(),
        int(match["number"]) if match["number"].isdigit() else _counted(match["number"]),
    )


def _counted(numeral: str) -> int:
    """一 ... 九十九."""
    digits = "一二三四五六七八九"
    tens, ten, ones = numeral.rpartition("十")
    return (digits.find(tens) + 1 if tens else 1) * 10 * bool(ten) + (digits.find(ones) + 1 if ones else 0)


def _shortest(level: int) -> int:
    """How long a numbered heading may be: deep numbers often number plain sentences."""
    return {1: 30, 2: 22, 3: 18, 4: 16}[level]


_PAGE_TAIL = re.compile(r"([.．·…‥\-—_\s\t]{2,}|\s)\d{1,3}\s*$")


def without_page(text: str) -> str:
    """A contents line without its dots and page number."""
    return _PAGE_TAIL.sub("", text.strip())


def is_contents_title(text: str) -> bool:
    """Whether a line announces a table of contents."""
    return fold(text) in {"目录", "目次", "contents", "目录contents", "章节目录", "目錄"}


def has_page_tail(text: str) -> bool:
    """Whether a line ends as contents lines do: dots or a tab, then a page number."""
    return bool(re.search(r"(\.{3,}|…+|·{3,}|．{3,}|\t+|-{4,}|_{4,}|\s{4,})\s*\d{1,3}\s*$", text.strip()))
