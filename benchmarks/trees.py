"""Learns the weighing: a logistic regression and boosted trees, taken apart into plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from checkers.weighing.facts import Tally
from checkers.weighing.model import Weighing

_ROUNDS, _PACE, _LEAVES, _FEWEST, _SHARE = 140, 0.06, 8, 30, 0.7


def boosted(xs: Any, ys: Any, worth: Any, tally: Tally) -> Weighing:
    """Train both on facts ``xs`` and outcomes ``ys`` (0 missing, 1 partly met, 2 met); ``worth`` is what each counts."""
    scaler = StandardScaler().fit(xs)
    linear = LogisticRegression(C=0.3, max_iter=2000).fit(scaler.transform(xs), ys, worth)
    trees = GradientBoostingClassifier(
        init="zero",
        n_estimators=_ROUNDS,
        learning_rate=_PACE,
        max_leaf_nodes=_LEAVES,
        max_depth=None,
        min_samples_leaf=_FEWEST,
        subsample=_SHARE,
        random_state=0,
    ).fit(xs, ys, worth)
    parts: dict[str, list[Any]] = {n: [] for n in ("feature", "threshold", "left", "right", "value")}
    roots, start = [], 0
    for one in trees.estimators_.ravel():
        tree = one.tree_
        leaf = tree.children_left < 0
        roots.append(start)
        parts["feature"].append(np.where(leaf, -1, tree.feature))
        parts["threshold"].append(tree.threshold)
        parts["left"].append(tree.children_left + start)
        parts["right"].append(tree.children_right + start)
        parts["value"].append(tree.value[:, 0, 0] * _PACE)
        start += tree.node_count
    arrays = {name: np.concatenate(found) for name, found in parts.items()}
    return Weighing(
        tally,
        mean=scaler.mean_,
        scale=scaler.scale_,
        slopes=linear.coef_,
        bias=linear.intercept_,
        roots=np.array(roots, dtype=np.int32).reshape(-1, 3),
        feature=arrays["feature"].astype(np.int16),
        threshold=arrays["threshold"].astype(np.float32).astype(np.float64),
        left=arrays["left"].astype(np.int32),
        right=arrays["right"].astype(np.int32),
        value=arrays["value"],
    )
