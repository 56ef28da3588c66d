"""Text recognition for scans and photos; the engine is the optional extra ``certdesk[ocr]``."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from checkers.readers import patience
from checkers.readers.red_ink import has_red_ink, without_red_ink

THREADS = 2
LONGEST_SIDE = 1_600  # pixels; more costs memory and finds no more text
POOR_SCORE = 0.6
FEWEST_CHARACTERS = 5
SURE = 0.85  # score from which a line found only with the red ink still there is believed
HOW_TO = "请安装文字识别组件（pip install certdesk[ocr]）后重新检查，或请申请人提供可复制文字的版本"


@dataclass(frozen=True, slots=True)
class Line:
    """One recognised line: text, box in pixels (x0, top, x1, bottom), score 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    score: float


def available() -> bool:
    """Whether the recognition engine is installed."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "numpy"))


def recognise(image: Any) -> list[Line]:
    """The lines of a PIL image from top to bottom; text below a red seal is read with the red taken out."""
    patience.ask(0.0)  # memory for what is imported next
    import numpy

    pixels = numpy.asarray(image.convert("RGB"))
    if not has_red_ink(pixels):
        return _sorted(_lines(pixels))
    plain = _lines(without_red_ink(pixels))
    whole = _lines(pixels)
    red = [line for line in whole if line.score >= SURE and not _covered(line, plain)]
    return _sorted(list(dict.fromkeys(_fuller(line, whole) for line in plain)) + red)


def is_poor(lines: list[Line]) -> bool:
    """Whether a recognition is too weak to stand for the picture."""
    characters = sum(len("".join(line.text.split())) for line in lines)
    if characters < FEWEST_CHARACTERS:
        return True
    return (
        sum(line.score * len(line.text) for line in lines) / sum(len(line.text) for line in lines)
        < POOR_SCORE
    )


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": LONGEST_SIDE,
            "Rec.rec_batch_num": 1,  # larger batches only cost memory
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _lines(pixels: Any) -> list[Line]:
    patience.ask()
    found = _engine()(pixels[:, :, ::-1])
    if found.boxes is None or found.txts is None:
        return []
    return [
        Line(str(text).strip(), _upright(corners), round(float(score), 3))
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if str(text).strip()
    ]


def _upright(corners: Any) -> tuple[float, float, float, float]:
    xs = [float(x) for x, _ in corners]
    ys = [float(y) for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _fuller(line: Line, others: list[Line]) -> Line:
    """The same line of the other run when it holds the whole text and more."""
    for other in others:
        if other.score >= SURE and line.text in other.text and _covered(line, [other]):
            return other
    return line


def _covered(line: Line, others: list[Line]) -> bool:
    x0, top, x1, bottom = line.box
    area = max((x1 - x0) * (bottom - top), 1.0)
    shared = 0.0
    for other in others:
        width = min(x1, other.box[2]) - max(x0, other.box[0])
        height = min(bottom, other.box[3]) - max(top, other.box[1])
        shared += max(width, 0.0) * max(height, 0.0)
    return shared > 0.3 * area


def _sorted(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (line.box[1], line.box[0], line.text))
