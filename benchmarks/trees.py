"""Learns the weighing and the choice among candidates: boosted trees, taken apart into plain arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from checkers.weighing.choice import Chooser
from checkers.weighing.facts import Tally
from checkers.weighing.model import Weighing
from checkers.weighing.trees import Trees

_ROUNDS, _PACE, _LEAVES, _FEWEST, _SHARE = 140, 0.06, 8, 30, 0.7
_CHOOSING = {"max_iter": 200, "learning_rate": 0.07, "max_leaf_nodes": 16, "min_samples_leaf": 60}


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
    taken_apart = []
    for one in trees.estimators_.ravel():
        tree = one.tree_
        nodes = (
            tree.children_left < 0,
            tree.feature,
            tree.threshold,
            tree.children_left,
            tree.children_right,
        )
        taken_apart.append((*nodes, tree.value[:, 0, 0] * _PACE))
    return Weighing(
        tally, scaler.mean_, scaler.scale_, linear.coef_, linear.intercept_, _trees(taken_apart, outcomes=3)
    )


def chooser(xs: Any, ys: Any, worth: Any) -> Chooser:
    """Train the choice on facts ``xs`` of candidates and whether each shows its element."""
    made = HistGradientBoostingClassifier(
        **_CHOOSING, l2_regularization=1.0, early_stopping=False, random_state=0
    ).fit(np.asarray(xs, dtype=np.float32), ys, worth)
    taken_apart = []
    for (one,) in made._predictors:
        nodes = one.nodes
        names = ("is_leaf", "feature_idx", "num_threshold", "left", "right", "value")
        taken_apart.append(tuple(nodes[name].astype(np.float64) for name in names))
    return Chooser(_trees(taken_apart, outcomes=1), float(made._baseline_prediction.ravel()[0]))


def _trees(taken_apart: Any, outcomes: int) -> Trees:
    """Trees one after another; each is given as whether a node is a leaf, its feature, threshold, children and value."""
    starts = np.cumsum([0, *(len(nodes[0]) for nodes in taken_apart)])

    def column(of: Any) -> Any:
        return np.concatenate([of(nodes, start) for nodes, start in zip(taken_apart, starts, strict=False)])

    return Trees(
        roots=starts[:-1].astype(np.int32).reshape(-1, outcomes),
        feature=column(lambda nodes, _: np.where(nodes[0] > 0, -1, nodes[1])).astype(np.int16),
        threshold=column(lambda nodes, _: nodes[2]).astype(np.float32).astype(np.float64),
        left=column(lambda nodes, start: nodes[3] + start).astype(np.int32),
        right=column(lambda nodes, start: nodes[4] + start).astype(np.int32),
        value=column(lambda nodes, _: nodes[5]),
    )
