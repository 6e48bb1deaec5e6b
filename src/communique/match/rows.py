"""Bring the points of an event's accounts to rows: one row where they speak of the same thing.

Pairs are taken from the most alike downwards. Two points of one account and one document share a
row only when they are nearly the same; otherwise a row takes one point of each, so that the best
counterpart wins and the second best stays a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.codebook import Codebook
from communique.match.likeness import Likeness
from communique.model import Point, Row

#: how alike points of different accounts must be to share a row (set on the development cases)
SAME_ROW = 0.46
#: a comment of a party that took no part, to share a row with what was said at the talks
_COMMENT = 0.58
#: and points of the same account in the same document
_SAME_TWICE = 0.86


def rows(
    event: str, points: Sequence[Point], book: Codebook, outsiders: frozenset[str] = frozenset()
) -> tuple[Row, ...]:
    """The rows of an event in the order in which its accounts tell them.

    `outsiders` are parties that took no part: their comments join a row of the talks only where
    they are very much alike.
    """
    likeness = Likeness(points, book)
    clusters: dict[str, list[Point]] = {p.id: [p] for p in points}
    of = {p.id: p.id for p in points}
    for score, a, b in _pairs(points, likeness, outsiders):
        left, right = of[a.id], of[b.id]
        if left == right or not _may_join(clusters[left], clusters[right], score, likeness):
            continue
        clusters[left] += clusters.pop(right)
        for point in clusters[left]:
            of[point.id] = left
    order = {p.id: n for n, p in enumerate(points)}
    groups = sorted(clusters.values(), key=lambda g: min(order[p.id] for p in g))
    return tuple(
        _row(event, n, sorted(g, key=lambda p: order[p.id])) for n, g in enumerate(groups, 1)
    )


def _pairs(
    points: Sequence[Point], likeness: Likeness, outsiders: frozenset[str]
) -> list[tuple[float, Point, Point]]:
    found = []
    for number, a in enumerate(points):
        for b in points[number + 1 :]:
            score = likeness(a, b)
            outside = (a.party in outsiders) != (b.party in outsiders)
            if outside and agreement_keys(a) != agreement_keys(b):
                continue  # a comment on a treaty is no comment on what else was talked of
            if score >= (_COMMENT if outside else SAME_ROW) and _comparable(a, b):
                found.append((score, a, b))
    return sorted(found, key=lambda f: (-f[0], f[1].id, f[2].id))


def agreement_keys(point: Point) -> set[str]:
    """The agreements that a point is about."""
    return {k for k in point.keys if k.startswith("agreement:")}


def _comparable(a: Point, b: Point) -> bool:
    """A talked-of thing and what was agreed about it may share a row; a thank-you and a threat
    may not."""
    return not ({a.act, b.act} & {"condemn", "warn"} and {a.act, b.act} & {"support"})


def _may_join(a: Sequence[Point], b: Sequence[Point], score: float, likeness: Likeness) -> bool:
    pairs = [(p, q) for p in a for q in b]
    twice = [(p, q) for p, q in pairs if (p.document, p.party) == (q.document, q.party)]
    if any(score < _SAME_TWICE and not _goes_on(p, q) for p, q in twice):
        return False
    apart = [(p, q) for p, q in pairs if (p.document, p.party) != (q.document, q.party)]
    told = all(likeness.singled_out(p, q, agreements=False) for p, q in apart)
    if twice and score < _SAME_TWICE and not (apart and told):
        return False  # two sentences are one thing told only where another account tells it so
    whole = [likeness(p, q) for p, q in apart]
    return not whole or sum(whole) / len(whole) >= SAME_ROW - 0.08


def _goes_on(a: Point, b: Point) -> bool:
    """Two points of one account that follow each other: one thing told in two sentences."""
    return abs(a.citations[0].sentence - b.citations[0].sentence) == 1


def _row(event: str, number: int, points: Sequence[Point]) -> Row:
    stated = [p for p in points if p.party] or list(points)
    topic = max((p.topic for p in stated), key=[p.topic for p in stated].count)
    return Row(id=f"{event}.p{number}", topic=topic, gist=stated[0].gist, points=tuple(points))
