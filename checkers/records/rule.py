"""The shape of a record rule: what it declares about itself, and its one verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checkers.records.fault import Desk, Fault
from corpus.record_rule import RuleData

Judge = Callable[[Desk], Iterator[Fault]]


@dataclass(frozen=True, slots=True)
class Example:
    """A short submission on which a rule fires; with ``wrong`` replaced by ``right`` it does not.

    One Markdown text a file; a line "=== name.md" begins a file (the first may leave it out).
    """

    text: str
    wrong: str
    right: str

    def files(self, *, right: bool = False) -> dict[str, str]:
        """The files (name -> text), faulty or put right."""
        if self.wrong not in self.text:
            raise ValueError(f"the example does not contain {self.wrong!r}")
        text = self.text.replace(self.wrong, self.right) if right else self.text
        first, *rest = re.split(r"(?m)^=== (.+)$", text.strip("\n"))
        files = {"材料.md": first.strip()} if first.strip() else {}
        return files | {n.strip(): t.strip() for n, t in zip(rest[::2], rest[1::2], strict=True)}


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule on records or between documents: its stable name, family, declaration and judge."""

    name: str
    family: str
    data: RuleData
    judge: Judge

    @property
    def example(self) -> Example:
        """The example that fires, and does not once put right."""
        return Example(self.data.example.text, self.data.example.wrong, self.data.example.right)
