"""From readings to events: meetings with the rows of what was said there, and the acts in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from communique.codebook import Codebook
from communique.match.acts import action_events, acts, cited, contexts
from communique.match.likeness import Likeness
from communique.match.meetings import Meeting, meetings, near, parties
from communique.match.rows import rows
from communique.model import Event, EventMention, Participant, Point, Reading, Row

#: how alike a reaction must be to what was said at a meeting to be a reaction to it
_REACTS = 0.45


def match(readings: Sequence[Reading], book: Codebook) -> tuple[Event, ...]:
    """All events of these documents, each meeting followed by the acts done in it, then the acts
    apart from any meeting. Accounts and coverage are not filled in yet."""
    found: list[Event] = []
    used: set[str] = set()
    for meeting in meetings(readings):
        event, taken = _event(meeting, readings, book)
        if event is None:
            continue
        used |= taken
        mentions = [m for r in readings for m in r.events]
        actions = [a for r in readings for a in r.actions]
        stated = [p for row in event.rows if not row.background for p in row.points]
        found += [event, *acts(event, [r for r in event.rows if not r.background], mentions, book)]
        found += action_events(event, actions, stated, book)
    return (*found, *_apart(readings, used, book))


def _event(
    meeting: Meeting, readings: Sequence[Reading], book: Codebook
) -> tuple[Event | None, set[str]]:
    name = _name(meeting)
    inside = [p for r in readings for p in r.points if _told(p, r, meeting)]
    beside = [
        p
        for r in readings
        if r.document.id in meeting.documents
        for p in r.points
        if p not in inside
    ]
    reacting, background = _split(inside, beside, meeting, book)
    outsiders = frozenset(str(p.party) for p in reacting)
    account_rows = rows(name, [*inside, *reacting], book, outsiders)
    beside_rows = rows(f"{name}.beside", background, book)
    plain = tuple(
        Row(id=r.id, topic=r.topic, gist=r.gist, points=r.points, background=True)
        for r in beside_rows
    )
    stated, own = _own_voice(account_rows)
    everything = (*stated, *own, *plain)
    actors = _participants(meeting)
    keys = dict.fromkeys(k for p in inside for k in p.keys)
    documents = tuple(
        r.document.id
        for r in readings
        if r.document.id
        in {p.document for row in everything for p in row.points} | set(meeting.documents)
    )
    event = Event(
        id=name,
        title=_title(meeting, actors, book),
        citations=_citations(meeting),
        origin=meeting.mentions[0].origin,
        type="CONSULT",
        mode=meeting.mode,
        quad=1,
        contexts=contexts(keys, book),
        actors=actors,
        recipients=_hosts(meeting),
        realis="happened",
        date=meeting.date,
        place=meeting.place,
        medium=meeting.medium,
        about=tuple(keys),
        cameo=meeting.mentions[0].cameo,
        mentions=tuple(m.id for m in meeting.mentions),
        documents=documents,
        reports=len(documents),
        origins=_origins(everything),
        rows=everything,
        background=tuple(p for row in (*own, *plain) for p in row.points),
    )
    return event, {p.id for row in everything for p in row.points}


def _told(point: Point, reading: Reading, meeting: Meeting) -> bool:
    """Whether a point tells of this meeting: it stands in its telling, or in a document that
    tells of no other, on the word of one who took part."""
    ids = {m.id for m in meeting.mentions}
    if point.event is not None:
        return point.event in ids
    if reading.document.id not in meeting.documents or _by_person(point):
        return False
    others = {m.id for m in reading.events if m.type == "CONSULT"} - ids
    return not others and (point.party in meeting.countries)


def _by_person(point: Point) -> bool:
    return bool(point.chain) and point.chain[-1].kind == "person"


def _split(
    inside: Sequence[Point], beside: Sequence[Point], meeting: Meeting, book: Codebook
) -> tuple[list[Point], list[Point]]:
    """Reactions of parties that took no part, if they speak of what was said there; and the rest."""
    likeness = Likeness([*inside, *beside], book)
    outside = [p for p in beside if p.party and p.party not in meeting.countries]
    reacting = []
    for point in outside:
        shares = {k for k in point.keys if k.startswith("agreement:")} & {
            k for p in inside for k in p.keys
        }
        if shares or max((likeness(point, p) for p in inside), default=0.0) >= _REACTS:
            reacting.append(point)
    return reacting, [p for p in beside if p not in reacting]


def _own_voice(found: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Rows that some party states, and rows that only outlets tell in their own voice."""
    stated = tuple(r for r in found if any(p.party for p in r.points))
    own = tuple(
        Row(id=r.id, topic=r.topic, gist=r.gist, points=r.points, background=True)
        for r in found
        if r not in stated
    )
    return stated, own


