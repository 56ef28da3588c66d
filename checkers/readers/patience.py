"""How a reader asks for more time and memory before it recognises text in a picture."""

from __future__ import annotations

from collections.abc import Callable

SECONDS_PER_PICTURE = 10.0

_listener: Callable[[float], None] | None = None


def set_listener(listener: Callable[[float], None] | None) -> None:
    """Who grants the time: the process that reads in isolation; None when nobody watches."""
    global _listener
    _listener = listener


def ask(seconds: float = SECONDS_PER_PICTURE) -> None:
    """Call this before each page or picture that goes through text recognition (OCR)."""
    if _listener is not None:
        _listener(seconds)
