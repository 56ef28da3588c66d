"""From layouts to the Word templates beside them: `python -m docgen.deliverables.build` writes all anew."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT

from corpus.yaml_file import load_as, load_list
from docgen.deliverables import blocks, page
from docgen.deliverables.layout import Block, Layout
from docgen.steady_zip import steady
from docgen.word_base import TEMPLATES, base

_DAY = "2026-01-01"
_MARGINS = (2.4, 2.0, 2.0, 2.0)  # cm: top, right, bottom, left
_WIDTH = {False: 17.0, True: 25.7}  # cm between the margins, upright and landscape


def template(layout: Layout) -> bytes:
    """The Word template of a layout: A4, our styles, header with number, footer with page X of Y."""
    document = Document(io.BytesIO(base(layout.body_size, 20, _MARGINS)))
    section = document.sections[0]
    if layout.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    width = page.CERTIFICATE_WIDTH if layout.certificate else _WIDTH[layout.landscape]
    if layout.certificate:
        page.frame(section)
        page.no_header(section)
        page.certificate_margins(section)
        page.foot(section, layout.foot)
    else:
        page.header(section, layout.header, layout.number, width)
    _write(document, layout.blocks, width)
    blocks.end(document)
    written = io.BytesIO()
    document.save(written)
    return steady(written.getvalue(), _DAY)


def _write(document: Any, several: Sequence[Block], width: float) -> None:
    for block in several:
        opened = blocks.opened(document, block)
        before = len(document.element.body)
        if block.include:
            _write(document, load_list(TEMPLATES / "common" / f"{block.include}.yaml", Block), width)
        elif block.blocks:
            _write(document, block.blocks, width)
        else:
            blocks.write(document, block, width)
            if block.keep:
                blocks.keep(document, before)
        blocks.closed(document, opened)


def layouts() -> list[Path]:
    """Every layout below templates/: layout.yaml gives template.docx, NAME.layout.yaml gives NAME.docx."""
    return sorted(TEMPLATES.glob("*/*layout.yaml"))


def target(path: Path) -> Path:
    """The template that a layout makes."""
    name = path.name.removesuffix("layout.yaml").rstrip(".")
    return path.with_name(f"{name or 'template'}.docx")


def main() -> None:
    """Write every template."""
    for path in layouts():
        target(path).write_bytes(template(load_as(path, Layout)))


if __name__ == "__main__":
    main()
