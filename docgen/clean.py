"""Text from strangers made fit for Word, Excel, HTML and the terminal."""

from __future__ import annotations

import re

# Not allowed in XML 1.0, or able to steer a terminal: controls, lone surrogates, non-characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# A citizen number (GB 11643): region, birthday, serial of three, check character.
_CITIZEN = re.compile(
    r"(?<![\da-z])(\d{6})(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(\d{3}[\dx])(?![\da-z])", re.I
)


def clean(text: str) -> str:
    """The text without characters that no document may hold; line breaks stay."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The text on one line; the cells of a table row are parted by a bar."""
    return " ".join(clean(text).replace("\t", " ｜ ").split())


def shorten(text: str, most: int) -> str:
    """The text cut to a number of characters, marked where it was cut."""
    return text if len(text) <= most else text[:most].rstrip() + "…"


def masked(text: str) -> str:
    """The text with the birthday in every citizen number hidden, as papers for people show it."""
    return _CITIZEN.sub(lambda m: f"{m[1]}********{m[2]}", text)
