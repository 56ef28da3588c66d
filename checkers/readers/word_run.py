"""What stands inside a run of a Word paragraph: text, tabs, breaks, symbols, fields, drawings, references."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checkers.document import Visibility
from checkers.readers.word_drawings import drawn
from checkers.readers.word_looks import symbol_font
from checkers.readers.word_names import IDENTIFIER, MATH, TEXT, WORD, Element
from checkers.readers.word_symbols import in_symbol_font, sign

if TYPE_CHECKING:
    from checkers.readers.word_text import TextReader

MATH_TEXT = MATH + "t"
LINE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")


def _text(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    text = element.text
    if not text:
        return
    if text[0] <= " " or text[-1] <= " " or "\n" in text:
        text = _unindented(element, text)
    if reader.has_symbols and font is not None:
        text = in_symbol_font(text, symbol_font(element.getparent()))
    reader.say(text, mark, font)


def _deleted_text(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    _text(reader, element, "deleted", font)


def _tab(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    reader.say("\t", mark, font)


def _break(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    reader.say("\n", mark, font)


def _hyphen(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    reader.say("-", mark, font)


def _symbol(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    try:
        code = int(element.get(WORD + "char") or "", 16)
    except ValueError:
        return
    reader.say(sign(element.get(WORD + "font") or "", code), mark, font)


def _field(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    reader.say(reader.fields.mark(element), mark, font)


def _instruction(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    reader.fields.instruct(element.text or "")


def _drawing(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    if mark != "hidden":
        reader.said.drawings = [*reader.said.drawings, *drawn(element, mark)]


def _reference(reader: TextReader, element: Element, mark: Visibility, font: Element | None) -> None:
    kind = element.tag.rpartition("}")[2].removesuffix("Reference")
    reader.said.references = [*reader.said.references, (kind, element.get(IDENTIFIER) or "")]


def _unindented(element: Element, text: str) -> str:
    """The text without the blanks of XML indentation, as Word shows it."""
    text = LINE_BREAK.sub(" ", text)
    preserved = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    return text if preserved else text.strip(" \t\r\n")


Handler = Callable[["TextReader", Element, Visibility, Element | None], None]
RUN_CONTENT: dict[str, Handler] = {
    TEXT: _text,
    MATH_TEXT: _text,
    WORD + "delText": _deleted_text,
    WORD + "tab": _tab,
    WORD + "ptab": _tab,
    WORD + "br": _break,
    WORD + "cr": _break,
    WORD + "noBreakHyphen": _hyphen,
    WORD + "sym": _symbol,
    WORD + "fldChar": _field,
    WORD + "instrText": _instruction,
    WORD + "drawing": _drawing,
    WORD + "pict": _drawing,
    WORD + "object": _drawing,
    WORD + "footnoteReference": _reference,
    WORD + "endnoteReference": _reference,
    WORD + "commentReference": _reference,
}
