"""The gist of a table: its caption and labels read together with its first rows, as a person reads them.

A ledger row seldom says by itself what it shows (LJ260819A | 合格); sheet, column and row together do
(质检（挂订单） | 订单号 | 判定). A gist weighs less than words that stand in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checkers.folding import fold
from checkers.language.hearing import Heard
from checkers.language.recogniser import Recogniser
from checkers.structure.part import Part, Passage

_ROWS = 2  # filled rows that are read with the labels
_LISTED = 40  # rows and sentences of a paper about a platform that are read with its name
_SAYS = 12  # characters of a sentence that says something
_PLATFORM = re.compile(r"小程序|app|商城|网店|云店|平台|公众号|h5|门户")
_SCREENS = re.compile(r"功能|页面|页|说明|能做什么|能干|截图|入口|怎么用|菜单|模块|栏目")
_SILENCED = ("negated", "planned", "blank")


def gists(part: Part) -> Iterator[tuple[Passage, str]]:
    """The first filled rows of a table, each with what is read for it; all that a platform's own paper lists."""
    platform = _platform(part)
    if part.kind == "table":
        for record in part.records[: _LISTED if platform else _ROWS]:
            answers = [fold(f"{a.label}{a.value}") for a in record.answers if a.value.strip()]
            if len(answers) >= 2:
                yield record.passage, ";".join((*platform, part.folded_title, *answers))
    if platform:
        for passage in [p for p in part.passages if p.kind == "sentence" and len(p.folded) >= _SAYS][
            :_LISTED
        ]:
            yield passage, f"{platform[0]};{passage.folded}"


def _platform(part: Part) -> tuple[str, ...]:
    """The word for the platform whose screens a part describes, by its title or by the name of its file."""
    for ancestor in part.chain():
        named = _PLATFORM.search(ancestor.folded_title)
        if named and _SCREENS.search(ancestor.folded_title):
            return (named.group(),)
    return ()


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
