"""`contradicted` - a declaration that something never happened, and a passage that tells it happened."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from pydantic import field_validator

from checkers.dates import dates_in
from checkers.records.fault import Desk, Fault
from checkers.records.generic.base import Generic
from checkers.records.values.days import add_months
from checkers.structure.part import Document, Passage
from checkers.view import place

_TOLD = ("sentence", "row", "field")
_NO_FACT = {"hidden", "contents", "comment", "foreign", "planned", "blank", "quoted", "listed"}


class Contradicted(Generic):
    """Fires when a passage says ``said`` and another tells ``fact`` (both: all of the patterns).

    Patterns are regular expressions on folded text. ``never`` in the passage of the fact excuses it (rules,
    conditions). Facts dated more than ``years`` before the as-of date lie outside the declaration.
    """

    said: str
    fact: list[str]
    never: str = r"应(?!急)|须|必须|不得|方可|若|如果|一旦|超过|者[,，]|\u25a1|目标|指标|(没有|没|未|无)[^,。;]{0,8}(罚|投诉|退货|停产)|(没有|没|未|无|不存在)[^。;]{0,20}责令停"
    years: int = 3
    topic: str  # what was declared, in Chinese

    @field_validator("said", "never")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern

    @field_validator("fact")
    @classmethod
    def _compile(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            re.compile(pattern)
        return patterns

    def judge(self, desk: Desk) -> Iterator[Fault]:
        sought = re.compile(self.said)
        told = [
            (d, p)
            for d, p in _passages(desk)
            if p.kind in _TOLD and "foreign" not in p.flags and sought.search(p.folded)
        ]
        if not told:
            return
        document, declared = told[0]
        facts = list(self._facts(desk, {id(p.block) for _, p in told}))
        if facts:
            said = f"声明没有{self.topic}，另有资料记载：{_short(facts[0][1].text)}"
            yield Fault(said, (*(place(d, p) for d, p in facts[:2]), place(document, declared)))

    def _facts(self, desk: Desk, declaring: set[int]) -> Iterator[tuple[Document, Passage]]:
        patterns = [re.compile(p) for p in self.fact]
        never = re.compile(self.never)
        oldest = add_months(desk.as_of, -12 * self.years)
        for document, passage in _passages(desk):
            if id(passage.block) in declaring or passage.kind not in _TOLD or _NO_FACT & passage.flags:
                continue
            said = passage.folded
            if all(p.search(said) for p in patterns) and not never.search(said) and _recent(said, oldest):
                yield document, passage

    def names(self) -> Iterable[tuple[str, str]]:
        return ()


def _passages(desk: Desk) -> Iterator[tuple[Document, Passage]]:
    for document in desk.documents:
        if not document.root.flagged("foreign"):
            for passage in document.root.all_passages():
                yield document, passage


def _recent(folded: str, oldest: datetime.date) -> bool:
    """Whether no date told, or the last one, lies inside the period looked back on."""
    days = [w.last_day for w in dates_in(folded) if w.last_day]
    return not days or max(days) >= oldest


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text)[:60]
