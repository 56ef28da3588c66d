"""What one Word paragraph says, told apart by what is visible, inserted, deleted and hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checkers.document import Visibility
from checkers.readers.word_drawings import Drawn
from checkers.readers.word_names import Element
from checkers.readers.word_styles import Style

PLAIN = Style()


@dataclass(slots=True)
class Said:
    """What one paragraph says, and what hangs on it."""

    style_id: str | None = None
    style: Style = PLAIN
    properties: Element | None = None
    outline: Element | None = None
    numbering: Element | None = None
    plain: Element | None = None  # the paragraph itself, if it holds nothing but runs
    shown: list[str] = field(default_factory=list)
    deleted: Sequence[str] = ()
    hidden: Sequence[str] = ()
    inserts: bool = False  # some text is a tracked insertion
    keeps: bool = False  # some text is not
    contents: bool = False
    drawings: Sequence[Drawn] = ()
    tables: Sequence[Element] = ()  # tables wrongly put inside a paragraph
    fonts: list[Element | None] = field(default_factory=list)  # run properties of the visible text
    references: Sequence[tuple[str, str]] = ()  # (footnote, its id)

    @property
    def has_more(self) -> bool:
        """Whether there is anything besides visible text."""
        return bool(self.deleted or self.hidden or self.drawings or self.tables or self.references)

    @property
    def text(self) -> str:
        """The text a reader sees, tracked insertions included."""
        return joined(self.shown)

    @property
    def visible(self) -> Visibility:
        """``inserted`` if all of the text is a tracked insertion."""
        return "inserted" if self.inserts and not self.keeps else "visible"


def joined(pieces: list[str]) -> str:
    """The pieces as one text, without soft hyphens."""
    text = pieces[0] if len(pieces) == 1 else "".join(pieces)
    return text.replace("\xad", "") if "\xad" in text else text