def _participants(meeting: Meeting) -> tuple[Participant, ...]:
    """Everyone named, people before the states they stand for."""
    seen: dict[str, Participant] = {}
    for mention in meeting.mentions:
        for p in mention.actors:
            seen.setdefault(p.id or p.words, p)
    named = {p.party for p in seen.values() if p.id and p.id != p.party}
    return tuple(p for p in seen.values() if not (p.id == p.party and p.party in named))


def _hosts(meeting: Meeting) -> tuple[Participant, ...]:
    hosts = (p for m in meeting.mentions for p in m.recipients)
    actors = {p.id for p in _participants(meeting)}
    return tuple({p.id or p.words: p for p in hosts if p.id not in actors}.values())


def _title(meeting: Meeting, actors: Sequence[Participant], book: Codebook) -> str:
    names = {
        "phone": "Call",
        "video": "Video call",
        "letter": "Exchange of letters",
        "in person": "Meeting",
    }
    kind = names.get(str(meeting.medium), "Talks")
    hosts = _hosts(meeting)
    people = [p.name for p in (*actors, *hosts)]
    joined = ", ".join(people[:-1]) + f" and {people[-1]}" if len(people) > 1 else "".join(people)
    return f"{kind} between {joined}" if len(people) == 2 else f"{kind} of {joined}"


def _name(meeting: Meeting) -> str:
    """An id that stays the same as long as the same states met on the same day."""
    day = meeting.date.value if meeting.date else "undated"
    people = sorted(i for ids in meeting.people.values() for i in ids)
    key = "|".join([day, *sorted(meeting.countries), *people])
    return f"{day}-consult-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _citations(meeting: Meeting) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(c for m in meeting.mentions for c in m.citations))


def _origins(found: Sequence[Row]) -> int:
    """Independent voices: the parties whose word it is; where nobody's word is given, the
    agencies or outlets that tell it."""
    points = [p for row in found for p in row.points]
    voices = {p.party for p in points if p.party and not _by_person(p)} or {
        v.id or v.name for p in points for v in p.chain[-1:]
    }
    return max(1, len(voices))


def _apart(readings: Sequence[Reading], used: set[str], book: Codebook) -> tuple[Event, ...]:
    """Acts told apart from any meeting, brought together across documents."""
    points = [p for r in readings for p in r.points if p.id not in used]
    typed = {
        m.point: m
        for r in readings
        for m in r.events
        if m.point and m.type not in (None, "CONSULT")
    }
    told = [p for p in points if p.id in typed]
    if not told:
        return ()
    joined = rows("apart", told, book)
    groups = [g for row in joined for g in _by_day(row, typed)]
    return tuple(e for g in groups for e in acts(None, [g], list(typed.values()), book))


def _by_day(row: Row, typed: dict[str, EventMention]) -> list[Row]:
    """A row cut where its mentions are of different days or different states."""
    parts: list[list[Point]] = []
    for point in row.points:
        mention = typed[point.id]
        home = next(
            (
                g
                for g in parts
                if near(typed[g[0].id].date, mention.date)
                and parties(typed[g[0].id].actors) == parties(mention.actors)
            ),
            None,
        )
        if home is None:
            parts.append([point])
        else:
            home.append(point)
    return [
        Row(id=f"{row.id}.{n}", topic=row.topic, gist=g[0].gist, points=tuple(g))
        for n, g in enumerate(parts, 1)
    ]


__all__ = ["cited", "match"]
