"""One part of a template that holds text: compiled from its tree, rendered from data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Template as Code
from jinja2.exceptions import TemplateSyntaxError

from docgen.word import blocks, cells, expressions, repair, scopes, source, tags
from docgen.word.errors import Place
from docgen.word.markup import HEAD, W, text_of, tidy
from docgen.word.package import CORE, Package
from docgen.word.pictures import Box, Picture, prepare, sized
from docgen.word.sandbox import ENVIRONMENT
from docgen.word.tags import Found, Tag

_MOST = 50_000_000  # characters of one rendered part


class TooLong(Exception):
    """A part that grows beyond any paper."""


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled part; `lines` are its tags, the tag of line n at n - 1."""

    name: str
    label: str
    code: Code
    lines: Sequence[Tag]
    boxes: Sequence[Box]
    finish: Sequence[Callable[[str], str]]

    def render(self, values: Mapping[str, Any], pictures: Mapping[str, Picture]) -> bytes:
        """The XML of the part."""
        pieces: list[str] = []
        length = 0
        for piece in self.code.root_render_func(self.code.new_context(dict(values))):
            length += len(piece)
            if length > _MOST:
                raise TooLong
            pieces.append(piece)
        xml = "".join(pieces)
        for step in self.finish:
            xml = step(xml)
        return (HEAD + sized(xml, self.boxes, pictures)).encode()


def compiled(package: Package, name: str, label: str, number: int, found: Found) -> Part | None:
    """The part compiled; None when it has faults, which are noted."""
    mine = Found()
    root = package.tree(name)
    boxes: list[Box] = []
    if name != CORE:
        if root.nsmap.get("w") != W:
            found.problem("不是通常的 Word 格式，请用 Word 另存为 .docx", Place(label))
            return None
        _shape(root, label, mine)
        boxes = prepare(root, name, package)
    text, lines = source.source(text_of(root), mine, Place(label))
    expressions.check(mine)
    part = None if mine.problems else _part(name, label, text, lines, boxes, number, mine)
    found.tags += mine.tags
    found.lines += lines
    found.problems += mine.problems
    return part


def _shape(root: Any, label: str, found: Found) -> None:
    tidy(root)
    tags.place_tags(root, label, found)
    cells.shape(found)
    scopes.lift(found)
    blocks.check(found)


def _part(
    name: str, label: str, text: str, lines: list[Tag], boxes: list[Box], number: int, found: Found
) -> Part | None:
    try:
        code = ENVIRONMENT.from_string(text)
    except TemplateSyntaxError as error:
        tag = lines[min(error.lineno, len(lines)) - 1] if lines else None
        found.problem(
            f"语法不对：{tag.written if tag else error.message}", tag.place if tag else Place(label)
        )
        return None
    return Part(name, label, code, lines, boxes, _finish(text, lines, number))


def _finish(text: str, lines: Sequence[Tag], number: int) -> list[Callable[[str], str]]:
    steps: list[Callable[[str], str]] = []
    if any(t.scope for t in lines):
        steps.append(repair.mended)
    if any(t.scope == "tc" for t in lines) or '<w:gridSpan w:val="{{' in text:
        steps.append(repair.regridded)
    if "<wp:docPr" in text:
        steps.append(lambda xml: repair.renumbered(xml, number * 1000 + 1))
    return steps
