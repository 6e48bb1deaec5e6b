"""One act as an event of its own, with the one row of points that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.codebook import Codebook
from communique.model import (
    DateValue,
    Event,
    Participant,
    Point,
    Realis,
    Row,
    citations_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What is known of one act: its PLOVER codes, who did it to whom and when, and the points and
    mentions that tell it. `origin` names what it was gathered from."""

    id: str
    origin: str
    title: str
    topic: str
    points: tuple[Point, ...]
    type: str | None
    actors: tuple[Participant, ...]
    realis: Realis
    mode: str | None = None
    recipients: tuple[Participant, ...] = ()
    date: DateValue | None = None
    cameo: str | None = None
    mentions: tuple[str, ...] = ()


def event_of(deed: Deed, meeting: Event | None, book: Codebook) -> Event:
    """The event; one done at a meeting is part of it, and has its day where it names none."""
    points = deed.points
    documents = tuple(dict.fromkeys(p.document for p in points))
    keys = tuple(dict.fromkeys(k for p in points for k in p.keys))
    kind = book.events.get(deed.type) if deed.type else None
    return Event(
        id=deed.id,
        citations=citations_of(points),
        origin=deed.origin,
        title=deed.title,
        type=deed.type,
        mode=deed.mode,
        quad=kind.quad if kind else None,
        contexts=book.contexts_of(keys),
        actors=deed.actors,
        recipients=deed.recipients,
        realis=deed.realis,
        date=deed.date or (meeting.date if meeting else None),
        place=None,
        medium=None,
        about=keys,
        cameo=deed.cameo,
        mentions=deed.mentions,
        documents=documents,
        reports=len(documents),
        origins=len({p.party or p.document for p in points}),
        part_of=meeting.id if meeting else None,
        rows=(Row(id=f"{deed.id}.p1", topic=deed.topic, gist=points[0].gist, points=points),),
    )
