"""What a paragraph, character or table style says: outline level, numbering, bold, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checkers.readers.word_names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VALUE,
    WORD,
    Element,
    number,
    switched_on,
)
from checkers.readers.word_package import Package
from checkers.readers.word_style_sheet import BASED_ON, WHITE, ParsedSheet, Sheet, cut

OUTLINE = WORD + "outlineLvl"
NUMBERING = WORD + "numPr"
LONGEST_CHAIN = 20
HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])(?:\s*,.*)?$|([一二三四五六七八九])级标题$", re.I)
TITLE_NAME = re.compile(r"(?:title|标题|標題|文档标题)$", re.I)
CONTENTS_NAME = re.compile(r"(?:toc|目录|目錄)\s*(?:\d|heading|标题)?$|table of figures$|图表目录$", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """One style with everything it inherits."""

    name: str = ""
    level: int | None = None  # 1 = outermost; 0 = the title of the document
    contents: bool = False  # an entry of a table of contents
    list_id: str | None = None
    list_level: int | None = None
    bold: bool = False
    hidden: bool = False
    white: bool = False
    shaded: bool = False


class Styles:
    """The styles of one document by identifier, resolved when first asked for."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[str | None, Style] = {None: Style()}
        self._hiding: list[str] | None = None
        default = sheet.default()
        if default is not None:
            self._known[None] = self._resolved(sheet.element(default))

    @property
    def broken(self) -> bool:
        """Whether a style had to be mended."""
        return self._sheet.broken

    def __getitem__(self, identifier: str | None) -> Style:
        """The style, or the document's default for none or an unknown one."""
        style = self._known.get(identifier)
        if style is None:
            element = self._sheet.element(identifier or "")
            style = self._known[None] if element is None else self._resolved(element)
            self._known[identifier] = style
        return style

    def hiding(self) -> list[str]:
        """The identifiers of styles whose text does not show."""
        if self._hiding is None:
            texts = self._sheet.text_styles_that_may_hide()
            self._hiding = [name for name in texts if self[name].hidden or self[name].white]
        return self._hiding

    def _chain(self, element: Element | None) -> Iterator[Element]:
        for _ in range(LONGEST_CHAIN):
            if element is None:
                return
            yield element
            base = element.find(BASED_ON)
            element = self._sheet.element(base.get(VALUE) or "") if base is not None else None

    def _resolved(self, element: Element) -> Style:
        chain = list(self._chain(element))
        names = [_name(e) for e in chain]
        level, contents = _outline(chain, names)
        list_id, list_level = _list(chain)
        white = _first(chain, RUN_PROPERTIES, "color")
        return Style(
            name=names[0],
            level=level,
            contents=contents,
            list_id=list_id,
            list_level=list_level,
            bold=switched_on(_first(chain, RUN_PROPERTIES, "b")),
            hidden=switched_on(_first(chain, RUN_PROPERTIES, "vanish")),
            white=white is not None and bool(WHITE.match(white.get(VALUE) or "")),
            shaded=any(is_shaded(shade) for e in chain for shade in e.iter(WORD + "shd")),
        )


_KEPT = 32
_kept: dict[tuple[int, bytes], Styles] = {}


def styles_of(package: Package) -> Styles:
    """The styles of a package; those of the last style sheets met are kept, as many files share one."""
    parts = package.related("styles")
    if not parts:
        return Styles(ParsedSheet(None))
    key = package.parts.packed(parts[0])
    styles = _kept.pop(key, None)
    if styles is None:
        content = package.content(parts[0])
        styles = Styles(cut(content) or ParsedSheet(package.parsed("styles", content)))
        if package.broken or package.parts.damaged:
            return styles
    _kept[key] = styles
    if len(_kept) > _KEPT:
        del _kept[next(iter(_kept))]
    return styles


def is_shaded(shade: Element | None) -> bool:
    """Whether a w:shd paints something other than white."""
    if shade is None:
        return False
    fill = shade.get(WORD + "fill") or "auto"
    pattern = shade.get(VALUE) or "clear"
    return not (fill == "auto" or WHITE.match(fill)) or pattern not in ("clear", "nil")


def _name(element: Element) -> str:
    found = element.find(WORD + "name")
    return (found.get(VALUE) or "").strip() if found is not None else ""


def _first(chain: list[Element], group: str, name: str) -> Element | None:
    """The property of the nearest style in the chain that sets it."""
    found = (e.find(f"{group}/{WORD}{name}") for e in chain)
    return next((f for f in found if f is not None), None)


def _outline(chain: list[Element], names: list[str]) -> tuple[int | None, bool]:
    """The outline level of a style, and whether it is an entry of a table of contents."""
    for element, name in zip(chain, names, strict=True):
        if CONTENTS_NAME.match(name):
            return None, True
        outline = element.find(f"{PARAGRAPH_PROPERTIES}/{OUTLINE}")
        if outline is not None:
            return outline_level(outline), False
        heading = HEADING_NAME.match(name)
        if heading and element.get(WORD + "type") != "character":
            return int(heading[1] or "一二三四五六七八九".index(heading[2]) + 1), False
        if TITLE_NAME.match(name) and element.get(WORD + "type") == "paragraph":
            return 0, False
    return None, False


def outline_level(element: Element) -> int | None:
    """The heading level of a w:outlineLvl; level 9 means body text."""
    level = number(element.get(VALUE), 9)
    return level + 1 if 0 <= level < 9 else None


def _list(chain: list[Element]) -> tuple[str | None, int | None]:
    list_id: str | None = None
    level: int | None = None
    for element in chain:
        properties = element.find(f"{PARAGRAPH_PROPERTIES}/{NUMBERING}")
        if properties is not None:
            own_id, own_level = list_of(properties)
            list_id = own_id if list_id is None else list_id
            level = own_level if level is None else level
    return list_id, level


def list_of(properties: Element) -> tuple[str | None, int | None]:
    """The list and level a w:numPr names."""
    list_id: str | None = None
    level: int | None = None
    for child in properties:
        if child.tag == WORD + "numId":
            list_id = child.get(VALUE)
        elif child.tag == WORD + "ilvl":
            level = number(child.get(VALUE))
    return list_id, level
