"""The acts done at a meeting, or apart from one: each a PLOVER event of its own, once.

A row of the table brings together what the accounts state of one thing; the typed mentions in it
that have the same type and the same states acting are one event, however many reports it had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.codebook import Codebook
from communique.match.deeds import Deed, event_of
from communique.match.tellings import parties
from communique.model import (
    AgreementAction,
    Event,
    EventMention,
    Participant,
    Point,
    Row,
    surest,
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
    """The event that the mentions of one row, type and set of actors report."""
    acts_of = {p.id: p.act for p in row.points}
    first = next((m for m in held if acts_of[str(m.point)] in _TELLING), held[0])
    own = {m.point for m in held}
    together = meeting is not None and parties(first.actors) == parties(meeting.actors)
    deed = Deed(
        id=f"{row.id}.{first.type}".lower() if meeting else f"act.{first.id}",
        origin="points of one row",
        title=re.sub(r"^\w+: ", "", first.summary),
        topic=row.topic,
        points=tuple(p for p in row.points if p.id in own or together),
        type=first.type,
        mode=_common(m.mode for m in held),
        actors=first.actors,
        recipients=_all(m.recipients for m in held),
        realis=first.realis,
        date=surest(m.date for m in held),
        cameo=first.cameo,
        mentions=tuple(m.id for m in held),
    )
    return event_of(deed, meeting, book)


def action_events(
    meeting: Event, actions: Iterable[AgreementAction], points: Sequence[Point], book: Codebook
) -> list[Event]:
    """Happenings that only the agreements' history shows, such as an exchange of notes."""
    groups: dict[tuple[str, str], list[AgreementAction]] = {}
    for action in actions:
        if action.action in ACTION_TYPES and not action.pending:
            groups.setdefault((action.agreement, action.action), []).append(action)
    events = (_action_event(meeting, held, points, book) for _, held in sorted(groups.items()))
    return [event for event in events if event is not None]


def _action_event(
    meeting: Event, held: Sequence[AgreementAction], points: Sequence[Point], book: Codebook
) -> Event | None:
    """One action as an event of those who met, if they are parties to the agreement."""
    entry, name = book.agreements[held[0].agreement], held[0].action
    ids = {a.id.rsplit(f":{entry.id}", 1)[0] for a in held}
    own = tuple(p for p in points if p.id in ids)
    present = {p.party for p in meeting.actors}
    actors = tuple(
        Participant(id=c, name=book.name_of(c), country=c, role="government", sector="GOV")
        for c in entry.parties
        if c in present
    )
    if not own or not actors:
        return None
    deed = Deed(
        id=f"{meeting.id}.{entry.id}.notes",
        origin="agreement action",
        title=f"{name}: {entry.name}",
        topic=own[0].topic,
        points=own,
        type=ACTION_TYPES[name],
        actors=actors,
        realis="happened",
        date=surest(a.date for a in held),
    )
    return event_of(deed, meeting, book)


def _common(values: Iterable[str | None]) -> str | None:
    counts = Counter(v for v in values if v)
    return counts.most_common(1)[0][0] if counts else None


def _all(groups: Iterable[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    seen: dict[str, Participant] = {}
    for group in groups:
        for participant in group:
            seen.setdefault(participant.id or participant.words, participant)
    return tuple(seen.values())
