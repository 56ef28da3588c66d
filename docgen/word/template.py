"""A Word template: compiled once per content, rendered many times to the bytes of a .docx."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.steady_zip import Entry, packed, written
from docgen.word import package as packages
from docgen.word import properties
from docgen.word.contents import renew_on_opening
from docgen.word.errors import Place, Problem, TemplateError
from docgen.word.failure import explained
from docgen.word.fields import Use, uses
from docgen.word.part import Part, TooLong, compiled
from docgen.word.pictures import SUFFIX, TYPES, Picture, file_of, picture
from docgen.word.sandbox import BUDGET, Budget
from docgen.word.tags import Found

_KEPT: OrderedDict[tuple[str, str], Template] = OrderedDict()
_MOST_KEPT = 64


class Template:
    """A compiled template.

    Fields are paths into the data: `client.name`, `sites[].address` for a field of each item of a list.
    """

    def __init__(self, data: bytes, name: str = "template.docx") -> None:
        """Compile. Raises TemplateError with every fault found."""
        self.name = name
        opened, parts, found = read(data, name)
        if found.problems:
            raise TemplateError(name, found.problems)
        self._parts, self._uses = parts, tuple(uses(found.lines))
        self._boxes = list(dict.fromkeys(b.name for p in self._parts.values() for b in p.boxes))
        if self._boxes:
            for extension, kind in TYPES.items():
                opened.add_type(extension, kind)
        opened.add_override(properties.PART, properties.TYPE)
        opened.relate("", "rIdIssued", properties.RELATION, properties.PART)
        renew_on_opening(opened)
        self._custom = opened.parts.pop(properties.PART, None)
        self._plain = {n: d for n, d in opened.parts.items() if n not in self._parts}
        self._packed = {n: packed(n, d) for n, d in self._plain.items() if not self._has_boxes(n)}

    @classmethod
    def compile(cls, path: Path) -> Template:
        """The template of a file; the same content is compiled once in a process."""
        data = packages.read_file(path)
        key = (path.name, hashlib.sha256(data).hexdigest())
        if key not in _KEPT:
            _KEPT[key] = cls(data, path.name)
            while len(_KEPT) > _MOST_KEPT:
                _KEPT.popitem(last=False)
        _KEPT.move_to_end(key)
        return _KEPT[key]

    def fields(self) -> tuple[Use, ...]:
        """Every use of a field, with its tag and place, in the order of the document."""
        return self._uses

    def pictures(self) -> tuple[str, ...]:
        """The names of the placeholder pictures."""
        return tuple(sorted(self._boxes))

    def render(
        self,
        context: Mapping[str, Any],
        pictures: Mapping[str, bytes | None] | None = None,
        *,
        day: str | None = None,
        custom: Mapping[str, str] | None = None,
    ) -> bytes:
        """The document for plain data (dicts, lists, text, numbers, dates); the same data gives the same bytes.

        `day` (YYYY-MM-DD) becomes the day of making and changing; `custom` are document properties.
        Raises TemplateError naming the field and its place; a placeholder without picture stays an empty place.
        """
        given = {n: picture(n, (pictures or {}).get(n)) for n in self._boxes}
        values = {**context, BUDGET: Budget()}
        made = {name: self._render_part(part, values, given) for name, part in self._parts.items()}
        if day and packages.CORE in made:
            made[packages.CORE] = properties.dated(made[packages.CORE], day)
        made[properties.PART] = properties.custom(self._custom, custom or {})
        return written(self._entries(made, given))

    def _has_boxes(self, name: str) -> bool:
        return name.endswith(".rels") and f".{SUFFIX}".encode() in self._plain[name]

    def _entries(self, made: Mapping[str, bytes], given: Mapping[str, Picture]) -> list[Entry]:
        pictures = {f"word/media/{file_of(n)}.{p.extension}": p.data for n, p in given.items()}
        entries = [
            self._packed[n] if n in self._packed else packed(n, _with_extensions(d, given))
            for n, d in self._plain.items()
            if n not in pictures  # a paper that was written earlier, used as a template
        ]
        return entries + [packed(n, d) for n, d in {**made, **pictures}.items()]

    def _render_part(self, part: Part, values: Mapping[str, Any], given: Mapping[str, Picture]) -> bytes:
        try:
            return part.render(values, given)
        except TooLong:
            raise TemplateError(self.name, [Problem("写出的内容过长", Place(part.label))]) from None
        except Exception as error:
            raise TemplateError(self.name, [explained(error, part, self._uses)]) from error


def _with_extensions(relations: bytes, given: Mapping[str, Picture]) -> bytes:
    for name, one in given.items():
        relations = relations.replace(
            f"{file_of(name)}.{SUFFIX}".encode(), f"{file_of(name)}.{one.extension}".encode()
        )
    return relations


def read(data: bytes, name: str) -> tuple[packages.Package, dict[str, Part], Found]:
    """The parts of a template that could be compiled, and all that was found. Raises TemplateError for no Word file."""
    found = Found()
    opened = packages.Package(data, name)
    texts = opened.texts | ({packages.CORE: "文档属性"} if packages.CORE in opened.parts else {})
    parts = [compiled(opened, p, label, i, found) for i, (p, label) in enumerate(texts.items())]
    return opened, {p.name: p for p in parts if p is not None}, found


def save(data: bytes, path: Path) -> None:
    """Write a document whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
