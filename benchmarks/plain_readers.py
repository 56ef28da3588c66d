"""What reading is compared with: the fastest and the usual ways to pull the text out of a file."""

from __future__ import annotations

import io
import zipfile
from importlib.util import find_spec

import pdfplumber
import pypdfium2
from lxml import etree


def lxml_text(data: bytes) -> str:
    """The text of a Word file by the barest means."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(root.itertext())


def pdfium_text(data: bytes) -> str:
    """The text of a PDF by the fastest reader."""
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def pdfplumber_text(data: bytes) -> str:
    """The text of a PDF by pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        return "".join(page.extract_text() or "" for page in document.pages)


def has_markitdown() -> bool:
    """Whether the extra ``bench`` is installed."""
    return find_spec("markitdown") is not None


def markitdown_text(data: bytes) -> str:
    """The text of a PDF by markitdown."""
    from markitdown import MarkItDown

    text: str = (
        MarkItDown(enable_plugins=False).convert_stream(io.BytesIO(data), file_extension=".pdf").markdown
    )
    return text
