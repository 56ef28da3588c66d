"""Reads a picture file (JPEG, PNG, TIFF, BMP): every frame is a page and its text is recognised."""

from __future__ import annotations

import io
import warnings
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from checkers.document import Block, FileReading
from checkers.readers import ocr
from checkers.readers.recognised_rows import blocks_of
from checkers.readers.trouble import Unreadable

MOST_PIXELS = 80_000_000
MOST_FRAMES = 30
LONGEST_SIDE = 3_000  # pixels handed to the recognition
DAMAGED = "图片已损坏，无法打开。请申请人重新拍摄或扫描后提交"
TOO_LARGE = "图片像素过多，无法处理。请申请人按 200–300 dpi 重新扫描后提交"


def read(data: bytes, reading: FileReading) -> None:
    """Fill the reading with the text recognised on a picture."""
    image = _open(data)
    count = int(getattr(image, "n_frames", 1))
    reading.pages = count
    if not ocr.available():
        raise Unreadable("no_text_layer", f"图片文件，文字未能读取。{ocr.HOW_TO}")
    unread: list[int] = []
    blocks: list[Block] = []
    try:
        for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
            if number > MOST_FRAMES:
                break
            found, well = _frame(frame, number, blocks)
            blocks.extend(found)
            if not well:
                unread.append(number)
    except (OSError, ValueError, SyntaxError) as error:
        if not blocks:
            raise Unreadable("corrupt", DAMAGED) from error
        unread.append(len({b.location.page for b in blocks}) + 1)
    reading.blocks = blocks
    _conclude(reading, unread + list(range(MOST_FRAMES + 1, count + 1)))


def _open(data: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data))
    except UnidentifiedImageError:
        raise Unreadable("wrong_type", "文件内容不是可识别的图片。请申请人确认格式后重新提交") from None
    except Image.DecompressionBombError:
        raise Unreadable("too_large", TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError) as error:
        raise Unreadable("corrupt", DAMAGED) from error
    if image.width * image.height > MOST_PIXELS:
        raise Unreadable("too_large", TOO_LARGE)
    return image


def _frame(frame: Any, number: int, before: list[Block]) -> tuple[list[Block], bool]:
    """Blocks of one frame and whether it was read well enough; boxes are in points of a 72 dpi picture."""
    upright = ImageOps.exif_transpose(frame).convert("RGB")
    shrink = min(1.0, LONGEST_SIDE / max(upright.size))
    if shrink < 1:
        upright = upright.resize((max(1, int(upright.width * shrink)), max(1, int(upright.height * shrink))))
    lines = ocr.recognise(upright)
    table = 1 + max((b.location.table or 0 for b in before), default=0)
    return blocks_of(lines, number, 1 / shrink, table), not ocr.is_poor(lines)


def _conclude(reading: FileReading, unread: list[int]) -> None:
    reading.notes += ("文字由图像识别得到，请核对原件",)
    if not unread:
        return
    parts = tuple(f"第{number}页" for number in unread)
    reading.unread_parts += parts
    reading.status = "partly_read" if reading.blocks else "unreadable"
    reading.reason = "no_text_layer"
    reading.message = f"{'、'.join(parts[:8])}图像不清或超出识别上限，文字未能可靠读出。请人工查看或请申请人提供更清晰的版本"
