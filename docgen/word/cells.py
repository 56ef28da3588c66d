"""docxtpl's tags for the look of a cell: cellbg (fill), colspan, vm and hm (cells merged over a loop)."""

from __future__ import annotations

from typing import Any

from docgen.word.markup import ancestor, local, remove, w
from docgen.word.tags import Found, Tag, instruction

_WORDS = ("cellbg", "colspan", "vm", "hm")
_ORDER = (
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "vAlign",
)


def shape(found: Found) -> None:
    """Turn each of these tags into attributes of its cell and, for merges, a condition around its text."""
    for tag in [t for t in found.tags if t.kind == "do" and t.word in _WORDS]:
        cell = ancestor(tag.node, "tc")
        if cell is None:
            found.problem(f"标签 {tag.written} 只能写在表格单元格里", tag.place)
        elif tag.word in ("cellbg", "colspan"):
            _valued(tag, cell, tag.code.removeprefix(tag.word).strip())
        elif tag.word == "vm":
            value = "{% if loop.first %}restart{% else %}continue{% endif %}"
            _property(cell, "vMerge", {w("val"): value})
            _first_only(tag, tag.node.getparent(), found, inside=True)
        else:
            _property(cell, "gridSpan", {w("val"): "{{ loop.length }}"})
            _first_only(tag, cell, found, inside=False)
        _silence(tag)


def _valued(tag: Tag, cell: Any, code: str) -> None:
    if tag.word == "cellbg":
        fill = {w("val"): "clear", w("color"): "auto", w("fill"): f"{{{{ {code} }}}}"}
        _property(cell, "shd", fill)
    else:
        _property(cell, "gridSpan", {w("val"): f"{{{{ {code} }}}}"})


def _property(cell: Any, name: str, attributes: dict[str, str]) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    for old in properties.findall(w(name)):
        remove(old)
    at = sum(1 for e in properties if local(e) in _ORDER and _ORDER.index(local(e)) < _ORDER.index(name))
    properties.insert(at, properties.makeelement(w(name), attributes))


def _first_only(tag: Tag, around: Any, found: Found, *, inside: bool) -> None:
    opening = instruction(Tag("do", "", "if loop.first", tag.place, tag.written), found)
    closing = instruction(Tag("do", "", "endif", tag.place, tag.written), found)
    if inside:
        opening.tail, around.text = around.text or None, None
        around.insert(0, opening)
        around.append(closing)
    else:
        around.addprevious(opening)
        around.addnext(closing)


def _silence(tag: Tag) -> None:
    """The tag itself has nothing more to say."""
    tag.kind, tag.scope = "note", ""
