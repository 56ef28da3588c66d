"""A reproducible draw: the same seed and the same names give the same choice on every machine and in every year."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable


def ordered(names: Iterable[str], seed: str) -> list[str]:
    """The names in the order of the draw: by the SHA-256 of seed and name, so that anyone can repeat it by hand."""
    return sorted(set(names), key=lambda name: (_rank(name, seed), name))


def draw(names: Iterable[str], size: int, seed: str, seen: Collection[str] = ()) -> list[str]:
    """``size`` of the names, those not ``seen`` before first; all of them when there are no more. Sorted."""
    order = ordered(names, seed)
    fresh = [n for n in order if n not in seen]
    again = [n for n in order if n in seen]
    return sorted((fresh + again)[: max(size, 0)])


def _rank(name: str, seed: str) -> str:
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()
