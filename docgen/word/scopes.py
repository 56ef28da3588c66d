"""Tags for whole paragraphs, rows, cells and runs ({%p %}, {%tr %}, {%tc %}, {%r %}): moved out of what they wrap."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from docgen.word.markup import SPACE, ancestor, local, remove, w
from docgen.word.tags import Found, Tag

_NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格", "r": "文字"}
_CONTENT = ("drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "footnoteReference")


def lift(found: Found) -> None:
    """Move every scoped tag from inside its paragraph, row or cell to before or after it; a container that
    holds nothing else is dropped. Innermost first."""
    lifted: set[int] = set()
    for scope in ("r", "p", "tc", "tr"):
        for tag in [t for t in found.tags if t.scope == scope and t.node is not None]:
            if tag.kind == "print":
                _printed(tag, found)
            elif scope == "r":
                _split_run(tag)
            elif id(tag) not in lifted:
                lifted |= {id(t) for t in _lift(tag, scope, found)}


def _printed(tag: Tag, found: Found) -> None:
    """{{r value }} prints into its run; whole paragraphs or rows as values are not known here."""
    if tag.scope != "r":
        found.problem(f"标签 {tag.written} 要求插入子文档，本工具不支持；请改用 {{{{ }}}}", tag.place)


def _lift(tag: Tag, scope: str, found: Found) -> list[Tag]:
    """Lift every tag of this scope out of one container; those tags."""
    container = ancestor(tag.node, scope)
    if container is None:
        found.problem(f"标签 {tag.written} 不在{_NAMES[scope]}里", tag.place)
        return [tag]
    nodes = {id(t.node): t for t in found.tags if t.scope == scope}
    row = list(_content(container, nodes))
    tags = [(i, t) for i, t in enumerate(row) if t is not None]
    if len(tags) == len(row):
        _replace(container, [t for _, t in tags])
        return [t for _, t in tags]
    first, last = row.index(None), len(row) - 1 - row[::-1].index(None)
    after: Any = container
    for i, one in tags:
        if first < i < last:
            found.problem(
                f"标签 {one.written} 应在整个{_NAMES[scope]}的最前或最后，前后不能都有内容", one.place
            )
        home = ancestor(one.node, "p")
        _take(one.node)
        if i < first:
            container.addprevious(one.node)
        else:
            after.addnext(one.node)
            after = one.node
        _drop_if_empty(home, container, nodes)
    return [t for _, t in tags]


def _content(container: Any, nodes: dict[int, Tag]) -> Iterator[Tag | None]:
    """In order: each tag of this scope, and None for each piece of anything else that would be printed."""
    for node in container.iter():
        name = local(node)
        if not name:
            yield nodes.get(id(node))
            if (node.tail or "").strip():
                yield None
        elif name in _CONTENT or (name == "t" and (node.text or "").strip()):
            yield None


def _replace(container: Any, tags: list[Tag]) -> None:
    for tag in tags:
        tag.node.tail = None
        container.addprevious(tag.node)
    remove(container)


def _take(node: Any) -> None:
    """Take a node out of its text and leave the text behind it in place."""
    parent, before, tail = node.getparent(), node.getprevious(), node.tail or ""
    node.tail = None
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def _drop_if_empty(paragraph: Any, container: Any, nodes: dict[int, Tag]) -> None:
    if paragraph is None or paragraph is container or paragraph.getparent() is None:
        return
    others = [e for e in paragraph.getparent().iterchildren(w("p")) if e is not paragraph]
    if others and not list(_content(paragraph, nodes)):
        remove(paragraph)


def _split_run(tag: Tag) -> None:
    """Put the tag between two runs of the same look."""
    run: Any = ancestor(tag.node, "r")
    text = tag.node.getparent()
    rest = copy.copy(run)
    for child in list(rest):
        remove(child)
    look = run.find(w("rPr"))
    if look is not None:
        rest.append(copy.deepcopy(look))
    tail_text = text.makeelement(w("t"), {SPACE: "preserve"})
    tail_text.text, tag.node.tail = tag.node.tail or "", None
    rest.append(tail_text)
    for follower in list(tag.node.itersiblings()):
        tail_text.append(follower)
    for follower in list(text.itersiblings()):
        rest.append(follower)
    run.addnext(tag.node)
    tag.node.addnext(rest)
