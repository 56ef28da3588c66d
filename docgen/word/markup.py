"""The few names of WordprocessingML that the engine touches, and reading and writing its XML."""

from __future__ import annotations

from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOISE = ("rsid", "paraId", "textId")
_REMOVED = ("proofErr", "lastRenderedPageBreak")


def w(name: str) -> str:
    """The full name of an element or attribute of Word's main namespace."""
    return f"{{{W}}}{name}"


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and instructions."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def parse(data: bytes) -> Any:
    """The tree of a part; entities stay unresolved and nothing is fetched. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise etree.XMLSyntaxError("document type", 0, 0, 0)
    return root


def tidy(root: Any) -> None:
    """Drop what only an editing program needs: revision ids, proofing marks, indentation between elements."""
    for element in list(root.iter(*(w(name) for name in _REMOVED))):
        remove(element)
    for element in root.iter():
        if len(element) and not (element.text or "").strip():
            element.text = None
        if not (element.tail or "").strip():
            element.tail = None
        for name in [n for n in element.attrib if etree.QName(n).localname.startswith(_NOISE)]:
            del element.attrib[name]


def remove(element: Any) -> None:
    """Take an element out of its parent."""
    element.getparent().remove(element)


def ancestor(element: Any, name: str) -> Any | None:
    """The nearest element above with a name of Word's main namespace."""
    return next(element.iterancestors(w(name)), None)


def text_of(root: Any) -> str:
    """The XML of a tree as text, without declaration."""
    return str(etree.tostring(root, encoding="unicode"))
