"""Finds the paragraphs that hold nothing but plain runs, whose text the XML library can join at once."""

from __future__ import annotations

from lxml import etree

from checkers.readers.word_names import ALTERNATE, MATH, PARAGRAPH, TABLE, WORD, Element, words

SPECIAL = (
    *(
        WORD + name
        for name in words("tab ptab br cr sym fldChar instrText delText drawing pict object ins del")
    ),
    *(WORD + name for name in words("moveFrom moveTo sdt ruby noBreakHyphen softHyphen")),
    *(WORD + name for name in words("footnoteReference endnoteReference commentReference")),
    MATH + "oMath",
    ALTERNATE,
)
BOLD = WORD + "b"


class PlainParagraphs:
    """The paragraphs of one part that need no second look."""

    def __init__(self, root: Element) -> None:
        self._special = {_paragraph_of(element) for element in root.iter(*SPECIAL)}
        self._special |= {
            _paragraph_of(table) for table in root.iter(TABLE) if table.getparent().tag == PARAGRAPH
        }
        self._bold = {_paragraph_of(element) for element in root.iter(BOLD)}

    def text(self, paragraph: Element) -> str | None:
        """The text of a plain paragraph; None for any other (line breaks are indentation of the XML)."""
        if paragraph in self._special:
            return None
        text: str = etree.tostring(paragraph, method="text", encoding="unicode", with_tail=False)
        return text if "\n" not in text else None

    def has_bold(self, paragraph: Element) -> bool:
        """Whether any bold is switched on or off in the paragraph itself."""
        return paragraph in self._bold


def _paragraph_of(element: Element) -> Element | None:
    return next(element.iterancestors(PARAGRAPH), None)
