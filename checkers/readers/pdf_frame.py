"""The visible rectangle of a PDF page, and the way from PDF coordinates to (x0, top, x1, bottom)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """Crop box and rotation of one page; boxes are given as displayed, counted from the top left corner."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int = 0

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDF user space as displayed (x, top)."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A rectangle of PDF user space as displayed."""
        if self.rotation == 0 and x0 <= x1 and y0 <= y1:  # the usual case, kept short
            left, top = self.left, self.top
            return round(x0 - left, 2), round(top - y1, 2), round(x1 - left, 2), round(top - y0, 2)
        first, second = self.point(x0, y0), self.point(x1, y1)
        return (
            round(min(first[0], second[0]), 2),
            round(min(first[1], second[1]), 2),
            round(max(first[0], second[0]), 2),
            round(max(first[1], second[1]), 2),
        )

    def size(self, x0: float, y0: float, x1: float, y1: float) -> float:
        """The height of a character's box as displayed; at most four times its width."""
        if self.rotation == 0 and x0 <= x1 and y0 <= y1 and 4 * (x1 - x0) > y1 - y0 + 1:
            return round(self.top - y0, 2) - round(self.top - y1, 2)
        box = self.box(x0, y0, x1, y1)
        return min(box[3] - box[1], 4 * max(box[2] - box[0], 1.0))

    def outside(self, box: Box) -> bool:
        """Whether the box lies wholly outside of the visible page."""
        return box[2] <= 0 or box[3] <= 0 or box[0] >= self.width or box[1] >= self.height

    def share(self, box: Box) -> float:
        """The part of the page that the box covers, 0 to 1."""
        width = min(box[2], self.width) - max(box[0], 0.0)
        height = min(box[3], self.height) - max(box[1], 0.0)
        area = self.width * self.height
        return max(width, 0.0) * max(height, 0.0) / area if area > 0 else 0.0


def frame_of(page: Any) -> Frame:
    """The frame of a pypdfium2 page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() % 360)


def union(first: Box, second: Box) -> Box:
    """The smallest box around both."""
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )


def holds(box: Box, x: float, y: float) -> bool:
    """Whether the point lies inside the box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
