"""Boosted trees as plain arrays, so that what a trainer learned runs without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np


@dataclass(slots=True)
class Trees:
    """Trees that stand one after another in ``feature`` (-1 for a leaf), ``threshold``, ``left``, ``right`` and ``value``;
    ``roots`` has one row a round and one column an outcome."""

    roots: Any
    feature: Any
    threshold: Any
    left: Any
    right: Any
    value: Any

    def sums(self, table: Any) -> Any:
        """What the trees of each outcome (column) add up to for each row of facts; all rows go down all trees at once."""
        at = np.broadcast_to(self.roots.reshape(1, -1), (len(table), self.roots.size)).copy()
        row = np.arange(len(table))[:, None]
        while True:
            asked = self.feature[at]
            if (asked < 0).all():
                break
            goes_left = table[row, np.maximum(asked, 0)] <= self.threshold[at]
            at = np.where(asked < 0, at, np.where(goes_left, self.left[at], self.right[at]))
        return self.value[at].reshape(len(table), *self.roots.shape).sum(axis=1)

    def arrays(self) -> dict[str, Any]:
        """The arrays by name, to be stored."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> Trees:
        """The trees among stored arrays."""
        return cls(**{f.name: stored[f.name] for f in fields(cls)})
