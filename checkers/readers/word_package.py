"""A Word package: its parts as XML trees, found by relationship or content type, never by file name."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from lxml import etree

from checkers.readers.trouble import Unreadable
from checkers.readers.word_names import Element
from checkers.readers.word_zip import ZipParts

MAIN_TYPES = re.compile(
    r"wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macro", re.I
)
STRICT = re.compile(rb"([\"'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/\3"
PARSER = {"resolve_entities": False, "no_network": True, "huge_tree": True, "collect_ids": False}

UNSAFE = "文件内含有外部定义（DOCTYPE），为安全起见没有读取。请用 Word 或 WPS 另存为 .docx 后重新提交。"
TOO_DEEP = "文件内部嵌套层次过深，为安全起见没有读取。请用 Word 或 WPS 另存为 .docx 后重新提交。"
DAMAGED = "文件已损坏，无法读取正文。请用 Word 或 WPS 打开、修复并另存后重新提交。"
NOT_WORD = "文件内容不是 Word 文档。请核对文件，按实际格式改正扩展名后重新提交。"


@dataclass(frozen=True, slots=True)
class Relation:
    """An arrow from one part to another: its kind ("header"), and the part it leads to."""

    kind: str
    target: str


class Package:
    """The parts of one Word file that can be reached, parsed on demand."""

    def __init__(self, data: bytes) -> None:
        self.parts = ZipParts(data)
        self.broken: list[str] = []  # parts whose XML had to be mended
        self._relations: dict[str, dict[str, Relation]] = {}
        self._types: dict[str, str] | None = None
        self.main = self._main_part()

    def content(self, part: str) -> bytes:
        """The bytes of an XML part as UTF-8 with transitional namespaces, refused if it has a DTD."""
        content = self.parts.read(part)
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = content.decode("utf-16", "replace")
            content = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode()
        if b"<!DOCTYPE" in content:
            raise Unreadable("unsafe", UNSAFE)
        return STRICT.sub(TRANSITIONAL, content) if b"http://purl.oclc.org/ooxml/" in content else content

    def tree(self, part: str) -> Element | None:
        """The root element of a part, or None if nothing of it can be parsed."""
        return self.parsed(part, self.content(part))

    def parsed(self, part: str, content: bytes) -> Element | None:
        """The root element of a part's bytes; a damaged part is mended and remembered."""
        try:
            root = etree.fromstring(content, parser())
        except (etree.XMLSyntaxError, ValueError) as error:
            root = self._mended(part, content, str(error))
        if root is not None and root.getroottree().docinfo.doctype:
            raise Unreadable("unsafe", UNSAFE)
        return root

    def relations(self, part: str) -> dict[str, Relation]:
        """The part's relations by id; those that lead nowhere or outside are left out."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, kind: str) -> list[str]:
        """The parts of one kind ("footnotes") that belong to the main part."""
        relations = self.relations(self.main)
        if not relations:
            return [name for name, type_ in self._content_types().items() if type_.endswith(f".{kind}+xml")]
        return list(dict.fromkeys(r.target for r in relations.values() if r.kind == kind))

    def content_type(self, part: str) -> str:
        """The declared content type of a part, lower case."""
        return self._content_types().get(part, "").lower()

    def _mended(self, part: str, content: bytes, error: str) -> Element | None:
        if "depth" in error:
            raise Unreadable("too_large", TOO_DEEP)
        self.broken.append(part)
        try:
            return etree.fromstring(content, parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            return None

    def _main_part(self) -> str:
        candidates = [r.target for r in self.relations("").values() if r.kind == "officeDocument"]
        candidates += [name for name, type_ in self._content_types_if(candidates) if MAIN_TYPES.search(type_)]
        if not candidates and "word/document.xml" in self.parts:
            candidates.append("word/document.xml")
        if candidates:
            return candidates[0]
        if self.parts.rescued or not self.parts.names():
            raise Unreadable("corrupt", DAMAGED)
        raise Unreadable("wrong_type", NOT_WORD)

    def _content_types_if(self, found: list[str]) -> list[tuple[str, str]]:
        return [] if found else list(self._content_types().items())

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        root = self.tree(path) if path in self.parts else None
        found: dict[str, Relation] = {}
        for element in root if root is not None else ():
            target = self._resolved(folder, element.get("Target") or "")
            if element.get("TargetMode") != "External" and target in self.parts:
                kind = (element.get("Type") or "").rsplit("/", 1)[-1]
                found[element.get("Id") or ""] = Relation(kind, target)
        return found

    def _resolved(self, folder: str, target: str) -> str:
        target = target.replace("\\", "/")
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        return path if path in self.parts else unquote(path)

    def _content_types(self) -> dict[str, str]:
        if self._types is None:
            path = "[Content_Types].xml"
            root = self.tree(path) if path in self.parts else None
            names = ((e.get("PartName"), e.get("ContentType")) for e in (root if root is not None else ()))
            known = {name.lstrip("/"): type_ or "" for name, type_ in names if name}
            self._types = {name: type_ for name, type_ in known.items() if name in self.parts}
        return self._types


@cache
def parser(*, recover: bool = False) -> Element:
    """The parser for untrusted parts: no entities, no network, no comments."""
    return etree.XMLParser(remove_comments=True, remove_pis=True, recover=recover, **PARSER)
