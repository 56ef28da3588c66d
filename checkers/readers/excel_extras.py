"""What lies over the cells of a worksheet: comments, text boxes, chart titles, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from checkers.readers.excel_package import Element, Package
from checkers.readers.excel_values import clean, text_of

_THREAD_MARK = "[Threaded comment]"


@dataclass(slots=True)
class Extras:
    """Comments by address and text boxes by place (row, column), in reading order; number of pictures."""

    comments: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[tuple[int, int, str]] = field(default_factory=list)
    pictures: int = 0


def read_extras(package: Package, part: str) -> Extras:
    """The comments, text boxes and pictures of the worksheet in this part."""
    extras = Extras()
    for kind, target in package.relations(part).values():
        if kind == "comments":
            extras.comments.extend(_comments(package, target))
        elif kind == "threadedComment":
            extras.comments.extend(_threads(package, target))
        elif kind == "drawing":
            _drawing(package, target, extras)
    return extras


def _comments(package: Package, part: str) -> Iterator[tuple[str, str]]:
    root = package.tree(part)
    for comment in root.iter("{*}comment") if root is not None else ():
        body = comment.find("{*}text")
        text = text_of(body).strip() if body is not None else ""
        if text and not text.startswith(_THREAD_MARK):
            yield comment.get("ref", ""), text


def _threads(package: Package, part: str) -> Iterator[tuple[str, str]]:
    root = package.tree(part)
    for comment in root.iter("{*}threadedComment") if root is not None else ():
        text = clean(comment.findtext("{*}text") or "").strip()
        if text:
            yield comment.get("ref", ""), text


def _drawing(package: Package, part: str, extras: Extras) -> None:
    root = package.tree(part)
    relations = package.relations(part)
    for anchor in root if root is not None else ():
        row, column = _anchor(anchor)
        for element in anchor.iter("{*}sp", "{*}pic", "{*}chart"):
            if any(True for _ in element.iterancestors("{*}Fallback")):
                continue
            name = element.tag.rpartition("}")[2]
            extras.pictures += name == "pic"
            text = (
                _chart(package, element, relations) if name == "chart" else _paragraphs(element, "{*}txBody")
            )
            if text:
                extras.boxes.append((row, column, text))


def _anchor(anchor: Element) -> tuple[int, int]:
    """Row and column of the upper left corner, from 1."""
    start = anchor.find("{*}from")
    if start is None:
        return 1, 1
    row, column = (start.findtext(f"{{*}}{name}") or "" for name in ("row", "col"))
    return (int(row) + 1 if row.isdecimal() else 1), (int(column) + 1 if column.isdecimal() else 1)


def _chart(package: Package, element: Element, relations: dict[str, tuple[str, str]]) -> str:
    key = next((value for name, value in element.items() if name.endswith("}id")), "")
    root = package.tree(relations.get(key, ("", None))[1])
    titles = root.iter("{*}title") if root is not None else ()
    return "\n".join(filter(None, (_paragraphs(title, "{*}rich") for title in titles)))


def _paragraphs(shape: Element, body: str) -> str:
    lines = (
        "".join(t.text or "" for t in paragraph.iter("{*}t"))
        for found in shape.iter(body)
        for paragraph in found.iter("{*}p")
    )
    return "\n".join(lines).strip()
