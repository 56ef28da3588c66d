"""Text in drawings: text boxes, shapes of other kinds, word art and diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checkers.document import Visibility
from checkers.readers.word_names import (
    ALTERNATE,
    BOX_CONTENT,
    DIAGRAM,
    DRAWING,
    RELATIONSHIP,
    VML,
    Element,
    branch,
)

SHAPE_PARAGRAPH = DRAWING + "p"
SHAPE_TEXT = DRAWING + "t"
WORD_ART = VML + "textpath"
DIAGRAM_LINKS = DIAGRAM + "relIds"
TEXTUAL = (BOX_CONTENT, SHAPE_TEXT, WORD_ART, DIAGRAM_LINKS)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Text of a drawing: a text box to walk through, plain lines, or a link to a diagram part."""

    mark: Visibility
    box: Element | None = None
    lines: tuple[str, ...] = ()
    diagram: str = ""


def drawn(element: Element, mark: Visibility) -> Iterator[Drawn]:
    """The pieces of text in a drawing, in order; only one branch of each alternative."""
    if next(element.iter(*TEXTUAL), None) is None:
        return
    pending = [element]
    while pending:
        current = pending.pop()
        tag = current.tag
        if tag == BOX_CONTENT:
            yield Drawn(mark, box=current)
        elif tag == WORD_ART:
            yield Drawn(mark, lines=tuple(filter(None, [current.get("string")])))
        elif tag == DIAGRAM_LINKS:
            yield Drawn(mark, diagram=current.get(RELATIONSHIP + "dm") or "")
        elif tag == SHAPE_PARAGRAPH:
            yield Drawn(mark, lines=tuple(shape_lines(current)))
        elif tag == ALTERNATE:
            chosen = branch(current)
            pending.extend([chosen] if chosen is not None else [])
        else:
            pending.extend(reversed(current))


def shape_lines(root: Element) -> Iterator[str]:
    """The paragraphs of DrawingML text below an element that have any text."""
    for paragraph in root.iter(SHAPE_PARAGRAPH):
        text = "".join(paragraph.itertext(SHAPE_TEXT)).strip()
        if text:
            yield text
