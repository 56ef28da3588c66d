"""Which lines of a PDF page nobody sees: invisible, white on white, or outside of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checkers.readers.pdf_frame import Frame
from checkers.readers.pdf_objects import PageObjects
from checkers.readers.pdf_text import MOST_CHECKED, Characters, TextLine, clean

SCAN_SHARE = 0.4  # of the page that a picture must cover for invisible text to be its OCR layer


def is_scan(objects: PageObjects, frame: Frame) -> bool:
    """Whether pictures cover so much of the page that it is a scan."""
    return sum(frame.share(box) for box in objects.pictures) >= SCAN_SHARE


def told_apart(
    lines: list[TextLine], chars: Characters, objects: PageObjects, frame: Frame
) -> list[TextLine]:
    """The lines, with hidden parts split off; invisible text over a scan is its recognised text."""
    for line in lines:
        if frame.outside(line.box) and line.box[2] > line.box[0]:
            line.visible = "hidden"
    suspects = objects.invisible | objects.hidden_white()
    if not suspects or len(chars.text) > MOST_CHECKED:
        return lines
    layer = objects.invisible if is_scan(objects, frame) else set()
    return [part for line in lines for part in _parts(line, chars, suspects, layer)]


def _parts(line: TextLine, chars: Characters, suspects: set[int], layer: set[int]) -> Iterator[TextLine]:
    for start, end, hidden in _runs(line, chars, suspects, layer):
        text = clean(chars.text[start:end]).strip()
        box = chars.box(start, end)
        if text and box is not None:
            part = replace(line, text=text, box=box, first=start, last=0)
            part.recognised = hidden is None
            part.visible = "hidden" if hidden else line.visible
            yield part


def _runs(
    line: TextLine, chars: Characters, suspects: set[int], layer: set[int]
) -> Iterator[tuple[int, int, bool | None]]:
    """Runs of characters that are alike: (start, end, hidden), None for a scan's text layer."""
    end = _end(line, chars)
    start, state = line.first, _state(chars.drawn_by(line.first), suspects, layer)
    for place in range(line.first + 1, end):
        if chars.text[place].isspace():
            continue
        current = _state(chars.drawn_by(place), suspects, layer)
        if current != state:
            yield start, place, state
            start, state = place, current
    yield start, end, state


def _state(address: int, suspects: set[int], layer: set[int]) -> bool | None:
    return None if address in layer else address in suspects


def _end(line: TextLine, chars: Characters) -> int:
    end = line.first
    while end < len(chars.text) and chars.text[end] not in "\r\n":
        end += 1
    return end
