"""Whether Word will open a package: its parts, links and nesting. LibreOffice forgives what Word calls unreadable."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from docgen.word.markup import R, local, parse, w
from docgen.word.package import TYPES

_CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_BLOCKS = ("p", "tbl", "sdt", "customXml")
_LOOSE = ("sdtContent", "smartTag", "customXml", "ins", "del", "moveTo", "moveFrom", "fldSimple", "hyperlink")
_PARENTS = {"t": ("r",), "tab": ("r", "tabs"), "br": ("r",), "drawing": ("r",), "tr": ("tbl",), "tc": ("tr",)}
_FIRST = {"pPr": "p", "rPr": "r", "tcPr": "tc", "tblPr": "tbl", "sdtPr": "sdt"}
_ENDING = ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote", "comment")


def unsound(package: bytes) -> list[str]:
    """What Word would refuse, in Chinese; empty when nothing was found."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as opened:
            names = opened.namelist()
            parts = {n: opened.read(n) for n in names}
    except (zipfile.BadZipFile, EOFError, ValueError):
        return ["不是完整的压缩包"]
    trees: dict[str, Any] = {}
    for name in (n for n in names if n.endswith((".xml", ".rels"))):
        try:
            trees[name] = parse(parts[name])
        except etree.XMLSyntaxError as error:
            return [f"{name} 不是合格的 XML（{error.msg}）"]
    found = [f"{n} 重复" for n, times in Counter(names).items() if times > 1]
    found += [*_types(trees, names), *_links(trees, names)]
    for name, root in trees.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}：{fault}" for fault in dict.fromkeys(_nesting(root))]
    return found


def _types(trees: dict[str, Any], names: list[str]) -> Iterator[str]:
    if TYPES not in trees:
        yield f"缺少 {TYPES}"
        return
    known = {d.get("Extension", "").lower() for d in trees[TYPES].iter(f"{_CT}Default")}
    named = {o.get("PartName", "").lstrip("/") for o in trees[TYPES].iter(f"{_CT}Override")}
    for name in names:
        if name != TYPES and name not in named and name.rpartition(".")[2].lower() not in known:
            yield f"{name} 没有内容类型"
    yield from (f"{n} 只有内容类型，没有内容" for n in sorted(named - set(names)))


def _links(trees: dict[str, Any], names: list[str]) -> Iterator[str]:
    """Every relationship leads to a part, and every reference in a part to a relationship."""
    keys: dict[str, set[str]] = {}
    for name, root in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        ids = [r.get("Id", "") for r in root]
        keys[posixpath.join(folder, posixpath.basename(name).removesuffix(".rels"))] = set(ids)
        yield from (f"{name}：{i} 重复" for i, times in Counter(ids).items() if times > 1)
        for relation in root:
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External" and target.lstrip("/") not in names:
                yield f"{name}：没有 {relation.get('Target')}"
    for name, root in trees.items():
        for element in root.iter() if name.startswith("word/") and name.endswith(".xml") else ():
            for attribute, value in element.attrib.items():
                if attribute.startswith(f"{{{R}}}") and value and value not in keys.get(name, set()):
                    yield f"{name}：引用了不存在的 {value}"


def _nesting(root: Any) -> Iterator[str]:
    depth, drawings = 0, []
    for element in root.iter():
        name = local(element)
        if element.tag == w(name):
            yield from _element(element, name)
            depth += (
                {"begin": 1, "end": -1}.get(element.get(w("fldCharType"), ""), 0) if name == "fldChar" else 0
            )
        elif name == "docPr" and next(element.iterancestors("{*}Fallback"), None) is None:
            drawings.append(element.get("id"))
    if depth:
        yield "域代码没有成对"
    yield from (f"图形编号 {i} 重复" for i, times in Counter(drawings).items() if times > 1)


def _element(element: Any, name: str) -> Iterator[str]:
    parent = element.getparent()
    above = local(parent) if parent is not None else ""
    if name in _PARENTS and above not in (*_PARENTS[name], *_LOOSE):
        yield f"{name} 不能放在 {above} 里"
    if _FIRST.get(name) == above and next(parent.iterchildren("{*}*"), None) is not element:
        yield f"{name} 不在 {above} 的最前"
    if name == "p" and _inside_paragraph(element):
        yield "段落里又有段落"
    if name == "r" and next((a for a in element.iterancestors(w("p"))), None) is None:
        yield "文字不在段落里"
    if name == "tbl" and element.find(f".//{w('tr')}") is None:
        yield "表格没有行"
    if name == "tr" and element.find(f".//{w('tc')}") is None:
        yield "表格行没有单元格"
    if name in _ENDING:
        blocks = [local(c) for c in element if local(c) in _BLOCKS]
        if not blocks or blocks[-1] == "tbl":
            yield f"{name} 不是以段落结束"
    if name == "sectPr" and above == "body" and element.getnext() is not None:
        yield "节属性不在正文的最后"


def _inside_paragraph(paragraph: Any) -> bool:
    for above in paragraph.iterancestors():
        if local(above) in ("txbxContent", "tc", "body"):
            return False
        if local(above) == "p":
            return True
    return False
