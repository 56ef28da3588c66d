"""Text of parts that Word merely embeds: HTML, MHTML and plain-text chunks, and diagrams."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator

from lxml import etree, html

from checkers.readers.word_drawings import shape_lines
from checkers.readers.word_names import Element
from checkers.readers.word_package import Package

BLOCK_TAGS = frozenset(
    {
        "p",
        "div",
        "br",
        "tr",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "ul",
        "ol",
        "td",
        "th",
        "dt",
        "dd",
        "pre",
        "blockquote",
    }
)
SILENT_TAGS = frozenset({"script", "style", "head", "title"})


def chunk_lines(package: Package, part: str) -> list[str] | None:
    """The lines of an embedded document, or None if it is of a kind that is not read."""
    content = package.parts.read(part)
    kind = package.content_type(part) + " " + part.lower()
    if "mht" in kind or "message/rfc822" in kind or "multipart" in kind:
        return _mail_lines(content)
    if "html" in kind or part.lower().endswith(".htm"):
        return _html_lines(content)
    if "text/plain" in kind or part.lower().endswith(".txt"):
        return _decoded(content).splitlines()
    return None


def diagram_lines(package: Package, part: str) -> list[str]:
    """The labels of a SmartArt diagram."""
    root = package.tree(part)
    return list(shape_lines(root)) if root is not None else []


def _mail_lines(content: bytes) -> list[str] | None:
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            return _html_lines(payload)
    return None


def _html_lines(content: bytes) -> list[str]:
    try:
        root = html.document_fromstring(_decoded(content).encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    text = "".join(_pieces(root))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in lines if line]


def _pieces(root: Element) -> Iterator[str]:
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        if name in SILENT_TAGS:
            silent += 1 if event == "start" else -1
        if name in BLOCK_TAGS:
            yield "\n"
        text = element.text if event == "start" and name not in SILENT_TAGS else None
        text = element.tail if event == "end" else text
        if text and not silent:
            yield text.replace("\n", " ")


def _decoded(content: bytes) -> str:
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")
