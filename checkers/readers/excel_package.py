"""An Excel package: its parts, relations and sheets, whether Transitional or Strict."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from lxml import etree

from checkers.readers.trouble import Unreadable
from checkers.readers.word_zip import ZipParts

TRANSITIONAL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_SAFE = {"resolve_entities": False, "no_network": True}

UNSAFE = "文件内含有外部定义（DOCTYPE），为安全起见没有读取，请用 Excel 或 WPS 另存后重新提交"
DAMAGED = "文件已损坏，无法读取，请用 Excel 或 WPS 打开、修复并另存后重新提交"

Element = Any  # lxml has no types


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet as the workbook lists it; ``part`` is None if it leads nowhere."""

    name: str
    part: str | None
    hidden: bool


class Package:
    """The parts of one workbook, read on demand."""

    def __init__(self, content: bytes) -> None:
        self.parts = ZipParts(content)
        self.broken: set[str] = set()  # parts whose XML ends early
        self.workbook = self._workbook_part()
        self._root = self.tree(self.workbook)

    def content(self, part: str) -> bytes:
        """The bytes of an XML part, refused if it has a document type."""
        content = self.parts.read(part)
        if any(mark in content for mark in _DOCTYPES):
            raise Unreadable("unsafe", UNSAFE)
        return content

    def tree(self, part: str | None) -> Element | None:
        """The root of a small part; None if it is missing or cannot be parsed."""
        if part is None or part not in self.parts:
            return None
        try:
            return etree.fromstring(self.content(part), etree.XMLParser(**_SAFE))
        except (etree.XMLSyntaxError, ValueError):
            self.broken.add(part)
            return None

    def elements(self, part: str, *names: str) -> Iterator[Element]:
        """The elements of these names one after the other; a damaged part ends where the damage begins."""
        content = self.content(part)
        space = STRICT if STRICT[1:-1].encode() in content[:4096] else TRANSITIONAL
        tags = [space + name for name in names]
        try:
            for _, element in etree.iterparse(BytesIO(content), events=("end",), tag=tags, **_SAFE):
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError):
            self.broken.add(part)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind ("comments") and target part of the part's relations by their id."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, tuple[str, str]] = {}
        for element in root if root is not None else ():
            target = self._resolved(folder, element.get("Target") or "")
            if element.get("TargetMode") != "External" and target in self.parts:
                found[element.get("Id") or ""] = (element.get("Type", "").rsplit("/", 1)[-1], target)
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The targets of the part's relations of one kind."""
        return [target for found, target in self.relations(part).values() if found == kind]

    def sheets(self) -> list[SheetEntry]:
        """The sheets in the order of their tabs."""
        if self._root is None:
            raise Unreadable("corrupt", DAMAGED)
        relations = self.relations(self.workbook)
        found = [self._sheet(element, relations) for element in self._root.iter("{*}sheet")]
        return found or self._sheets_by_name()

    @property
    def counts_from_1904(self) -> bool:
        """Whether dates count from 1904 (old Macintosh)."""
        properties = self._root.find("{*}workbookPr") if self._root is not None else None
        return properties is not None and properties.get("date1904") in ("1", "true", "on")

    def damaged(self) -> set[str]:
        """The parts of which something is missing."""
        return self.broken | set(self.parts.damaged)

    def _sheet(self, element: Element, relations: dict[str, tuple[str, str]]) -> SheetEntry:
        key = next((value for name, value in element.items() if name.endswith("}id")), "")
        hidden = element.get("state", "visible") != "visible"
        return SheetEntry(element.get("name", ""), relations.get(key, ("", None))[1], hidden)

    def _sheets_by_name(self) -> list[SheetEntry]:
        names = [
            n for n in self.parts.names() if n.lower().startswith("xl/worksheets/") and n.endswith(".xml")
        ]
        return [SheetEntry(posixpath.basename(name)[:-4], name, False) for name in names]

    def _workbook_part(self) -> str:
        candidates = [*self.related("", "officeDocument"), "xl/workbook.xml"]
        part = next((name for name in candidates if name in self.parts), None)
        if part is None:
            whole = self.parts.names() and not self.parts.rescued and not self.damaged()
            raise (
                Unreadable("wrong_type", "文件内没有 Excel 工作簿，请核对后重新提交")
                if whole
                else Unreadable("corrupt", DAMAGED)
            )
        return part

    def _resolved(self, folder: str, target: str) -> str:
        path = posixpath.normpath(posixpath.join("/" + folder, target.replace("\\", "/"))).lstrip("/")
        return path if path in self.parts else unquote(path)
