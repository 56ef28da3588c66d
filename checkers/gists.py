"""The gist of a table: its caption and labels read together with its first rows, as a person reads them.

A ledger row seldom says by itself what it shows (LJ260819A | 合格); sheet, column and row together do
(质检（挂订单） | 订单号 | 判定). A gist weighs less than words that stand in one place.
"""

from __future__ import annotations

from collections.abc import Iterator

from checkers.folding import fold
from checkers.language.hearing import Heard
from checkers.language.recogniser import Recogniser
from checkers.structure.part import Part, Passage

_ROWS = 2  # filled rows that are read with the labels
_SILENCED = ("negated", "planned", "blank")


def gists(part: Part) -> Iterator[tuple[Passage, str]]:
    """The first filled rows of a table, each with what is read for it."""
    if part.kind != "table":
        return
    for record in part.records[:_ROWS]:
        answers = [fold(f"{a.label}{a.value}") for a in record.answers if a.value.strip()]
        if len(answers) >= 2:
            yield record.passage, ";".join((part.folded_title, *answers))


def said_together(
    part: Part, heard: dict[str, Heard], recogniser: Recogniser
) -> Iterator[tuple[Passage, str]]:
    """The concepts that caption, labels and row say together, and the row does not say alone."""
    for passage, text in gists(part):
        whole, row = heard.get(text), heard.get(passage.folded)
        if whole is None or any(guard in _SILENCED for guard, *_ in whole.scopes):
            continue
        alone = {m.concept for m in recogniser.matches(row, "says")} if row else set()
        for concept in dict.fromkeys(m.concept for m in recogniser.matches(whole, "says")):
            if concept not in alone:
                yield passage, concept
