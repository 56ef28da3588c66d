"""Replacing one top-level key of a YAML file without touching the rest of its text."""

from __future__ import annotations

import re

_INSIDE = re.compile(r"(\s|#|-\s|-$|$)")


def replaced(text: str, key: str, block: str) -> str:
    """The text with the block of ``key`` replaced, or put at the end where the key is absent."""
    lines = text.splitlines(keepends=True)
    start = next((i for i, line in enumerate(lines) if re.match(rf"{re.escape(key)}\s*:", line)), None)
    if start is None:
        return text.rstrip("\n") + "\n\n" + block
    end = start + 1
    while end < len(lines) and _INSIDE.match(lines[end]):
        end += 1
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join(lines[:start]) + block + "".join(lines[end:])
