"""Bring the points of an event's accounts to rows: one row where they speak of the same matter.

The two most alike groups of points are joined first, then the next two, as long as they are alike
enough: by their best pair and by the mean of all. What one account tells in two sentences is
one row, too, where the two are of one matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.match.likeness import likelihoods, singled_out, telling
from communique.model import Point, Row

if TYPE_CHECKING:
    import numpy as np

#: how alike two groups of points must be to share a row
SAME_ROW = 0.45
#: a comment of a party that took no part, to share a row with what was said at the talks
_COMMENT = 0.5
#: keeps two groups apart whatever else is alike in them
_NEVER = -1000.0
#: what is left of a likelihood where the codebook tells the two matters apart
_HARDLY = 0.2
#: how alike two points are that call one matter by rival names
_RIVALS = 0.7
#: and two that share a topic which nothing else in their documents is about
_SINGLED = 0.55


def rows(
    event: str, points: Sequence[Point], book: Codebook, outsiders: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """The rows of an event in the order in which its accounts tell them.

    `outsiders` are parties that took no part: their comments join a row of the talks only where
    they are very much alike.
    """
    order = {p.id: n for n, p in enumerate(points)}
    held = sorted(points, key=lambda p: p.id)
    groups = [[held[i] for i in group] for group in _joined(_alike(held, book, outsiders))]
    groups.sort(key=lambda g: min(order[p.id] for p in g))
    return tuple(
        _row(event, n, sorted(g, key=lambda p: order[p.id])) for n, g in enumerate(groups, 1)
    )


def _alike(points: Sequence[Point], book: Codebook, outsiders: frozenset[str]) -> np.ndarray:
    """How alike all pairs are, with what the codebook and the words know for sure."""
    found = likelihoods(points, book)
    alone = singled_out(points, book)
    for i, a in enumerate(points):
        for j, b in enumerate(points):
            if i != j:
                outside = (a.party in outsiders) != (b.party in outsiders)
                sure = _comment if outside else _surely
                found[i, j] = sure(a, b, float(found[i, j]), bool(alone[i, j]), book)
    return found


def _comment(a: Point, b: Point, likely: float, alone: bool, book: Codebook) -> float:
    """A comment from outside, and what was said at the talks: alike only where very much so."""
    apart = likely < _COMMENT or agreement_keys(a) != agreement_keys(b)
    return 0.0 if apart else _surely(a, b, likely, False, book)


def _surely(a: Point, b: Point, likely: float, alone: bool, book: Codebook) -> float:
    """A likelihood, raised or lowered by what is known of the two."""
    if _listed(a, b):
        return _NEVER
    if {a.act, b.act} & {"condemn", "warn"} and "support" in (a.act, b.act):
        return 0.0  # a thank-you and a threat are two matters
    if a.party != b.party and alone:
        return max(likely, _SINGLED)
    if book.rivals(a.keys, b.keys):
        return max(likely, _RIVALS)
    if _of_others(a, b, book) or _answers(a, b):
        return likely * _HARDLY
    return likely


def _answers(a: Point, b: Point) -> bool:
    """Whether one account tells what one side said and what the other did: two positions."""
    left, right = ({s.party for s in p.speakers} for p in (a, b))
    return a.party == b.party and bool(left and right and not left & right)


def _of_others(a: Point, b: Point, book: Codebook) -> bool:
    """Whether the two are about things that the codebook tells apart: other agreements, or, as
    items of lists of what was discussed, other topics."""
    left, right = agreement_keys(a), agreement_keys(b)
    if left and right:
        return not left & right
    if "discuss" not in (a.act, b.act):
        return False
    keys, others = telling(a, book), telling(b, book)
    return bool(keys and others and not keys & others)


def _listed(a: Point, b: Point) -> bool:
    """Whether two points are told in one sentence: what is told there apart is two matters."""
    return a.citations == b.citations and a.party == b.party


def _joined(alike: np.ndarray) -> list[list[int]]:
    """Groups of indices: how alike two groups are is half their best pair, half the mean of all."""
    import numpy  # noqa: PLC0415  heavy, and not needed to read one document

    count = len(alike)
    sums, best = alike.copy(), alike.copy()
    for matrix in (sums, best):
        numpy.fill_diagonal(matrix, _NEVER)
    sizes = numpy.ones(count)
    groups = [[n] for n in range(count)]
    linked = numpy.round((sums + best) / 2, 6)
    while count and linked.max() >= SAME_ROW:
        one, other = sorted(divmod(int(linked.argmax()), count))
        groups[one] += groups[other]
        groups[other] = []
        sums[one] += sums[other]
        best[one] = numpy.maximum(best[one], best[other])
        sums[:, one], best[:, one] = sums[one], best[one]
        sizes[one] += sizes[other]
        means = sums[one] / (sizes[one] * sizes)
        fresh = numpy.round((means + best[one]) / 2, 6)
        fresh[[n for n, group in enumerate(groups) if not group or n == one]] = _NEVER
        linked[one] = linked[:, one] = fresh
        linked[other] = linked[:, other] = _NEVER
    return [group for group in groups if group]


def agreement_keys(point: Point) -> set[str]:
    """The agreements that a point is about."""
    return {k for k in point.keys if k.startswith("agreement:")}


def _row(event: str, number: int, points: Sequence[Point]) -> Row:
    stated = [p for p in points if p.party] or list(points)
    topic = max((p.topic for p in stated), key=[p.topic for p in stated].count)
    return Row(id=f"{event}.p{number}", topic=topic, gist=stated[0].gist, points=tuple(points))
