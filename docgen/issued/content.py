"""The hashes of an issued document: of its visible text, of the data it was written from, of its pictures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from docgen.word.package import Package
from docgen.word.visible import Lines


def digest(lines: Lines) -> str:
    """The hash of visible text: 64 hexadecimal digits."""
    return _hash(lines)


def model_digest(context: Mapping[str, Any]) -> str:
    """The hash of the data that a document was written from."""
    return _hash(context)


def _hash(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pictures(package: Package) -> list[str]:
    """The hashes of the pictures, sorted."""
    return sorted(
        hashlib.sha256(data).hexdigest()
        for name, data in package.parts.items()
        if name.startswith("word/media/")
    )
