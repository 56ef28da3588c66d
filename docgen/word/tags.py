"""Tags in the text of paragraphs: found over the borders of runs, and put into the tree as one node each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from docgen.clean import shorten
from docgen.word.errors import Place, Problem
from docgen.word.markup import SPACE, ancestor, w

TARGET = "tag"  # the processing instruction that stands for a tag
TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#(.*?)#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_SCOPE = re.compile(r"(p|tr|tc|r)\s+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|[“”„]|[‘’]")
_BLANKS = str.maketrans({"\u00a0": " ", "\u3000": " ", "\u2003": " ", "\n": " ", "\t": " "})
_TRIM = ("-", "+")  # Jinja's marks for white space mean nothing here
_LONGEST = 80


@dataclass(slots=True)
class Tag:
    """One tag: what kind (print, do, note), what it wraps ("", p, tr, tc, r) and its code."""

    kind: str
    scope: str
    code: str
    place: Place
    written: str
    node: Any = field(default=None, repr=False)

    @property
    def word(self) -> str:
        """The first word of a statement: if, for, endfor ..."""
        found = re.match(r"[-+]?\s*(\w+)", self.code)
        return found.group(1) if found and self.kind == "do" else ""


@dataclass(slots=True)
class Found:
    """The tags and problems of the parts of one template."""

    tags: list[Tag] = field(default_factory=list)
    lines: list[Tag] = field(default_factory=list)  # in the order of the document, without remarks
    problems: list[Problem] = field(default_factory=list)

    def problem(self, message: str, place: Place) -> None:
        """Note a fault."""
        self.problems.append(Problem(message, place))


def read_tag(match: re.Match[str], place: Place) -> Tag:
    """The tag that a match of TAG stands for."""
    printed, done, note = match.groups()
    kind = "print" if printed is not None else "do" if done is not None else "note"
    code = plain_code(next(g for g in (printed, done, note) if g is not None))
    code = code[1:] if code[:1] in _TRIM else code
    code = code[:-1] if code[-1:] in _TRIM else code
    scope = _SCOPE.match(code)
    if scope:
        code = code[scope.end() :]
    return Tag(kind, scope.group(1) if scope else "", code.strip(), place, match.group())


def plain_code(code: str) -> str:
    """Code as typed in Word made fit for Jinja: curly quotes outside strings and odd blanks become plain."""
    return _QUOTED.sub(_straight, code.translate(_BLANKS))


def _straight(match: re.Match[str]) -> str:
    text = match.group()
    return '"' if text in "“”„" else "'" if text in "‘’" else text


def place_tags(root: Any, part: str, found: Found) -> None:
    """Put every tag of every paragraph into the tree as one instruction node, joined over runs."""
    for number, paragraph in enumerate(list(root.iter(w("p")))):
        texts = list(own_texts(paragraph))
        whole = "".join(t.text or "" for t in texts)
        if "{" not in whole and "}" not in whole:
            continue
        place = Place(_where(paragraph, part), shorten(whole.strip(), _LONGEST), number)
        _complain(TAG.sub("", whole), place, found)
        matches = list(TAG.finditer(whole))
        for match in matches:
            if _HALF.search(match.group()[2:-2]):
                found.problem(f"标签没有写完，缺少结束的括号：{shorten(match.group(), 40)}", place)
        _place(texts, matches, place, found)


def own_texts(paragraph: Any) -> Iterator[Any]:
    """The text elements of a paragraph, without those of text boxes inside it or of deleted text."""
    for text in paragraph.iter(w("t")):
        gone = any(ancestor(text, name) is not None for name in ("del", "moveFrom"))
        if not gone and ancestor(text, "p") is paragraph:
            yield text


def _complain(rest: str, place: Place, found: Found) -> None:
    for half in _HALF.findall(rest):
        side = "结束" if half.startswith("{") else "开始"
        found.problem(f"括号 {half} 没有配对，缺少{side}的一半", place)


def _where(paragraph: Any, part: str) -> str:
    row = ancestor(paragraph, "tr")
    if row is None:
        return part
    number = 1 + sum(1 for _ in row.itersiblings(w("tr"), preceding=True))
    return f"{part}表格第 {number} 行"


def _place(texts: list[Any], matches: list[re.Match[str]], place: Place, found: Found) -> None:
    start = 0
    for element in texts:
        text = element.text or ""
        end = start + len(text)
        kept, pieces, position = "", [], start
        for match in matches:
            if match.start() >= end or match.end() <= start:
                continue
            kept += text[position - start : max(match.start(), start) - start]
            position = min(match.end(), end)
            if match.start() >= start:
                pieces.append((kept, read_tag(match, place)))
                kept = ""
        if position > start:
            _rewrite(element, pieces, kept + text[position - start :], found)
        start = end


def _rewrite(element: Any, pieces: list[tuple[str, Tag]], last: str, found: Found) -> None:
    element.set(SPACE, "preserve")
    element.text, before = "", None
    for text, tag in pieces:
        _append(element, before, text)
        if tag.kind == "note" and not tag.scope:
            continue
        before = instruction(tag, found)
        element.append(before)
    _append(element, before, last)


def _append(element: Any, before: Any, text: str) -> None:
    if before is None:
        element.text += text
    else:
        before.tail = (before.tail or "") + text


def instruction(tag: Tag, found: Found) -> Any:
    """A new node for a tag; its text is the number of the tag."""
    tag.node = etree.ProcessingInstruction(TARGET, str(len(found.tags)))
    found.tags.append(tag)
    return tag.node
