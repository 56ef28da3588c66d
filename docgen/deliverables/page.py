"""The page of a template: header with letterhead and number, frame of a certificate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

CERTIFICATE_WIDTH = 15.8  # cm between the margins of a certificate
_FRAME = {"val": "thinThickSmallGap", "sz": "24", "space": "22", "color": "9A7B3F"}


def header(section: Any, left: str, right: str, width: float) -> None:
    """The body's name at the left, title and number at the right, a rule below."""
    paragraph = section.header.paragraphs[0]
    paragraph.style.paragraph_format.tab_stops.clear_all()  # the stops of letter paper
    stops = paragraph.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(left + "\t" + "{{ document.title }}" + (f"　{right}" if right else ""))
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in {"val": "single", "sz": "4", "space": "2", "color": "8B95A5"}.items():
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    paragraph._p.get_or_add_pPr().append(borders)


def no_header(section: Any) -> None:
    """A certificate carries no page header."""
    for paragraph in section.header.paragraphs:
        for child in list(paragraph._p):
            if child.tag != qn("w:pPr"):
                paragraph._p.remove(child)


def certificate_margins(section: Any) -> None:
    """The text stands well inside the frame."""
    section.top_margin = section.bottom_margin = Cm(1.8)
    section.left_margin = section.right_margin = Cm(2.6)
    section.header_distance, section.footer_distance = Cm(1.0), Cm(1.3)


def foot(section: Any, lines: Sequence[str]) -> None:
    """Lines above the page number."""
    number = section.footer.paragraphs[0]
    for line in lines:
        paragraph = number.insert_paragraph_before(line, "Footer")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(1)


def frame(section: Any) -> None:
    """A frame around the page."""
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in _FRAME.items():
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    following = section._sectPr.find(qn("w:cols"))
    if following is not None:
        following.addprevious(borders)
    else:
        section._sectPr.append(borders)
