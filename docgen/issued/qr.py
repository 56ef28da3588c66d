"""The QR code of an issued document: its number and the beginning of the hash of its text."""

from __future__ import annotations

import io
from urllib.parse import quote

import segno

SHORT = 12  # hexadecimal digits: 48 bits


def short(digest: str) -> str:
    """The check code as people read it: 3F9A-C1D2-E4B6."""
    head = digest[:SHORT].upper()
    return "-".join(head[i : i + 4] for i in range(0, SHORT, 4))


def qr_text(number: str, digest: str, address: str | None = None) -> str:
    """What the code says: number and check code, or the address of a query page with both."""
    if address:
        sign = "&" if "?" in address else "?"
        return f"{address}{sign}n={quote(number, safe='')}&h={digest[:SHORT]}"
    return f"{number} {short(digest)}"


def qr_png(text: str) -> bytes:
    """The code as PNG, error correction M (a seal over a sixth of it does no harm)."""
    written = io.BytesIO()
    segno.make(text, error="m", micro=False).save(written, kind="png", scale=8, border=2)
    return written.getvalue()
