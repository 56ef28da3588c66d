"""Fields of a Word story (page numbers, contents, form boxes): the result is text, the instruction is not."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.readers.word_names import VALUE, WORD, Element, number, switched_on

FIELD_KIND = WORD + "fldCharType"
CHECK_BOX = WORD + "checkBox"
DROP_DOWN = WORD + "ddList"


@dataclass(slots=True)
class Field:
    """One open field; ``in_result`` once its instruction has ended."""

    instruction: str = ""
    in_result: bool = False


class Fields:
    """The fields that are open at a place of the text."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    def mark(self, character: Element) -> str:
        """Take in a w:fldChar; returns the sign a form box shows there."""
        kind = character.get(FIELD_KIND)
        if kind == "begin":
            self._open.append(Field())
            return _form_sign(character) if len(character) else ""
        if self._open and kind == "separate":
            self._open[-1].in_result = True
        elif self._open and kind == "end":
            self._open.pop()
        return ""

    def instruct(self, text: str) -> None:
        """Take in a piece of w:instrText."""
        if self._open:
            self._open[-1].instruction += text

    @property
    def silent(self) -> bool:
        """Whether text here is part of another field's instruction."""
        return any(not field.in_result for field in self._open[:-1])

    @property
    def in_contents(self) -> bool:
        """Whether text here belongs to a table of contents."""
        return any(field.instruction.lstrip().upper().startswith("TOC") for field in self._open)

    def end_paragraph(self) -> None:
        """An instruction that has not ended with its paragraph must not swallow the rest of the text."""
        for field in self._open:
            field.in_result = True

    def leave_contents(self) -> None:
        """Forget a table of contents that was never closed."""
        self._open.clear()

    def __bool__(self) -> bool:
        return bool(self._open)


def _form_sign(character: Element) -> str:
    box = next(character.iter(CHECK_BOX), None)
    if box is not None:
        checked = box.find(WORD + "checked")
        state = checked if checked is not None else box.find(WORD + "default")
        return "☑" if switched_on(state) else "□"
    choices = next(character.iter(DROP_DOWN), None)
    if choices is None:
        return ""
    entries = [entry.get(VALUE) or "" for entry in choices.iterchildren(WORD + "listEntry")]
    chosen = choices.find(WORD + "result")
    index = number(chosen.get(VALUE)) if chosen is not None else 0
    return entries[index] if 0 <= index < len(entries) else ""
