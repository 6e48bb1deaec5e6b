"""Acts told apart from any meeting, brought together across documents."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

from communique.codebook import Codebook
from communique.match.acts import acts
from communique.match.chains import Chains
from communique.match.likeness import Likeness
from communique.match.rows import SAME_ROW, rows
from communique.match.tellings import parties
from communique.model import Event, EventMention, Point, Reading, Row


@dataclass(frozen=True, slots=True)
class Act:
    """A typed event mention, and the point whose words it was coded from."""

    mention: EventMention
    point: Point
    teller: str


class Acts:
    """The acts told in the documents seen so far, whatever their order.

    Only acts of one type by the same states can be one, on one day or, by two tellers, on two
    that follow each other.
    """

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._chains: Chains[Act] = Chains(
            name=lambda a: a.mention.id, together=self._together, alike=self._alike
        )

    def add(self, reading: Reading, inside: Collection[str]) -> None:
        """Take in the acts of a document, save those of the points told `inside` a meeting."""
        points = {p.id: p for p in reading.points if p.id not in inside}
        document = reading.document
        teller = document.speaks_for or document.outlet_id or document.outlet
        for mention in reading.events:
            point = points.get(mention.point or "")
            if point is None or mention.type in (None, "CONSULT"):
                continue
            key = (str(mention.type), tuple(sorted(parties(mention.actors))))
            day = _day(mention) or (reading.day.value if reading.day else None)
            whole = day if day and len(day) == 10 and day[0].isdigit() else None
            self._chains.add(key, whole, Act(mention, point, teller))

    def keys(self) -> list[Hashable]:
        """Every type and set of actors, in an order that the documents alone decide."""
        return sorted(self._chains.keys(), key=str)

    def of(self, key: Hashable, used: Collection[str]) -> list[Event]:
        """The events under one key; acts whose points are `used` in a meeting are told there."""
        found: list[Event] = []
        for number, group in enumerate(self._chains.groups(key)):
            left = [a for a in group if a.point.id not in used]
            if not left:
                continue
            held = sorted(left, key=lambda a: (a.point.document, a.point.start))
            points = tuple(dict.fromkeys(a.point for a in held))
            row = Row(
                id=f"apart{number}", topic=points[0].topic, gist=points[0].gist, points=points
            )
            found += acts(None, [row], [a.mention for a in held], self._book)
        return found

    def _together(self, held: Sequence[Act]) -> list[tuple[Act, ...]]:
        """The acts of one day that are one: told in like words, of the same recipients."""
        if len(held) == 1:
            return [tuple(held)]
        by_point: dict[str, list[Act]] = {}
        for act in held:
            by_point.setdefault(act.point.id, []).append(act)
        points = [group[0].point for group in by_point.values()]
        return [
            tuple(part)
            for row in rows("apart", points, self._book)
            for part in _by_recipient([a for p in row.points for a in by_point[p.id]])
        ]

    def _alike(self, one: Sequence[Act], other: Sequence[Act]) -> float | None:
        """How alike the acts of two days are, where two tellers may date one act otherwise."""
        if {a.teller for a in one} & {a.teller for a in other} or not _same_people(one, other):
            return None
        likeness = Likeness([a.point for a in (*one, *other)], self._book)
        score = max(likeness(a.point, b.point) for a in one for b in other)
        return score if score >= SAME_ROW else None


def _day(mention: EventMention) -> str | None:
    return mention.date.value if mention.date and mention.date.precision == "day" else None


def _by_recipient(held: Iterable[Act]) -> list[list[Act]]:
    """Acts on the one and on the other are two."""
    parts: list[list[Act]] = []
    for act in held:
        home = next((part for part in parts if _same_people(part, [act])), None)
        if home is None:
            parts.append([act])
        else:
            home.append(act)
    return parts


def _same_people(one: Sequence[Act], other: Sequence[Act]) -> bool:
    left, right = _recipients(one), _recipients(other)
    return not left or not right or bool(left & right)


def _recipients(held: Sequence[Act]) -> frozenset[str]:
    return frozenset().union(*(parties(a.mention.recipients) for a in held))
