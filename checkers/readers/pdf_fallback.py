"""The second reader: pdfplumber for files and pages that PDFium cannot open or finds no text on."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Any

from checkers.readers.pdf_text import PageText, TextLine, clean

MOST_PAGES = 200
UNMAPPED = re.compile(r"\(cid:\d+\)")
JUNK_SHARE = 0.3


def second_opinion(data: bytes) -> Any | None:
    """The file opened by pdfplumber, or None when it cannot open it either."""
    import pdfplumber  # slow to import and seldom needed

    try:
        return pdfplumber.open(io.BytesIO(data), password="")
    except Exception:  # pdfminer raises errors of a dozen kinds on damaged files
        return None


def pages_of(document: Any) -> list[Any]:
    """The pages that pdfplumber finds."""
    try:
        return list(document.pages[:MOST_PAGES])
    except Exception:  # as above
        return []


def text_of(page: Any, number: int) -> PageText:
    """The lines of a pdfplumber page; glyphs without character map are counted, never text."""
    found = PageText()
    try:
        lines = page.extract_text_lines(return_chars=False)
    except Exception:  # as above
        return found
    for line in lines:
        _add(line, number, found)
    return found


def _add(line: dict[str, Any], number: int, found: PageText) -> None:
    text = clean(UNMAPPED.sub("", str(line["text"])))
    lost = len(UNMAPPED.findall(str(line["text"])))
    letters = [c for c in text if not c.isspace()]
    junk = sum(unicodedata.category(c) in ("Co", "Cn", "Cc") or c == "\ufffd" for c in letters)
    found.unmapped += lost
    if not letters:
        return
    if junk + lost > JUNK_SHARE * (len(letters) + lost):
        found.unmapped += len(letters)
        return
    box = (round(line["x0"], 2), round(line["top"], 2), round(line["x1"], 2), round(line["bottom"], 2))
    found.mapped += len(letters)
    found.lines.append(TextLine(text.strip(), number, box, box[3] - box[1]))
