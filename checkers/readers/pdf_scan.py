"""Pages of a PDF that are pictures: rendered and recognised, within a budget of pictures per file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from checkers.document import Block
from checkers.readers import ocr
from checkers.readers.pdf_frame import Box, holds
from checkers.readers.recognised_rows import blocks_of

MOST_PICTURES = 30  # recognised in one file; more stay unread
RESOLUTION = 200  # dots per inch
MOST_PIXELS = 2_600  # on the longer side


@dataclass(slots=True)
class Scanner:
    """Recognises pages of one file and counts them."""

    done: int = 0

    def can_read(self) -> bool:
        """Whether the engine is there and the budget is not used up."""
        return self.done < MOST_PICTURES and ocr.available()

    def read(self, page: Any, number: int, table: int, known: list[Box]) -> tuple[list[Block], bool]:
        """Blocks of a page's picture (without text already known), and whether it was read well enough."""
        self.done += 1
        scale = min(RESOLUTION / 72, MOST_PIXELS / max(*page.get_size(), 1.0))
        lines = ocr.recognise(page.render(scale=scale).to_pil())
        fresh = [line for line in lines if not _known(line.box, 1 / scale, known)]
        return blocks_of(fresh, number, 1 / scale, table), not ocr.is_poor(lines)


def _known(box: Box, scale: float, known: list[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2 * scale, (box[1] + box[3]) / 2 * scale
    return any(holds(other, x, y) for other in known)
