"""From printed lines to paragraphs: which line goes on with the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checkers.readers.pdf_frame import Box, union
from checkers.readers.pdf_text import TextLine

NUMERALS = "一二三四五六七八九十百零〇"
STARTS = re.compile(
    rf"第[{NUMERALS}\d]+[章节条款部]|[{NUMERALS}]+[、.．]|[（(][{NUMERALS}\d]{{1,3}}[)）]"
    r"|\d{1,2}(?:[.．]\d{1,2}){0,4}[、)）]|\d{1,2}[.．](?!\d)|[①-⑳]|[a-zA-Z][.、)）]"
    r"|[●•■◆□☑√★※·▪\ue000-\uf8ff]|[-—]\s|附[件录表图][^，。；]{0,12}$|注[:：]|[^，。；：:]{1,10}[:：]"
)
WEAK_STARTS = re.compile(r"\d{1,2}(?:[.．]\d{1,2})+|\d{1,2}\s")  # may as well be a number in a sentence
FORM_LINE = re.compile(r"[^。，；,;]*[:：][^。，；,;]*[:：][^。，；,;]*")  # two labels beside each other
CLOSED = "。；;：:！!？?"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: list[TextLine] = field(default_factory=list)
    text: str = ""

    @property
    def box(self) -> Box:
        """The box around all lines."""
        box = self.lines[0].box
        for line in self.lines[1:]:
            box = union(box, line.box)
        return box


def glued(first: str, second: str) -> str:
    """Two parts of one paragraph: a blank only between Latin words."""
    if _latin(first[-1:]) and _latin(second[:1]):
        return f"{first} {second}"
    return first + second


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ",;.)(")


def paragraphs(lines: list[TextLine]) -> list[Paragraph]:
    """The paragraphs of neighbouring lines of one page, in reading order."""
    found: list[Paragraph] = []
    right = max((line.box[2] for line in lines if line.visible == "visible"), default=0.0)
    for line in lines:
        if found and goes_on(found[-1], line, right):
            found[-1].text = glued(found[-1].text, line.text)
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], line.text))
    return found


def goes_on(paragraph: Paragraph, line: TextLine, right: float) -> bool:
    """Whether the line is the next one of the paragraph."""
    before = paragraph.lines[-1]
    if _different(before, line) or before.kind != "paragraph" or line.kind != "paragraph":
        return False
    if FORM_LINE.fullmatch(before.text):
        return False
    size = max(before.size, line.size, 1.0)
    if not 0 < line.box[1] - before.box[1] <= 2.7 * size:
        return False
    slack = 2.3 if not before.text[-1:].isascii() else 5.0
    if before.box[2] < right - slack * size:
        return False
    if not _aligned(paragraph, line, size):
        return False
    return not _starts(line.text, before.text)


def _different(before: TextLine, line: TextLine) -> bool:
    if (before.visible, before.recognised) != (line.visible, line.recognised):
        return True
    return not 0.8 <= (before.size + 0.01) / (line.size + 0.01) <= 1.25


def _aligned(paragraph: Paragraph, line: TextLine, size: float) -> bool:
    """Wrapped lines start left of a first-line indent, or at the same place, or hang below a number."""
    left = paragraph.lines[-1].box[0]
    if len(paragraph.lines) == 1:
        hanging = 4.0 if STARTS.match(paragraph.text) else 0.7
        return left - 4.5 * size <= line.box[0] <= left + hanging * size
    return abs(line.box[0] - left) <= 0.7 * size


def _starts(text: str, before: str) -> bool:
    if WEAK_STARTS.match(text):
        return before[-1:] in CLOSED
    return STARTS.match(text) is not None
