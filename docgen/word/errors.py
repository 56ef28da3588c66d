"""What can be wrong with a template or with the data given to it: each problem with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.errors import CertdeskError


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a template something stands: the part, the text of the paragraph, and its number in the part."""

    part: str
    text: str = ""
    number: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.part}「{self.text}」" if self.text else self.part


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a template: a Chinese sentence, its place and, where known, the field it is about."""

    message: str
    place: Place
    field: str | None = None

    def __str__(self) -> str:
        return f"{self.place}：{self.message}"


class TemplateError(CertdeskError):
    """A template that cannot be compiled or rendered; holds every problem found, the message is Chinese."""

    def __init__(self, template: str, problems: Sequence[Problem]) -> None:
        self.template = template
        self.problems = tuple(problems)
        shown = "；".join(str(p) for p in self.problems[:20])
        more = f"；另有 {len(self.problems) - 20} 处" if len(self.problems) > 20 else ""
        super().__init__(f"模板 {template}：{shown}{more}")
