"""Ridge regression of many targets at once on sparse marks, by conjugate gradients."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse

_PENALTY = 1.0
_ROUNDS = 12


def table_of(passages: Sequence[Any], seen_in: int) -> tuple[Any, Any, Any]:
    """The marks that enough passages bear, the passages as rows of length 1, and the rarity of each mark."""
    owner: Any = np.repeat(np.arange(len(passages)), [len(p) for p in passages])
    codes, column, spread = np.unique(np.concatenate(list(passages)), return_inverse=True, return_counts=True)
    kept = spread >= seen_in
    rarity = np.log(len(passages) / np.maximum(spread, 1)).astype(np.float32)
    table = sparse.csr_matrix(
        (rarity[column], (owner, column)), shape=(len(passages), len(codes)), dtype=np.float32
    )[:, np.flatnonzero(kept)]
    length = np.sqrt(np.asarray(table.multiply(table).sum(axis=1)).ravel())
    scaled = sparse.diags((1 / np.maximum(length, 1e-6)).astype(np.float32)) @ table
    return codes[kept], scaled.tocsr(), rarity[kept]


def ridge(table: Any, answers: Sequence[Sequence[int]], targets: int, worth: Any, kept: int) -> Any:
    """The weights of marks by targets; of each target only the ``kept`` that weigh most."""
    rows = [n for n, found in enumerate(answers) for _ in found]
    columns = [target for found in answers for target in found]
    wanted = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(answers), targets))
    weighed = (sparse.diags(worth) @ table).tocsr()
    back = weighed.T.tocsr()
    weights = np.zeros((table.shape[1], targets), dtype=np.float32)
    rest = (weighed.T @ wanted).toarray().astype(np.float32)
    step, size = rest.copy(), (rest * rest).sum(axis=0)
    for _ in range(_ROUNDS):
        turned = back @ (table @ step) + _PENALTY * step
        pace = size / np.maximum((step * turned).sum(axis=0), 1e-12)
        weights += pace * step
        rest -= pace * turned
        smaller = (rest * rest).sum(axis=0)
        step = rest + smaller / np.maximum(size, 1e-12) * step
        size = smaller
    if kept < len(weights):
        least = -np.partition(-np.abs(weights), kept, axis=0)[kept]
        weights[np.abs(weights) < least] = 0.0
    return weights
