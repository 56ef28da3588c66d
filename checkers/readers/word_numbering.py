"""Automatic numbering: the labels Word prints before paragraphs and keeps out of their text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from checkers.readers.word_names import VALUE, WORD, Element, number, switched_on
from checkers.readers.word_numerals import numeral
from checkers.readers.word_styles import Styles
from checkers.readers.word_symbols import CHECK_MARKS, in_symbol_font

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    legal: bool = False  # all numbers in plain digits
    restart: int | None = None  # restarts after this level; 0 = never; None = after any higher level
    style: str | None = None
    font: str = ""
    glued: bool = False  # no blank between the label and the text


@dataclass(slots=True)
class List:
    """One w:num: its levels, the abstract list it counts in, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of all lists in document order and words their labels."""

    def __init__(self, definitions: Callable[[], Element | None], styles: Styles) -> None:
        self._definitions = definitions
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._is_read = False

    def _read_definitions(self) -> None:
        self._is_read = True
        root = self._definitions()
        for element in root if root is not None else ():
            if element.tag == WORD + "abstractNum":
                self._abstract[element.get(WORD + "abstractNumId") or ""] = element
            elif element.tag == WORD + "num":
                self._numbers[element.get(WORD + "numId") or ""] = element

    def label(self, list_id: str, level: int | None, style: str | None) -> str:
        """The next label of the list with its blank ("第一条 ", "2.1 "); empty for bullets and no list."""
        found = self._list(list_id)
        if found is None:
            return ""
        depth = _linked_level(found, style) if level is None else level
        if depth not in found.levels:
            return ""
        self._count(list_id, found, depth)
        return self._worded(found, depth)

    def _count(self, list_id: str, found: List, depth: int) -> None:
        counter = self._counters.setdefault(found.abstract, [None] * LEVELS)
        if depth in found.starts and (list_id, depth) not in self._started:
            self._started.add((list_id, depth))
            counter[depth] = found.starts[depth]
        else:
            current = counter[depth]
            counter[depth] = found.levels[depth].start if current is None else current + 1
        for deeper in range(depth + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or (restart and depth < restart):
                counter[deeper] = None

    def _worded(self, found: List, depth: int) -> str:
        level = found.levels[depth]
        if level.number_format == "bullet":
            mark = in_symbol_font(level.text, level.font).strip()
            return mark + " " if mark in CHECK_MARKS else ""
        text = re.sub(
            r"%([1-9])", lambda match: self._value(found, int(match[1]) - 1, level.legal), level.text
        )
        return text if level.glued or not text.strip() else text.rstrip() + " "

    def _value(self, found: List, depth: int, legal: bool) -> str:
        level = found.levels.get(depth, Level())
        counter = self._counters[found.abstract]
        if counter[depth] is None:
            counter[depth] = level.start
        return numeral(counter[depth] or 0, "decimal" if legal else level.number_format)

    def _list(self, list_id: str) -> List | None:
        if not self._is_read:
            self._read_definitions()
        if list_id not in self._lists:
            self._lists[list_id] = self._read_list(list_id, depth=0)
        return self._lists[list_id]

    def _read_list(self, list_id: str, depth: int) -> List | None:
        element = self._numbers.get(list_id)
        if element is None or depth > 5:
            return None
        link = element.find(WORD + "abstractNumId")
        abstract = link.get(VALUE) or "" if link is not None else ""
        source = self._abstract.get(abstract)
        if source is None:
            return None
        styled = source.find(WORD + "numStyleLink")
        linked = self._styles[styled.get(VALUE)].list_id if styled is not None else None
        base = self._read_list(linked, depth + 1) if linked and linked != list_id else None
        found = List(base.abstract, dict(base.levels)) if base else List(abstract, _levels(source))
        _override(found, element)
        return found


def _levels(element: Element) -> dict[int, Level]:
    return {number(e.get(WORD + "ilvl")): _level(e) for e in element.iterchildren(WORD + "lvl")}


def _level(element: Element) -> Level:
    def value(name: str) -> str | None:
        found = next(element.iter(WORD + name), None)
        return found.get(VALUE) if found is not None else None

    restart = value("lvlRestart")
    fonts = next(element.iter(WORD + "rFonts"), None)
    return Level(
        start=number(value("start"), 0 if value("start") is None else 1),
        number_format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        legal=switched_on(element.find(WORD + "isLgl")),
        restart=number(restart) if restart is not None else None,
        style=value("pStyle"),
        font=(fonts.get(WORD + "ascii") or "") if fonts is not None else "",
        glued=value("suff") == "nothing",
    )


def _override(found: List, element: Element) -> None:
    for override in element.iterchildren(WORD + "lvlOverride"):
        depth = number(override.get(WORD + "ilvl"))
        own = override.find(WORD + "lvl")
        start = override.find(WORD + "startOverride")
        if own is not None:
            found.levels[depth] = _level(own)
        if start is not None:
            found.starts[depth] = number(start.get(VALUE), 1)
            found.levels[depth] = replace(found.levels.get(depth, Level()), start=found.starts[depth])


def _linked_level(found: List, style: str | None) -> int:
    """The level tied to the paragraph's style, else the outermost."""
    return next((depth for depth, level in found.levels.items() if style and level.style == style), 0)
