"""The visible text of a Word document by part, in a form that Word, WPS and LibreOffice keep when they save it anew."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from docgen.word.markup import ancestor, local, w
from docgen.word.package import Package

Lines = dict[str, list[str]]
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {"br": " ", "cr": " ", "tab": " ", "noBreakHyphen": "-", "softHyphen": ""}
_LIVING = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "TOC", "DATE", "TIME")
_SETS = ("页眉", "页脚")
BOXES = "文本框"


def visible(package: Package) -> Lines:
    """The lines of text by part: body, boxes, notes in order; headers and footers as a set.

    Left out: hidden and deleted text, empty lines, page numbers, dates and contents lists that a program renews by itself.
    """
    found: Lines = {}
    for part, label in package.texts.items():
        root = package.tree(part)
        for fallback in list(root.iter(f"{_MC}Fallback")):
            fallback.getparent().remove(fallback)
        for paragraph, text in _paragraphs(root):
            name = BOXES if ancestor(paragraph, "txbxContent") is not None else label
            line = " ".join(unicodedata.normalize("NFC", text).split())
            if line:
                found.setdefault(name, []).append(line)
    for name in _SETS:
        if name in found:
            found[name] = sorted(set(found[name]))
    return dict(sorted(found.items()))


def _paragraphs(root: Any) -> Iterator[tuple[Any, str]]:
    """Each paragraph with its text. A field may reach over several paragraphs, so fields are followed throughout."""
    fields: list[list[str | bool]] = []  # of each open field: its instruction, whether its result has begun
    for paragraph in root.iter(w("p")):
        pieces = [_piece(e, fields) for e in paragraph.iter() if ancestor(e, "p") is paragraph]
        yield paragraph, "".join(pieces)


def _piece(element: Any, fields: list[list[str | bool]]) -> str:
    name = local(element)
    if name == "fldChar":
        _step(element.get(w("fldCharType")), fields)
    elif name == "instrText" and fields:
        fields[-1][0] = f"{fields[-1][0]}{element.text or ''}"
    elif name == "sym" and not _hidden(element):
        return chr(int(element.get(w("char"), "0"), 16))
    elif (
        (name == "t" or name in _SIGNS)
        and not _hidden(element)
        and not any(_living(str(f[0])) for f in fields)
    ):
        return (element.text or "") if name == "t" else _SIGNS[name]
    return ""


def _step(kind: str | None, fields: list[list[str | bool]]) -> None:
    if kind == "begin":
        fields.append(["", False])
    elif kind == "end" and fields:
        fields.pop()


def _living(instruction: str) -> bool:
    return instruction.split()[:1] != [] and instruction.split()[0].upper() in _LIVING


def _hidden(element: Any) -> bool:
    simple = ancestor(element, "fldSimple")
    if simple is not None and _living(simple.get(w("instr"), "")):
        return True
    if any(ancestor(element, name) is not None for name in ("del", "moveFrom", "tabs")):
        return True
    run = ancestor(element, "r")
    mark = run.find(f"{w('rPr')}/{w('vanish')}") if run is not None else None
    return mark is not None and mark.get(w("val"), "true") not in ("0", "false", "off")
