"""Blocks of tags (if, for, set, macro ...): opened and closed in order, and cutting the XML at matching places."""

from __future__ import annotations

from typing import Any

from docgen.word.markup import local
from docgen.word.tags import Found, Tag

_ENDS = {"if": "endif", "for": "endfor", "macro": "endmacro", "call": "endcall", "with": "endwith"}
_MIDDLES = {"elif": ("if",), "else": ("if", "for")}
_SINGLE = ("set",)
_WALLS = ("tc", "tr", "tbl")
REFUSED = (
    "include",
    "import",
    "from",
    "extends",
    "block",
    "endblock",
    "filter",
    "autoescape",
    "raw",
    "endraw",
)


def check(found: Found) -> None:
    """Note every tag that closes nothing, is never closed, or does not match its partner's place."""
    stack: list[list[Tag]] = []
    for tag in found.tags:
        if tag.kind == "do":
            _step(tag, stack, found)
    for block in stack:
        found.problem(f"{block[0].written} 没有结束标签 {_end(block[0])}", block[0].place)


def _end(tag: Tag) -> str:
    return f"{{%{tag.scope} {_ENDS.get(tag.word, 'endset')} %}}"


def _step(tag: Tag, stack: list[list[Tag]], found: Found) -> None:
    word = tag.word
    if word in REFUSED:
        found.problem(f"不允许的语句 {word}：{tag.written}", tag.place)
    elif word in _ENDS or (word == "set" and "=" not in tag.code):
        stack.append([tag])
    elif word in _MIDDLES:
        if stack and stack[-1][0].word in _MIDDLES[word]:
            _same_place(stack[-1][-1], tag, found)
            stack[-1].append(tag)
        else:
            found.problem(f"{tag.written} 不在对应的语句块内", tag.place)
    elif word.startswith("end"):
        _close(tag, stack, found)
    elif word not in _SINGLE:
        found.problem(f"不认识的语句 {word or '（空）'}：{tag.written}", tag.place)


def _close(tag: Tag, stack: list[list[Tag]], found: Found) -> None:
    opener = next((b for b in reversed(stack) if _ENDS.get(b[0].word, "endset") == tag.word), None)
    if opener is None:
        found.problem(f"{tag.written} 没有对应的开始标签", tag.place)
        return
    while stack[-1] is not opener:
        lost = stack.pop()[0]
        found.problem(f"{lost.written} 在 {tag.written} 之前没有结束", lost.place)
    _same_place(stack.pop()[-1], tag, found)


def _same_place(one: Tag, other: Tag, found: Found) -> None:
    """Two parts of one block must stand in text, or around elements, of the same nesting: whatever is left out or
    repeated between them then leaves well-formed XML."""
    if (
        one.node is None
        or other.node is None
        or one.node.getparent() is None
        or other.node.getparent() is None
    ):
        return
    first, second = _above(one.node), _above(other.node)
    while first and second and first[-1] is second[-1]:
        first.pop()
        second.pop()
    names = [local(e) for e in first], [local(e) for e in second]
    if names[0] != names[1] or set(names[0]) & set(_WALLS):
        found.problem(
            f"{one.written} 与 {other.written} 的位置不成对（不在同一表格、单元格或同一层段落内）；"
            "整段、整行、整格请分别用 {%p %}、{%tr %}、{%tc %}",
            other.place,
        )


def _above(node: Any) -> list[Any]:
    return list(node.iterancestors())
