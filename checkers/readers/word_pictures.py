"""Pictures of a Word file that are large enough to hold scanned evidence."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from PIL import Image

from checkers.readers.trouble import Unreadable
from checkers.readers.word_names import DRAWING, RELATIONSHIP, RELATIONSHIP_ID, VML, Element
from checkers.readers.word_package import Package

LARGE_BYTES = 60_000
LARGE_PIXELS = 600
LINKS = (RELATIONSHIP + "embed", RELATIONSHIP_ID)


def picture_parts(package: Package, root: Element) -> list[str]:
    """The picture parts of the body, each once, in document order."""
    relations = package.relations(package.main)
    if not any(relation.kind == "image" for relation in relations.values()):
        return []
    found = root.iter(DRAWING + "blip", VML + "imagedata")
    links = (element.get(name) for element in found for name in LINKS)
    targets = (relations[link].target for link in links if link in relations)
    return list(dict.fromkeys(targets))


def large_pictures(package: Package, root: Element) -> Iterator[tuple[str, str]]:
    """Name ("图片2", counted over all pictures of the body) and part of each large picture."""
    for index, part in enumerate(picture_parts(package, root), start=1):
        if package.parts.size(part) > LARGE_BYTES or _has_large_sides(package, part):
            yield f"图片{index}", part


def _has_large_sides(package: Package, part: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(package.parts.read(part))) as image:
                return bool(min(image.size) >= LARGE_PIXELS)
    except (OSError, ValueError, SyntaxError, Unreadable, Image.DecompressionBombError):
        return False
