"""Red seals and stamps on pictures: seen, and taken out so that the print below can be read."""

from __future__ import annotations

from typing import Any

SATURATION = 60  # how much redder than green and blue
BRIGHT = 120  # black print below a seal is darker than this
SHARE = 0.0008  # of the pixels; less is noise


def has_red_ink(pixels: Any) -> bool:
    """Whether an RGB array holds more than specks of saturated red."""
    return float(_red(pixels).mean()) > SHARE


def without_red_ink(pixels: Any) -> Any:
    """A copy in which red ink is as bright as in the red channel: white paper, black print."""
    import numpy

    red = _red(pixels)
    channel = pixels[:, :, 0]
    paper = numpy.median(channel[::8, ::8])
    copy = pixels.copy()
    copy[red] = numpy.maximum(channel[red], paper)[:, None]
    return copy


def _red(pixels: Any) -> Any:
    import numpy

    channel = pixels[:, :, 0].astype(numpy.int16)
    others = numpy.maximum(pixels[:, :, 1], pixels[:, :, 2]).astype(numpy.int16)
    return (channel - others > SATURATION) & (channel > BRIGHT)
