"""Logistic regression on named features, with the same result in every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

_EPSILON = 1e-2  # keeps the first steps of AdaGrad small
_SEED = 20210126


def known_features(rows: Iterable[Iterable[str]], least: int) -> list[str]:
    """Features that hold of at least so many rows, sorted."""
    counts = Counter(feature for row in rows for feature in set(row))
    return sorted(feature for feature, count in counts.items() if count >= least)


def fit(
    rows: Sequence[Sequence[str]],
    targets: Sequence[int],
    classes: int,
    *,
    least: int = 2,
    epochs: int = 8,
    rate: float = 0.1,
    decay: float = 1e-3,
) -> dict[str, list[float]]:
    """Weights of each feature for each class (one class: yes or no), by AdaGrad on single rows.

    `targets` are numbers of classes, or 0 and 1 where there is but one; `decay` pulls the weights
    of a row's features towards nothing at each step.
    """
    names = known_features(rows, least)
    places = {name: n for n, name in enumerate(names)}
    held = [np.array(sorted({places[f] for f in row if f in places}), dtype=int) for row in rows]
    weights = np.zeros((len(names), classes))
    squares = np.full_like(weights, _EPSILON)
    order = np.random.default_rng(_SEED)
    wanted = np.zeros((len(rows), classes))
    for n, target in enumerate(targets):
        if classes == 1:
            wanted[n, 0] = target
        else:
            wanted[n, target] = 1
    for _ in range(epochs):
        for n in order.permutation(len(rows)):
            here = held[n]
            if not len(here):
                continue
            step = _predicted(weights[here].sum(axis=0)) - wanted[n] + decay * weights[here]
            squares[here] += step * step
            weights[here] -= rate * step / np.sqrt(squares[here])
    return {name: weights[n].tolist() for n, name in enumerate(names)}


def _predicted(sums: np.ndarray) -> np.ndarray:
    if len(sums) == 1:
        return 1 / (1 + np.exp(-sums))
    raised = np.exp(sums - sums.max())
    return raised / raised.sum()
