"""The style sheet of a Word file, cut into its styles so that only those in use are parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from lxml import etree

from checkers.readers.word_names import VALUE, WORD, Element
from checkers.readers.word_package import parser

STYLE = WORD + "style"
BASED_ON = WORD + "basedOn"
WHITE = re.compile(r"(?:[Ff][89A-Fa-f]){3}$")
TEXT_TYPES = ("paragraph", "character")

_NAMESPACE = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_BEGIN, _END = b"<w:style ", b"</w:style>"
_ATTRIBUTE = re.compile(rb'w:(styleId|type|default)="([^"&]*)"')
_BASE = re.compile(rb'<w:basedOn\s[^>]*w:val="([^"]*)"')
_WHITE = re.compile(rb'<w:color\s[^>]*w:val="(?:[Ff][89A-Fa-f]){3}"')
_UNUSUAL = (b"='", b"<!--", b"<![CDATA[", b"AlternateContent")  # signs that the cutting could go wrong


class Sheet(Protocol):
    """Where styles come from."""

    broken: bool  # something of it had to be mended

    def element(self, identifier: str) -> Element | None:
        """The w:style of an identifier."""

    def default(self) -> str | None:
        """The identifier of the default style of paragraphs."""

    def text_styles_that_may_hide(self) -> list[str]:
        """The identifiers of paragraph and character styles, unless none can be hidden or white."""


class ParsedSheet:
    """A style sheet that was parsed whole."""

    def __init__(self, root: Element | None) -> None:
        self.broken = False
        self._root = root
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        for element in root.iterchildren(STYLE) if root is not None else ():
            identifier = element.get(WORD + "styleId") or ""
            self._elements.setdefault(identifier, element)
            if element.get(WORD + "default") in ("1", "true") and element.get(WORD + "type") == "paragraph":
                self._default = identifier

    def element(self, identifier: str) -> Element | None:
        """As the protocol says."""
        return self._elements.get(identifier)

    def default(self) -> str | None:
        """As the protocol says."""
        return self._default

    def text_styles_that_may_hide(self) -> list[str]:
        """As the protocol says."""
        if self._root is None or not self._may_hide(self._root):
            return []
        return [n for n, e in self._elements.items() if e.get(WORD + "type") in TEXT_TYPES]

    @staticmethod
    def _may_hide(root: Element) -> bool:
        if next(root.iter(WORD + "vanish"), None) is not None:
            return True
        return any(WHITE.match(colour.get(VALUE) or "") for colour in root.iter(WORD + "color"))


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    content: bytes


@dataclass(slots=True)
class CutSheet:
    """A style sheet cut at its w:style tags; a style is parsed when it is first asked for."""

    _head: bytes
    _pieces: dict[str, _Piece] = field(default_factory=dict)
    _default: str | None = None
    _parsed: dict[str, Element] = field(default_factory=dict)
    broken: bool = False

    def element(self, identifier: str) -> Element | None:
        """As the protocol says."""
        if identifier not in self._parsed and identifier in self._pieces:
            self._parsed[identifier] = self._parse(self._pieces[identifier])
        return self._parsed.get(identifier)

    def _parse(self, piece: _Piece) -> Element | None:
        whole = self._head + piece.content + b"</w:styles>"
        try:
            root = etree.fromstring(whole, parser())
        except etree.XMLSyntaxError:
            self.broken = True
            root = etree.fromstring(whole, parser(recover=True))
        return root[0] if root is not None and len(root) else None

    def default(self) -> str | None:
        """As the protocol says."""
        return self._default

    def text_styles_that_may_hide(self) -> list[str]:
        """As the protocol says."""
        hiding = {n for n, p in self._pieces.items() if _hides(p.content)}
        if not hiding:
            return []
        text = [n for n, p in self._pieces.items() if p.kind in TEXT_TYPES]
        bases = {m.decode() for p in self._pieces.values() for m in _BASE.findall(p.content)}
        return text if not hiding.isdisjoint(text) or not hiding.isdisjoint(bases) else []


def _hides(style: bytes) -> bool:
    """Whether a style may hide its text."""
    return b"vanish" in style or _WHITE.search(style) is not None


def cut(content: bytes) -> CutSheet | None:
    """The style sheet cut into styles, or None where it is not written in the usual way."""
    head = _ROOT.search(content)
    usual = head is not None and _NAMESPACE in head.group() and content.rstrip().endswith(b"</w:styles>")
    if head is None or not usual or any(content.find(sign, head.start()) >= 0 for sign in _UNUSUAL):
        return None
    if b"encoding=" in content[: head.start()] and b"utf-8" not in content[: head.start()].lower():
        return None
    sheet = CutSheet(head.group())
    for piece in content[head.end() :].split(_END)[:-1]:
        at = piece.rfind(_BEGIN)
        tag = piece[at + len(_BEGIN) : piece.find(b">", at)]
        names = dict(_ATTRIBUTE.findall(tag))
        if at < 0 or b"styleId" not in names or tag.endswith(b"/"):
            return None
        identifier, kind = names[b"styleId"].decode(), names.get(b"type", b"").decode()
        sheet._pieces.setdefault(identifier, _Piece(kind, piece[at:] + _END))
        if names.get(b"default") in (b"1", b"true") and kind == "paragraph":
            sheet._default = identifier
    return sheet if len(sheet._pieces) == content.count(_END) == content.count(_BEGIN) else None
