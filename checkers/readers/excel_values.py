"""What the cells of a workbook say: shared strings, and stored numbers in their formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.readers import number_format
from checkers.readers.excel_package import Element, Package

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUTHS = "TRUE", "FALSE"


def text_of(item: Element) -> str:
    """The text of a string item, without phonetic guides; runs are joined."""
    if len(item) == 1 and len(item[0]) == 0:
        return clean(item[0].text or "")
    return clean("".join(_pieces(item)))


def clean(text: str) -> str:
    """The text with Excel's escapes resolved and line breaks as ``\\n``."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: _character(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _pieces(item: Element) -> Iterator[str]:
    for child in item:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name == "t":
            yield child.text or ""
        elif name == "r":
            yield from _pieces(child)


def _character(code: int) -> str:
    return chr(code) if code in (9, 10, 13) or (code >= 32 and not 0xD800 <= code < 0xE000) else ""


class Values:
    """The shared strings and formats of one workbook."""

    def __init__(self, package: Package) -> None:
        self._strings = _shared_strings(package)
        self._codes = _format_codes(package)
        self._from_1904 = package.counts_from_1904
        self._known: dict[tuple[str, str], str | None] = {}

    def text(self, kind: str, style: str | None, stored: str) -> str | None:
        """The text of a stored value; None if its format hides it."""
        if kind == "s":
            return self._string(stored)
        if kind in ("str", "e"):
            return clean(stored)
        if kind == "b":
            return _TRUTHS[stored.strip() not in ("1", "true")]
        if kind == "d":
            return stored.replace("T00:00:00", "").removesuffix(".000").replace("T", " ")
        key = (style or "0", stored)
        if key not in self._known:
            self._known[key] = self._number(*key)
        return self._known[key]

    def _string(self, stored: str) -> str:
        number = int(stored) if stored.strip().isdecimal() else -1
        return self._strings[number] if 0 <= number < len(self._strings) else ""

    def _number(self, style: str, stored: str) -> str | None:
        code = self._codes.get(style)
        return (
            number_format.general(stored)
            if code is None
            else number_format.shown(stored, code, self._from_1904)
        )


def _shared_strings(package: Package) -> list[str]:
    part = next(iter(package.related(package.workbook, "sharedStrings")), "xl/sharedStrings.xml")
    if part not in package.parts:
        return []
    return [text_of(item) for item in package.elements(part, "si")]


def _format_codes(package: Package) -> dict[str, str]:
    """Format codes by the number of the cell style; styles without format are left out."""
    root = package.tree(next(iter(package.related(package.workbook, "styles")), "xl/styles.xml"))
    if root is None:
        return {}
    codes = dict(number_format.BUILT_IN)
    own = root.find("{*}numFmts")
    for element in own.iter("{*}numFmt") if own is not None else ():
        if (number := element.get("numFmtId", "")).isdecimal():
            codes[int(number)] = element.get("formatCode", "")
    styles = root.find("{*}cellXfs")
    numbers = [element.get("numFmtId", "0") for element in styles.iter("{*}xf")] if styles is not None else []
    found = ((str(at), codes.get(int(n)) if n.isdecimal() else None) for at, n in enumerate(numbers))
    return {style: code for style, code in found if code and code not in ("General", "@", "GENERAL")}
