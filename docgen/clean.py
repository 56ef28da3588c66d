"""Text from strangers made fit for Word, Excel, HTML and the terminal."""

from __future__ import annotations

import re

# Not allowed in XML 1.0, or able to steer a terminal: controls, lone surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without characters that no document may hold; line breaks stay."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The text on one line; the cells of a table row are parted by a bar."""
    return " ".join(clean(text).replace("\t", " ｜ ").split())


def shorten(text: str, most: int) -> str:
    """The text cut to a number of characters, marked where it was cut."""
    return text if len(text) <= most else text[:most].rstrip() + "…"
