"""Which patterns can hold in which of many texts, told for all texts at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from checkers.language.patterns import Pattern


class Sieve:
    """The groups of literals of many patterns as rows of a table, texts as its columns."""

    def __init__(self, patterns: Iterable[Pattern], numbers: Mapping[str, int]) -> None:
        """``numbers`` numbers all literals from 0."""
        groups: dict[frozenset[str], int] = {}
        self._patterns: list[Pattern] = []
        needs: list[list[int]] = []
        for pattern in patterns:
            literal = [g.literals for g in pattern.groups if not g.shapes]
            needs.append([groups.setdefault(g, len(groups)) for g in literal])
            self._patterns.append(pattern)
        # One more row that is always true fills up patterns of fewer groups.
        self._rows = len(groups) + 1
        most = max(map(len, needs), default=1)
        filled = [[*need, *[len(groups)] * (most - len(need))] for need in needs]
        self._needs: Any = np.array(filled, dtype=np.int32).reshape(len(needs), most)
        pairs = sorted((numbers[x], row) for g, row in groups.items() for x in g)
        self._group: Any = np.array([row for _, row in pairs], dtype=np.int32)
        of = np.array([number for number, _ in pairs], dtype=np.int64)
        self._starts: Any = np.searchsorted(of, np.arange(len(numbers) + 1))

    def sift(self, literals: Any, texts: Any, count: int) -> Sequence[list[Pattern]]:
        """For each of ``count`` texts the patterns of whose literal groups each has a member in it.

        ``literals`` and ``texts`` say side by side which literal occurs in which text. Patterns keep their order.
        """
        kept: list[list[Pattern]] = [[] for _ in range(count)]
        if not len(literals) or not self._patterns:
            return kept
        table = self._table(literals, texts, count)
        possible = table.any(axis=1)[self._needs].all(axis=1)
        for number in np.flatnonzero(possible).tolist():
            pattern = self._patterns[number]
            here = table[self._needs[number]].all(axis=0)
            for text in np.flatnonzero(here).tolist():
                kept[text].append(pattern)
        return kept

    def _table(self, literals: Any, texts: Any, count: int) -> Any:
        """Whether a group (row) has a member in a text (column)."""
        sizes = self._starts[literals + 1] - self._starts[literals]
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1]) - np.repeat(ends - sizes - self._starts[literals], sizes)
        table: Any = np.zeros((self._rows, count), dtype=bool)
        table[self._group[places], np.repeat(texts, sizes)] = True
        table[-1] = True
        return table
