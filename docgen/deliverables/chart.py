"""A bar chart of shares as PNG, the limit as a line; the same figures give the same picture on one machine."""

from __future__ import annotations

import io
from collections.abc import Sequence
from fractions import Fraction

from PIL import Image, ImageDraw, ImageFont

from corpus.errors import CertdeskError
from docgen.figures.timeline.picture import chinese_font

_WIDTH, _ROW, _TOP, _BOTTOM, _LABELS, _RIGHT = 1200, 64, 20, 56, 330, 130
_BAR, _LIMIT, _INK, _FAINT = "#5b7fa6", "#c0392b", "#222222", "#d9d9d9"
_SIZE = 26


def bars(shares: Sequence[tuple[str, Fraction]], limit: Fraction | None) -> bytes:
    """One bar a share from 0 to 100 %. Without a Chinese font on the machine the bars are numbered instead of named."""
    labels, font = _labels([name for name, _ in shares])
    height = _TOP + _ROW * len(shares) + _BOTTOM
    image = Image.new("RGB", (_WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    _scale(draw, height, font)
    for place, ((_, share), label) in enumerate(zip(shares, labels, strict=True)):
        middle = _TOP + _ROW * place + _ROW // 2
        draw.text((_LABELS - 16, middle), label, fill=_INK, font=font, anchor="rm")
        draw.rectangle((_LABELS, middle - 17, _across(share), middle + 17), fill=_BAR)
        draw.text((_across(share) + 10, middle), percent(share), fill=_INK, font=font, anchor="lm")
    if limit is not None:
        draw.line((_across(limit), 6, _across(limit), height - _BOTTOM + 6), fill=_LIMIT, width=3)
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


def percent(share: Fraction, places: int = 2) -> str:
    """A share in per cent for people, rounded half up to two places: 91.67%; whole figures without places."""
    scaled = (share * 100 * 10**places + Fraction(1, 2)).__floor__()
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") + "%"


def _across(share: Fraction) -> int:
    return _LABELS + int((_WIDTH - _LABELS - _RIGHT) * min(max(share, Fraction(0)), Fraction(1)))


def _scale(
    draw: ImageDraw.ImageDraw, height: int, font: ImageFont.FreeTypeFont | ImageFont.ImageFont
) -> None:
    for tenth in range(0, 11, 2):
        x = _across(Fraction(tenth, 10))
        draw.line((x, _TOP - 8, x, height - _BOTTOM + 6), fill=_FAINT, width=1)
        draw.text((x, height - _BOTTOM + 10), f"{tenth * 10}%", fill=_INK, font=font, anchor="ma")


def _labels(names: Sequence[str]) -> tuple[list[str], ImageFont.FreeTypeFont | ImageFont.ImageFont]:
    try:
        return list(names), ImageFont.truetype(str(chinese_font()), _SIZE)
    except CertdeskError:
        return [str(i) for i in range(1, len(names) + 1)], ImageFont.load_default(_SIZE)
