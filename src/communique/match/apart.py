"""Acts told apart from any meeting, brought together across documents."""

from __future__ import annotations

from collections.abc import Sequence

from communique.codebook import Codebook
from communique.match.acts import acts
from communique.match.meetings import near, parties
from communique.match.rows import rows
from communique.model import Event, EventMention, Point, Reading, Row


def acts_apart(readings: Sequence[Reading], used: set[str], book: Codebook) -> tuple[Event, ...]:
    """One event for each act that stands in no meeting; `used` are the points that do."""
    typed = {
        m.point: m
        for r in readings
        for m in r.events
        if m.point and m.type not in (None, "CONSULT")
    }
    told = [p for r in readings for p in r.points if p.id not in used and p.id in typed]
    if not told:
        return ()
    # Only acts of one type by the same states can be one: the pairs stay few in many documents.
    alike: dict[tuple[str | None, frozenset[str]], list[Point]] = {}
    for point in told:
        mention = typed[point.id]
        alike.setdefault((mention.type, parties(mention.actors)), []).append(point)
    parts = [
        part
        for number, group in enumerate(alike.values(), 1)
        for row in rows(f"apart{number}", group, book)
        for part in _by_day(row, typed)
    ]
    return tuple(acts(None, parts, list(typed.values()), book))


def _by_day(row: Row, typed: dict[str, EventMention]) -> list[Row]:
    """A row cut where its mentions are of different days."""
    parts: list[list[Point]] = []
    for point in row.points:
        home = next((part for part in parts if _together(typed[part[0].id], typed[point.id])), None)
        if home is None:
            parts.append([point])
        else:
            home.append(point)
    return [
        Row(id=f"{row.id}.{n}", topic=row.topic, gist=part[0].gist, points=tuple(part))
        for n, part in enumerate(parts, 1)
    ]


def _together(one: EventMention, other: EventMention) -> bool:
    return near(one.date, other.date)
