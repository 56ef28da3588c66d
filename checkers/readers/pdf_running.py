"""Running headers, footers and page numbers: lines at the edge that come again on most pages."""

from __future__ import annotations

import re
from collections import defaultdict

from checkers.readers.pdf_text import TextLine

HEADER_BAND = 0.12  # of the page height
FOOTER_BAND = 0.10
TIGHT_BAND = 0.075  # for documents of two pages
MOST_PAGES = 0.6
PAGE_NUMBER = re.compile(
    r"[-—–\s]*(?:第\s*\d+\s*页)?[\s/，,]*(?:共\s*\d+\s*页)?[-—–\s]*|[-—–\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-—–\s]*"
    r"|(?:page|Page|PAGE)\s*\d+(?:\s*(?:of|/)\s*\d+)?"
)


def mark_running(pages: list[tuple[float, list[TextLine]]]) -> None:
    """Give running lines the kind header or footer; ``pages`` are (height, lines)."""
    bands = (HEADER_BAND, FOOTER_BAND) if len(pages) > 2 else (TIGHT_BAND, TIGHT_BAND)
    places: dict[tuple[str, str], set[int]] = defaultdict(set)
    edge: list[tuple[TextLine, tuple[str, str]]] = []
    for height, lines in pages:
        for line in lines:
            band = _band(line, height, bands)
            if band and line.visible == "visible" and not line.recognised:
                key = band, _key(line.text)
                places[key].add(line.page)
                edge.append((line, key))
    for line, key in edge:
        if _repeats(len(places[key]), len(pages)) or PAGE_NUMBER.fullmatch(line.text):
            line.kind = key[0]


def _band(line: TextLine, height: float, bands: tuple[float, float]) -> str | None:
    if line.box[3] <= bands[0] * height:
        return "header"
    if line.box[1] >= (1 - bands[1]) * height:
        return "footer"
    return None


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", "".join(text.split()))


def _repeats(pages: int, of: int) -> bool:
    return of >= 2 and pages >= max(2, MOST_PAGES * of)
