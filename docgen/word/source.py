"""From a tree with tag nodes to the text of a Jinja template: one tag a line, so that a line number names a tag."""

from __future__ import annotations

import html
import re

from docgen.word.errors import Place
from docgen.word.tags import TARGET, Found, Tag, read_tag

_NODE = re.compile(rf"<\?{TARGET} (\d+)\?>")
_LEFT = re.compile(r"\{\{([^<>]*?)\}\}|\{%([^<>]*?)%\}|\{#([^<>]*?)#\}")
_BRACES = re.compile(r"([{}])_([{}%])|%_\}|\{[{%#]")


def source(xml: str, found: Found, place: Place) -> tuple[str, list[Tag]]:
    """The Jinja text of a part and its tags by line. Tags left in the XML stand in attributes or properties."""
    pieces = _NODE.split(xml)
    written, lines = [], []
    for i, piece in enumerate(pieces):
        if i % 2:
            tag = found.tags[int(piece)]
            if tag.kind != "note":
                lines.append(tag)
                written.append(_code(tag, flat=False))
        else:
            written.append(_static(piece, found, place, lines))
    return "".join(written), lines


def _code(tag: Tag, *, flat: bool) -> str:
    if tag.kind == "do":
        return f"{{% {tag.code}\n%}}"
    return f"{{{{ ({tag.code})|one_line\n}}}}" if flat else f"{{{{ {tag.code}\n}}}}"


def _static(piece: str, found: Found, place: Place, lines: list[Tag]) -> str:
    written, start = [], 0
    for match in _LEFT.finditer(piece):
        written.append(_plain(piece[start : match.start()]))
        start = match.end()
        tag = _attribute_tag(match.group(), place)
        if tag.kind != "note":
            found.tags.append(tag)
            lines.append(tag)
            written.append(_code(tag, flat=True))
    return "".join((*written, _plain(piece[start:])))


def _attribute_tag(text: str, place: Place) -> Tag:
    from docgen.word.tags import TAG

    match = TAG.fullmatch(html.unescape(text))
    assert match is not None
    return read_tag(match, place)


def _plain(text: str) -> str:
    """Text that Jinja passes on: braces quoted ({_{ is docxtpl's way to write {{), line ends as references."""
    quoted = _BRACES.sub(lambda m: f'{{{{ "{m.group().replace("_", "")}" }}}}', text)
    return quoted.replace("\r", "&#13;").replace("\n", "&#10;")
