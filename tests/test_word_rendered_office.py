"""Rendered documents in LibreOffice: they open, and show what was typed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from word_templates import picture_named, picture_of, table_of, template_bytes

from docgen.word.template import Template

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed")


def shown(data: bytes, folder: Path) -> str:
    """The text of the pages that LibreOffice makes of a document."""
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(io.BytesIO((folder / "a.pdf").read_bytes()))
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_a_rendered_document_opens_and_shows_its_values(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        rows = [["场所", "地址"], ["{%tr for s in sites %}{{ s.name }}", "{{ s.address }}{%tr endfor %}"]]
        table_of(rows)(document)
        table_of([["{%tc for s in sites %}{{ s.name }}{%tc endfor %}"]])(document)
        table_of([["{%p if no %}x{%p endif %}", "y"]])(document)
        picture_named("公章")(document)
        document.sections[0].header.paragraphs[0].text = "{{ client }}"

    data = template_bytes("名称 {{ client }}", "{%p if no %}", "不见", "{%p endif %}", fill=fill)
    sites = [{"name": f"N{i:02d}", "address": f'{i} <路> & "号"'} for i in range(60)]
    text = shown(
        Template(data).render(
            {"client": "甲<乙>&丙", "sites": sites, "no": False}, {"seal": picture_of("red")}
        ),
        tmp_path,
    )
    assert "名称 甲<乙>&丙" in text
    assert "不见" not in text
    assert all(s["name"] in text and s["address"] in text for s in sites)
