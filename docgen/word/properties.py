"""Document properties: the day in core.xml, and our own values in custom.xml."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from docgen.word.markup import HEAD, parse, text_of

PART = "docProps/custom.xml"
TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def dated(core: bytes, day: str) -> bytes:
    """core.xml whose document was made and changed on a day (YYYY-MM-DD)."""
    return _MOMENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode(), core)


def custom(old: bytes | None, values: Mapping[str, str]) -> bytes:
    """custom.xml with values added to those of the template."""
    names = {None: _CUSTOM, "vt": _TYPES}
    root = parse(old) if old else etree.Element(f"{{{_CUSTOM}}}Properties", nsmap=names)
    for entry in [e for e in root if e.get("name") in values]:
        root.remove(entry)
    first = 2 + max((int(e.get("pid", "1")) - 1 for e in root), default=0)
    for number, (name, value) in enumerate(values.items(), start=first):
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = value
    return (HEAD + text_of(root)).encode()


def read_custom(part: bytes) -> dict[str, str]:
    """The values of custom.xml by name."""
    return {e.get("name", ""): "".join(e.itertext()) for e in parse(part)}
