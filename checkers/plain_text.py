"""Bytes to text: the encodings in which Chinese applicants save plain text."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\r\f\x0b\x1a\x1b")


def decoded(content: bytes, cut: bool = False) -> str | None:
    """The text of the bytes, or None if they are no text; ``cut`` allows half a character at the end."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\0" in content:
        return _without_mark(content)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = _strict(content, encoding, cut)
        except UnicodeDecodeError:
            continue
        return text if _looks_like_text(text) else None
    return _guessed(content)


def _strict(content: bytes, encoding: str, cut: bool) -> str:
    return codecs.getincrementaldecoder(encoding)("strict").decode(content, final=not cut)


def _without_mark(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of spaces and digits is zero."""
    for encoding, zeros in (("utf-16-le", content[1::2]), ("utf-16-be", content[0::2])):
        if zeros.count(0) * 20 >= len(zeros) and zeros.count(0) * 10 >= 9 * content.count(0):
            text = content[: len(content) // 2 * 2].decode(encoding, "replace")
            return text if _looks_like_text(text) and "\ufffd" not in text else None
    return None


def _guessed(content: bytes) -> str | None:
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(content[:200_000]).best()
    if best is None:
        return None
    text = content.decode(best.encoding, "replace")
    return text if _looks_like_text(text) else None


def _looks_like_text(text: str) -> bool:
    odd = sum(map(text[:20_000].count, _CONTROLS))
    return odd * 200 <= len(text[:20_000])
