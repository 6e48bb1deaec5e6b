"""One meeting as an event: who met, and the rows of what its accounts state of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.match.likeness import Likeness
from communique.match.meetings import Meeting
from communique.match.rows import agreement_keys, rows
from communique.match.tellings import Telling, about, tellings
from communique.model import Event, Participant, Point, Reading, Row, citations_of

#: how alike a reaction must be to what was said at a meeting to be a reaction to it
_REACTS = 0.4
_NAMES = {
    "phone": "Call",
    "video": "Video call",
    "letter": "Exchange of letters",
    "in person": "Meeting",
}


#: CAMEO 042, make a visit: the actor is the guest; of 043, host a visit, it is the host
_VISITS = "042"


def meeting_event(
    meeting: Meeting, readings: Sequence[Reading], book: Codebook, number: int = 1
) -> Event:
    """The event, with rows that parties state before rows that only outlets tell; `number` is
    which of several meetings of the same people on one day it is."""
    name = event_id(meeting) + (f"-{number}" if number > 1 else "")
    own = {t.name for t in meeting.tellings}
    told = [
        p
        for r in readings
        for every in (tellings(r),)
        for t in every
        if t.name in own
        for p in _told(r, t, every)
    ]
    everything = _rows(name, told, meeting, readings, book)
    told_by = {p.document for row in everything for p in row.points} | set(meeting.documents)
    documents = tuple(r.document.id for r in readings if r.document.id in told_by)
    actors = _participants(meeting)
    hosts = _hosts(meeting, actors)
    keys = tuple(dict.fromkeys(k for p in told for k in p.keys))
    first = meeting.mentions[0]
    return Event(
        id=name,
        title=_title(meeting, actors, hosts),
        citations=citations_of(meeting.mentions),
        origin=first.origin,
        type="CONSULT",
        mode=meeting.mode,
        quad=1,
        contexts=book.contexts_of(keys),
        actors=actors,
        recipients=hosts,
        realis="happened",
        date=meeting.date,
        place=meeting.place,
        medium=meeting.medium,
        about=keys,
        cameo=first.cameo,
        mentions=tuple(m.id for m in meeting.mentions),
        documents=documents,
        reports=len(documents),
        origins=_origins(everything, meeting),
        rows=everything,
        background=tuple(p for row in everything if row.background for p in row.points),
    )


def _rows(
    name: str, told: list[Point], meeting: Meeting, readings: Sequence[Reading], book: Codebook
) -> tuple[Row, ...]:
    """What was said at the meeting with the reactions to it, then what is told beside it."""
    known = frozenset(told)
    documents = frozenset(meeting.documents)
    telling = (r for r in readings if r.document.id in documents)
    beside = [p for r in telling for p in r.points if p not in known]
    reacting, background = _split(told, beside, meeting, book)
    outsiders = frozenset(str(p.party) for p in reacting)
    found = rows(name, [*told, *reacting], book, outsiders)
    stated = tuple(r for r in found if any(p.party for p in r.points))
    own_voice = tuple(r for r in found if not any(p.party for p in r.points))
    apart = rows(f"{name}.beside", background, book)
    return (*stated, *(replace(r, background=True) for r in (*own_voice, *apart)))


def inside(reading: Reading, told: Sequence[Telling]) -> frozenset[str]:
    """The ids of the points that stand in the telling of a meeting."""
    return frozenset(p.id for telling in told for p in _told(reading, telling, told))


def _told(reading: Reading, telling: Telling, every: Sequence[Telling]) -> Iterator[Point]:
    """The points of a reading that tell of this meeting: they stand in its telling, or in a
    document that is about it and tells of no other, on the word of one who took part."""
    ids = {m.id for m in telling.mentions}
    here = len(every) == 1 and about(reading, every) is telling
    for point in reading.points:
        if point.event is not None:
            told = point.event in ids
        else:
            told = here and point.party in telling.parties and not _by_person(point)
        if told:
            yield point


def _by_person(point: Point) -> bool:
    return bool(point.chain) and point.chain[-1].kind == "person"


def _split(
    inside: Sequence[Point], beside: Sequence[Point], meeting: Meeting, book: Codebook
) -> tuple[list[Point], list[Point]]:
    """Reactions of parties that took no part, if they speak of what was said there; the rest."""
    likeness = Likeness([*inside, *beside], book)
    countries = meeting.countries
    outside = [p for p in beside if p.party and p.party not in countries]
    keys = {k for p in inside for k in p.keys}
    reacting = [
        point
        for point in outside
        if agreement_keys(point) & keys or any(likeness(point, p) >= _REACTS for p in inside)
    ]
    reacts = frozenset(reacting)
    return reacting, [p for p in beside if p not in reacts]


def _origins(found: Sequence[Row], meeting: Meeting) -> int:
    """Independent voices that tell of the meeting: those who met and gave an account; where none
    of them is quoted, the agencies or outlets that tell it. Reactions are no origin of it."""
    points = [p for row in found if not row.background for p in row.points]
    voices = {p.party for p in points if p.party in meeting.countries}
    voices |= {m.party for m in meeting.mentions if m.party in meeting.countries}
    return len(voices - {None}) or len({p.document for p in points}) or 1


def _participants(meeting: Meeting) -> tuple[Participant, ...]:
    """Everyone named, people before the states they stand for."""
    seen: dict[str, Participant] = {}
    for mention in meeting.mentions:
        for p in mention.actors:
            seen.setdefault(p.id or p.words, p)
    named = {p.party for p in seen.values() if p.id and p.id != p.party}
    return tuple(p for p in seen.values() if not (p.id == p.party and p.party in named))


def _hosts(meeting: Meeting, present: Sequence[Participant]) -> tuple[Participant, ...]:
    """Hosts and states visited, save a state of which a person is there already."""
    hosts = (p for m in meeting.mentions for p in m.recipients)
    actors = {p.id for p in present} | {p.party for p in present}
    return tuple({p.id or p.words: p for p in hosts if p.id not in actors}.values())


def _title(meeting: Meeting, actors: Sequence[Participant], hosts: Sequence[Participant]) -> str:
    """ "Call between A and B"; where nobody but states received the guest, "Visit by A to B"."""
    travelled = all(m.cameo == _VISITS for m in meeting.mentions if m.recipients)
    if travelled and actors and hosts and all(p.id == p.country for p in hosts):
        return f"Visit by {_joined(actors)} to {_joined(hosts)}"
    kind = _NAMES.get(str(meeting.medium), "Talks")
    present = [*actors, *hosts]
    return f"{kind} {'between' if len(present) == 2 else 'of'} {_joined(present)}"


def _joined(people: Sequence[Participant]) -> str:
    names = [p.name for p in people]
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)


def event_id(meeting: Meeting) -> str:
    """An id that stays the same as long as the same states met on the same day."""
    day = meeting.date.value if meeting.date else "undated"
    people = sorted(i for ids in meeting.people.values() for i in ids)
    key = "|".join([day, *sorted(meeting.countries), *people])
    return f"{day}-consult-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
