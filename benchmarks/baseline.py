"""The plain keyword baseline: ready-made text extraction, two words of a statement in one paragraph.

Nothing in it knows certification: an element is met when two different content words of its statement stand in one
paragraph, else missing. It opens no archives, reads no pictures, weighs no wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2

from corpus.scheme import Item

Paragraph = tuple[str, str]  # file, text
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_FUNCTION = re.compile(r"[的和或与及应对在等有为由其并各该所以于将把被按从]|[，。、；：（）]")
_ENOUGH = 2
_SHORT_LINE = 20


def paragraphs(folder: Path) -> list[Paragraph]:
    """The paragraphs of every Word, Excel and PDF file below a folder; what cannot be opened is skipped."""
    readers = {".docx": _word, ".xlsx": _excel, ".pdf": _pdf}
    found: list[Paragraph] = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in readers):
        try:
            texts = list(readers[path.suffix.lower()](path))
        except Exception:  # whatever a library cannot open, the baseline does not read
            continue
        found += [(path.relative_to(folder).as_posix(), text) for text in texts if text.strip()]
    return found


def _word(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (p.text for p in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield " ".join(cell.text for cell in row.cells)


def _excel(path: Path) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield " ".join(str(value) for value in row if value is not None)


def _pdf(path: Path) -> Iterator[str]:
    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = ""
        for line in page.get_textpage().get_text_range().splitlines():
            text += line.strip()
            if len(line) < _SHORT_LINE or line.rstrip().endswith(("。", "；", "：")):
                yield text
                text = ""
        yield text


def words(statement: str) -> list[str]:
    """The words of a statement: its runs between function characters, cut into pairs from the left."""
    runs = (run for piece in _FUNCTION.split(statement) for run in _RUN.findall(piece))
    return list(dict.fromkeys(run[i : i + 2] for run in runs for i in range(0, len(run) - 1, 2)))


def judge(elements: Sequence[Item], found: Sequence[Paragraph]) -> list[dict[str, Any]]:
    """A verdict and the best paragraph for each element, as findings have them."""
    return [answer(e.id, words(e.statement), found) for e in elements]


def answer(element_id: str, content: Sequence[str], found: Sequence[Paragraph]) -> dict[str, Any]:
    """The verdict on one element and the three paragraphs with most of its words."""
    counted = [(sum(w in text for w in content), file, text) for file, text in found]
    best = sorted((c for c in counted if c[0] >= _ENOUGH), key=lambda c: -c[0])[:3]
    evidence = [{"file": file, "quote": text} for _, file, text in best]
    return {"id": element_id, "verdict": "met" if best else "missing", "evidence": evidence}
