"""What a table says by caption, labels and rows together."""

from __future__ import annotations

from build import index, reading

from corpus.lexicon import Concept

BOUND = [Concept(id="bound", zh="质检挂订单", says=["质检 + 订单号 + 合格"])]


def found(*lines: str) -> list[tuple[str, bool]]:
    hits = index(BOUND, reading(*lines)).of(["bound"])
    return [(h.source, h.good) for h in hits]


def test_caption_labels_and_row_say_it_together() -> None:
    said = found("# 质检记录", "| 订单号 | 判定 |", "|---|---|", "| LJ-01 | 合格 |")
    assert ("gist", True) in said


def test_a_table_without_filled_rows_says_nothing() -> None:
    assert not found("# 质检记录", "| 订单号 | 判定 |", "|---|---|")


def test_a_denied_row_says_nothing() -> None:
    said = found("# 质检记录", "| 订单号 | 判定 |", "|---|---|", "| 没有登记订单号 | 合格与否未判 |")
    assert not any(good for _, good in said)
