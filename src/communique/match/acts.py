"""The acts done at a meeting, or apart from one: each a PLOVER event of its own, once.

A row of the table brings together what the accounts state of one thing; the typed mentions in it
that have the same type and the same states acting are one event, however many reports it had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.match.meetings import parties
from communique.model import (
    AgreementAction,
    Citation,
    DateValue,
    Event,
    EventMention,
    Participant,
    Point,
    Realis,
    Row,
)

#: acts whose words tell an event best, before words that only speak of it
_TELLING = frozenset({"agree", "demand", "warn", "condemn", "reject", "support", "affirm"})
#: actions on agreements that are happenings of their own, and the PLOVER type we code them with.
#: An exchange of notes on an extension binds both to extend: AGREE. (The manual would also bear
#: SUPPORT, which it gives to signing and ratifying.)
ACTION_TYPES = {"notes exchanged": "AGREE"}


def acts(
    meeting: Event | None, rows: Sequence[Row], mentions: Sequence[EventMention], book: Codebook
) -> list[Event]:
    """One event for each type and set of actors in each row; meetings themselves left out."""
    by_point: dict[str, list[EventMention]] = {}
    for mention in mentions:
        if mention.point and mention.type not in (None, "CONSULT"):
            by_point.setdefault(mention.point, []).append(mention)
    found = []
    for row in rows:
        groups: dict[tuple[str, frozenset[str]], list[EventMention]] = {}
        for point in row.points:
            for mention in by_point.get(point.id, ()):
                if not _towards_nobody(mention, meeting):
                    groups.setdefault((str(mention.type), parties(mention.actors)), []).append(
                        mention
                    )
        found += [_act(meeting, row, held, book) for held in groups.values()]
    return found


def _towards_nobody(mention: EventMention, meeting: Event | None) -> bool:
    """All who met are pleased or concerned together, at nobody: a mood, and no event."""
    everyone = parties(meeting.actors) if meeting else frozenset()
    return (
        mention.type in ("SUPPORT", "ACCUSE", "REQUEST")
        and not mention.recipients
        and parties(mention.actors) == everyone
    )


def _act(meeting: Event | None, row: Row, held: Sequence[EventMention], book: Codebook) -> Event:
    acts_of = {p.id: p.act for p in row.points}
    first = next((m for m in held if acts_of[str(m.point)] in _TELLING), held[0])
    own = {m.point for m in held}
    together = parties(first.actors) == (parties(meeting.actors) if meeting else None)
    points = tuple(p for p in row.points if p.id in own or together)
    name = f"{row.id}.{first.type}".lower() if meeting else f"act.{first.id}"
    date = _date([m.date for m in held]) or (meeting.date if meeting else None)
    return event_of(
        name,
        points,
        mentions=tuple(m.id for m in held),
        type=first.type,
        mode=_common(m.mode for m in held),
        actors=first.actors,
        recipients=_all(m.recipients for m in held),
        realis=first.realis,
        date=date,
        meeting=meeting,
        title=re.sub(r"^\w+: ", "", first.summary),
        book=book,
        cameo=first.cameo,
        row=row,
    )


def action_events(
    meeting: Event, actions: Iterable[AgreementAction], points: Sequence[Point], book: Codebook
) -> list[Event]:
    """Happenings that only the agreements' history shows, such as an exchange of notes."""
    groups: dict[tuple[str, str], list[AgreementAction]] = {}
    for action in actions:
        if action.action in ACTION_TYPES and not action.pending:
            groups.setdefault((action.agreement, action.action), []).append(action)
    found = []
    for (agreement, name), held in sorted(groups.items()):
        ids = {a.id.rsplit(f":{agreement}", 1)[0] for a in held}
        own = tuple(p for p in points if p.id in ids)
        actors = tuple(
            Participant(id=c, name=book.name_of(c), country=c, role="government")
            for c in book.agreements[agreement].parties
            if c in {p.party for p in meeting.actors}
        )
        if not own or not actors:
            continue
        title = f"{name}: {book.agreements[agreement].name}"
        found.append(
            event_of(
                f"{meeting.id}.{agreement}.notes",
                own,
                mentions=(),
                type=ACTION_TYPES[name],
                mode=None,
                actors=actors,
                recipients=(),
                realis="happened",
                date=_date([a.date for a in held]) or meeting.date,
                meeting=meeting,
                title=title,
                book=book,
                cameo=None,
                row=None,
            )
        )
    return found


def event_of(
    name: str,
    points: Sequence[Point],
    *,
    mentions: tuple[str, ...],
    type: str | None,  # noqa: A002
    mode: str | None,
    actors: tuple[Participant, ...],
    recipients: tuple[Participant, ...],
    realis: Realis,
    date: DateValue | None,
    meeting: Event | None,
    title: str,
    book: Codebook,
    cameo: str | None,
    row: Row | None,
) -> Event:
    """An event told by points, with one row that holds them."""
    documents = tuple(dict.fromkeys(p.document for p in points))
    quad = book.events[type].quad if type and type in book.events else None
    keys = dict.fromkeys(k for p in points for k in p.keys)
    topic = row.topic if row else points[0].topic
    return Event(
        id=name,
        citations=cited(points),
        origin="points of one row" if row else "agreement action",
        title=title,
        type=type,
        mode=mode,
        quad=quad,
        contexts=contexts(keys, book),
        actors=actors,
        recipients=recipients,
        realis=realis,
        date=date,
        place=None,
        medium=None,
        about=tuple(keys),
        cameo=cameo,
        mentions=mentions,
        documents=documents,
        reports=len(documents),
        origins=len({p.party or p.document for p in points}),
        part_of=meeting.id if meeting else None,
        rows=(Row(id=f"{name}.p1", topic=topic, gist=points[0].gist, points=tuple(points)),),
    )


def contexts(keys: Iterable[str], book: Codebook) -> tuple[str, ...]:
    """PLOVER contexts of the topics among the keys."""
    topics = [k.removeprefix("topic:") for k in keys if k.startswith("topic:")]
    return tuple(sorted({c for t in topics for c in book.topics[t].contexts}))


def cited(points: Iterable[Point]) -> tuple[Citation, ...]:
    """The points' sentences, each once."""
    return tuple(dict.fromkeys(c for p in points for c in p.citations))


def _date(dates: Iterable[DateValue | None]) -> DateValue | None:
    known = [d for d in dates if d is not None]
    return min(known, key=lambda d: (d.inferred, d.value)) if known else None


def _common(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return counts.most_common(1)[0][0] if counts else None


def _all(groups: Iterable[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    seen: dict[str, Participant] = {}
    for group in groups:
        for participant in group:
            seen.setdefault(participant.id or participant.words, replace(participant))
    return tuple(seen.values())
