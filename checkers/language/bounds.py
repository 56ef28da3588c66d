"""Where a literal found in a text is no word of its own: inside a longer word, a Latin word or a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

_SHORT, _MIDDLING = 2, 4  # letters: short words bear no letter beside them, middling ones one (pcba, boms)
_ONE_WORD = 9  # letters in a row that are taken for one word; more are English words run together by folding


class Bounds:
    """``literals`` in the order of their numbers; ``longer`` has for a literal the words that hold it by chance."""

    def __init__(self, literals: Sequence[str], longer: Mapping[str, Sequence[str]]) -> None:
        number = {literal: n for n, literal in enumerate(literals)}
        self._letter = _flags(literals, 0, _is_letter), _flags(literals, -1, _is_letter)
        self._digit = _flags(literals, 0, str.isdigit), _flags(literals, -1, str.isdigit)
        self._length: Any = np.array([len(x) for x in literals])
        self._held = {
            number[word]: [(number[w], w.index(word)) for w in words if w in number]
            for word, words in longer.items()
            if word in number
        }

    def keep(self, text: str, numbers: Any, starts: Any, ends: Any) -> Any:
        """Which of the literals found (their numbers and places in the text) stand as words of their own."""
        codes: Any = np.frombuffer(f"\n\n{text}\n\n".encode("utf-32-le"), dtype=np.uint32)
        letters = (codes >= ord("a")) & (codes <= ord("z"))
        digits = (codes >= ord("0")) & (codes <= ord("9"))
        before, after = starts + 1, ends + 2  # places of the neighbours in ``codes``
        length = self._length[numbers]
        latin = self._letter[0][numbers] & letters[before] | self._letter[1][numbers] & letters[after]
        run = _run(letters)[np.maximum(before, 0) + 1]
        wrong = latin & (length <= _SHORT)
        wrong |= latin & (length <= _MIDDLING) & (run > length + 1) & (run <= _ONE_WORD)
        point = (codes[before] == ord(".")) & digits[before - 1]
        wrong |= self._digit[0][numbers] & (digits[before] | point)
        wrong |= self._digit[1][numbers] & digits[after]
        for number, holders in self._held.items():
            mine = np.flatnonzero(numbers == number)
            if len(mine):
                for holder, at in holders:
                    over = starts[numbers == holder] + at
                    wrong[mine] |= np.isin(starts[mine], over)
        return ~wrong


def _run(letters: Any) -> Any:
    """For each place how many letters stand in a row around it."""
    edges: Any = np.flatnonzero(np.diff(letters.astype(np.int8))) + 1
    sizes: Any = np.diff([0, *edges, len(letters)])
    return np.repeat(sizes, sizes)


def _flags(literals: Sequence[str], at: int, test: Any) -> Any:
    return np.array([bool(test(x[at])) for x in literals], dtype=bool)


def _is_letter(character: str) -> bool:
    return "a" <= character <= "z"
