"""Small Word templates for tests, written with python-docx, and the text of what was rendered."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from docgen.word.soundness import unsound
from docgen.word.template import Template

Fill = Callable[[Any], object]


def template_bytes(*paragraphs: str | Sequence[str], fill: Fill | None = None) -> bytes:
    """A template; a paragraph of several texts has one run for each."""
    document = Document()
    for texts in paragraphs:
        paragraph = document.add_paragraph()
        for text in [texts] if isinstance(texts, str) else texts:
            paragraph.add_run(text)
    if fill is not None:
        fill(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def table_of(rows: Sequence[Sequence[str]]) -> Fill:
    """What adds a table."""

    def fill(document: Any) -> None:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return fill


def picture_of(colour: str, width: int = 20, height: int = 20) -> bytes:
    """A one-coloured PNG."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(written, "PNG")
    return written.getvalue()


def picture_named(name: str, *, centimetres: tuple[float, float] = (4, 2)) -> Fill:
    """What adds a grey placeholder picture with a name."""

    def fill(document: Any) -> None:
        run = document.add_paragraph().add_run()
        run.add_picture(io.BytesIO(picture_of("grey")), Cm(centimetres[0]), Cm(centimetres[1]))
        run._r.find(".//" + qn("wp:docPr")).set("descr", name)

    return fill


def rendered(data: bytes, context: Mapping[str, Any], **more: Any) -> Any:
    """The rendered document, found sound and opened with python-docx."""
    document = Template(data).render(context, **more)
    assert unsound(document) == []
    return Document(io.BytesIO(document))


def lines(element: Any) -> list[str]:
    """The text of each paragraph below an element, breaks and tabs as characters."""
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return [
        "".join(e.text or "" if e.tag == qn("w:t") else signs.get(e.tag, "") for e in paragraph.iter())
        for paragraph in element.iter(qn("w:p"))
    ]


def body(*paragraphs: str | Sequence[str], fill: Fill | None = None, **context: Any) -> list[str]:
    """The lines that a template gives for a context."""
    return lines(rendered(template_bytes(*paragraphs, fill=fill), context).element.body)
