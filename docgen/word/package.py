"""The parts of a .docx template, read with care: no macros, no bombs, no paths that lead outside."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.word.errors import Place, Problem, TemplateError
from docgen.word.markup import HEAD, parse, text_of

TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
_MOST = 100 * 1024 * 1024
_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_LABELS = {
    "document.main": "正文",
    "template.main": "正文",
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
}
_KIND = re.compile(r"wordprocessingml\.([\w.]+)\+xml$")


class Package:
    """A template's parts by name, in their order, and which of them hold text."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.parts = _read(data, name)
        self.types = self._tree(TYPES)
        self.texts: dict[str, str] = {}
        for override in self.types.iter(f"{_CT}Override"):
            found = _KIND.search(override.get("ContentType", ""))
            part = override.get("PartName", "").lstrip("/")
            if found and found.group(1) in _LABELS and part in self.parts:
                self.texts[part] = _LABELS[found.group(1)]
                if found.group(1) == "template.main":
                    override.set("ContentType", _MAIN)
        if "正文" not in self.texts.values():
            raise _wrong(name, "不是 Word 文档（.docx）")
        self._write_types()

    def _tree(self, part: str) -> Any:
        try:
            return parse(self.parts[part])
        except (KeyError, etree.XMLSyntaxError):
            raise _wrong(self.name, f"文件损坏，不能读取其中的 {part}") from None

    def tree(self, part: str) -> Any:
        """The tree of a part. Raises TemplateError."""
        return self._tree(part)

    def add_type(self, extension: str, kind: str) -> None:
        """Say what the files with an extension are."""
        known = {d.get("Extension", "").lower() for d in self.types.iter(f"{_CT}Default")}
        if extension not in known:
            entry = etree.Element(f"{_CT}Default", Extension=extension, ContentType=kind)
            self.types.insert(0, entry)
            self._write_types()

    def add_override(self, part: str, kind: str) -> None:
        """Say what one part is."""
        if all(o.get("PartName") != f"/{part}" for o in self.types.iter(f"{_CT}Override")):
            etree.SubElement(self.types, f"{_CT}Override", PartName=f"/{part}", ContentType=kind)
            self._write_types()

    def _write_types(self) -> None:
        self.parts[TYPES] = (HEAD + text_of(self.types)).encode()

    def without_relations(self, part: str, unwanted: Callable[[str], bool]) -> set[str]:
        """Take relationships from a part; the keys of those that stay."""
        name = _relations_of(part)
        if name not in self.parts:
            return set()
        root = self._tree(name)
        for entry in [r for r in root if unwanted(r.get("Id", ""))]:
            root.remove(entry)
        self.parts[name] = (HEAD + text_of(root)).encode()
        return {r.get("Id", "") for r in root}

    def relate(self, part: str, key: str, kind: str, target: str) -> None:
        """Add a relationship to a part; to the package ("") only where it does not lead there yet."""
        name = _relations_of(part)
        root = self._tree(name) if name in self.parts else etree.Element(f"{{{_REL}}}Relationships")
        if part or all(r.get("Target") != target for r in root):
            etree.SubElement(root, f"{{{_REL}}}Relationship", Id=key, Type=kind, Target=target)
        self.parts[name] = (HEAD + text_of(root)).encode()


def _relations_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def _wrong(name: str, message: str) -> TemplateError:
    return TemplateError(name, [Problem(message, Place("文件"))])


def _read(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [e for e in package.infolist() if not e.is_dir()]
            if sum(e.file_size for e in entries) > _MOST:
                raise _wrong(name, "展开后过大")
            if any("vbaproject" in e.filename.lower() for e in entries):
                raise _wrong(name, "含有宏，请另存为不带宏的 .docx")
            return {e.filename: package.read(e) for e in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _wrong(name, "不是 Word 文档（.docx），或已加密、损坏") from None


def read_file(path: Path) -> bytes:
    """The bytes of a template. Raises TemplateError."""
    try:
        return path.read_bytes()
    except OSError:
        raise _wrong(str(path), "不能读取") from None
