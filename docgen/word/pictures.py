"""Placeholder pictures: pictures whose name or alternative text says what goes there (logo, seal, signature-leader)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from typing import Any

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image

from corpus.errors import CertdeskError
from docgen.word.markup import R, remove
from docgen.word.package import Package

KINDS = ("logo", "seal", "signature", "qr", "chart", "mark", "photo")
_CHINESE = {
    "标志": "logo",
    "公章": "seal",
    "印章": "seal",
    "签名": "signature",
    "签字": "signature",
    "二维码": "qr",
    "图表": "chart",
    "认证标志": "mark",
    "照片": "photo",
}
_NAME = re.compile(r"([A-Za-z]+|[\u4e00-\u9fff]+)((?:[-_.:][\w-]+)*)")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"
_BLIP, _EXT = f"{{{_DRAWING}main}}blip", f"{{{_DRAWING}main}}ext"
_CUT = f"{{{_DRAWING}main}}srcRect"
TYPES = {"png": "image/png", "jpg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp"}
_WP = f"{{{_DRAWING}wordprocessingDrawing}}"
_KEY = "rIdBox"
SUFFIX = "@"  # stands for the picture's extension until it is known
BLANK = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class Box:
    """One place for a picture: its name and its size in EMU (1/360000 cm)."""

    name: str
    width: int
    height: int


def placeholder(*texts: str | None) -> str | None:
    """The name of the placeholder that one of the texts gives, or None: 签名-组长 is signature-组长."""
    for text in texts:
        found = _NAME.fullmatch((text or "").strip())
        if found:
            kind = _CHINESE.get(found.group(1), found.group(1).lower())
            if kind in KINDS:
                return kind + re.sub("[_.:]", "-", found.group(2))
    return None


def prepare(root: Any, part: str, package: Package) -> list[Box]:
    """Lead every placeholder picture of a part to a file of its own and mark its sizes; the boxes in order."""
    boxes: list[Box] = []
    places = [
        (blip, frame, name, size)
        for blip, frame in _pictures(root)
        for name, size in [_about(frame)]
        if name is not None and size is not None
    ]
    for blip, *_ in places:
        _lead(blip, "")
    keys = _free_keys(root, part, package)
    for blip, frame, name, size in places:
        box, key = Box(name, int(size.get("cx")), int(size.get("cy"))), next(keys)
        _lead(blip, key)
        package.relate(part, key, f"{R}/image", f"media/{file_of(name)}.{SUFFIX}")
        for extent in (size, *(e for e in frame.iter(_EXT) if e.get("cx"))):
            extent.set("cx", f"@{len(boxes)}x")
            extent.set("cy", f"@{len(boxes)}y")
        boxes.append(box)
    return boxes


def _about(frame: Any) -> tuple[str | None, Any]:
    """The placeholder's name and the element of its size."""
    about = frame.find(f"{_WP}docPr")
    name = placeholder(about.get("name"), about.get("descr"), about.get("title"))
    return name, frame.find(f"{_WP}extent")


def _free_keys(root: Any, part: str, package: Package) -> Iterator[str]:
    """Keys for relationships; those of a paper that was written earlier and is now a template are free again."""
    used = {value for element in root.iter() for value in element.attrib.values()}
    kept = package.without_relations(part, lambda key: key.startswith(_KEY) and key not in used)
    return (key for n in count() if (key := f"{_KEY}{n}") not in kept)


def names(root: Any) -> list[str]:
    """The names of the placeholder pictures below an element."""
    abouts = (frame.find(f"{_WP}docPr") for _, frame in _pictures(root))
    found = (placeholder(a.get("name"), a.get("descr"), a.get("title")) for a in abouts)
    return [name for name in found if name]


def _lead(blip: Any, key: str) -> None:
    blip.set(f"{{{R}}}embed", key)
    blip.attrib.pop(f"{{{R}}}link", None)
    for child in list(blip):
        remove(child)  # a vector twin or effects of the placeholder
    for cut in list(blip.getparent().iterchildren(_CUT)):
        remove(cut)


def file_of(name: str) -> str:
    """The file name, without extension, of the picture that fills a placeholder."""
    return "box-" + hashlib.sha256(name.encode()).hexdigest()[:8]


def _pictures(root: Any) -> Iterator[tuple[Any, Any]]:
    for blip in root.iter(_BLIP):
        frame = next(blip.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
        if frame is not None and frame.find(f"{_WP}docPr") is not None:
            yield blip, frame


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be put in: its bytes, extension and size in pixels (0 for none: it fills its box)."""

    data: bytes
    extension: str
    width: int = 0
    height: int = 0

    def fitted(self, box: Box) -> tuple[int, int]:
        """Width and height in EMU: as large as the box allows without distortion."""
        if not self.width or not self.height:
            return box.width, box.height
        scale = min(Fraction(box.width, self.width), Fraction(box.height, self.height))
        return int(self.width * scale), int(self.height * scale)


NOTHING = Picture(BLANK, "png")


def picture(name: str, data: bytes | None) -> Picture:
    """A picture from its bytes; none gives a transparent one that keeps the place. Raises CertdeskError."""
    if not data:
        return NOTHING
    try:
        image = Image.from_blob(data)
        extension = image.ext.lower().replace("jpeg", "jpg")
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ValueError, KeyError):
        extension = ""
    if extension not in TYPES:
        raise CertdeskError(f"图片 {name} 不是能放入 Word 的格式（png、jpg、gif、bmp）")
    return Picture(data, extension, image.px_width, image.px_height)


def sized(xml: str, boxes: Sequence[Box], pictures: Mapping[str, Picture]) -> str:
    """The XML with the sizes of its pictures, and a number of its own for each drawing."""
    for i, box in enumerate(boxes):
        width, height = pictures.get(box.name, NOTHING).fitted(box)
        xml = xml.replace(f'cx="@{i}x"', f'cx="{width}"').replace(f'cy="@{i}y"', f'cy="{height}"')
    return xml
