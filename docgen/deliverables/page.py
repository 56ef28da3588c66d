"""The page of a template: header with letterhead and number, frame of a certificate."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

_FRAME = {"val": "double", "sz": "12", "space": "18", "color": "8A6D3B"}


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
    """A certificate carries neither page header nor page numbers."""
    for part in (section.header, section.footer):
        for paragraph in part.paragraphs:
            for child in list(paragraph._p):
                if child.tag != qn("w:pPr"):
                    paragraph._p.remove(child)


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
