"""Bring the points of an event's accounts to rows: one row where they speak of the same matter.

The two most alike groups of points are joined first, then the next two, as long as the points of the
one are on the mean alike enough to those of the other. What one account tells in two sentences is
one row, too, where the two are of one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.match.likeness import likelihoods
from communique.model import Point, Row

if TYPE_CHECKING:
    import numpy as np

#: how alike two groups of points must be on the mean to share a row
SAME_ROW = 0.3
#: a comment of a party that took no part, to share a row with what was said at the talks
_COMMENT = 0.5


def rows(
    event: str, points: Sequence[Point], outsiders: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """The rows of an event in the order in which its accounts tell them.

    `outsiders` are parties that took no part: their comments join a row of the talks only where
    they are very much alike.
    """
    order = {p.id: n for n, p in enumerate(points)}
    held = sorted(points, key=lambda p: p.id)
    groups = [[held[i] for i in group] for group in _joined(_alike(held, outsiders))]
    groups.sort(key=lambda g: min(order[p.id] for p in g))
    return tuple(
        _row(event, n, sorted(g, key=lambda p: order[p.id])) for n, g in enumerate(groups, 1)
    )


def _alike(points: Sequence[Point], outsiders: frozenset[str]) -> np.ndarray:
    """How alike all pairs are, 0 where they may not share a row."""
    found = likelihoods(points)
    for i, a in enumerate(points):
        for j, b in enumerate(points):
            if (a.party in outsiders) != (b.party in outsiders):
                apart = found[i, j] < _COMMENT or agreement_keys(a) != agreement_keys(b)
                found[i, j] = 0.0 if apart else found[i, j]
            if {a.act, b.act} & {"condemn", "warn"} and "support" in (a.act, b.act):
                found[i, j] = 0.0  # a thank-you and a threat are two matters
    return found


def _joined(alike: np.ndarray) -> list[list[int]]:
    """Groups of indices by average linkage: the mean likeness of two groups decides."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    count = len(alike)
    sums = alike.copy()
    numpy.fill_diagonal(sums, 0.0)
    sizes = numpy.ones(count)
    groups = [[n] for n in range(count)]
    means = sums.copy()
    numpy.fill_diagonal(means, -1.0)
    while count and means.max() >= SAME_ROW:
        one, other = sorted(divmod(int(means.argmax()), count))
        groups[one] += groups[other]
        groups[other] = []
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sizes[one] += sizes[other]
        sizes[other] = 0
        _renewed(means, sums, sizes, one, other)
    return [group for group in groups if group]


def _renewed(means: np.ndarray, sums: np.ndarray, sizes: np.ndarray, one: int, other: int) -> None:
    """The mean likeness of a group that has taken in another one to all that are left."""
    import numpy  # noqa: PLC0415

    pairs = sizes[one] * numpy.maximum(sizes, 1)
    fresh = numpy.where(sizes > 0, sums[one] / pairs, -1.0)
    fresh[one] = -1.0
    means[one] = means[:, one] = numpy.round(fresh, 6)
    means[other] = means[:, other] = -1.0


def agreement_keys(point: Point) -> set[str]:
    """The agreements that a point is about."""
    return {k for k in point.keys if k.startswith("agreement:")}


def _row(event: str, number: int, points: Sequence[Point]) -> Row:
    stated = [p for p in points if p.party] or list(points)
    topic = max((p.topic for p in stated), key=[p.topic for p in stated].count)
    return Row(id=f"{event}.p{number}", topic=topic, gist=stated[0].gist, points=tuple(points))
