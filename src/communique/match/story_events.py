"""One story as an event: the happening that it is about, with the rows of what is said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.codebook import Codebook
from communique.match.acts import acts
from communique.match.deeds import Deed, event_of
from communique.match.happenings import Happening
from communique.match.rows import rows
from communique.match.stories import Story
from communique.match.tellings import parties
from communique.model import (
    Event,
    EventMention,
    Participant,
    Realis,
    citations_of,
    surest,
)

#: PLOVER's type of what is done to an agreement
TYPES = {
    "agreed": "AGREE",
    "extension agreed": "AGREE",
    "notes exchanged": "AGREE",
    "signed": "AGREE",
    "extended": "AGREE",
    "in force": "AGREE",
    "provisionally applied": "AGREE",
    "ratified": "SUPPORT",
    "proposed": "REQUEST",
    "refused": "REJECT",
    "suspended": "REJECT",
    "withdrawal announced": "REJECT",
    "withdrawn": "REJECT",
    "terminated": "REJECT",
    "expired": None,
}
#: parties of an agreement that are all taken to have a part in what is done to it
_FEW = 6
#: fields of a participant beyond which a happening's own actors are enough
_EVERYBODY = frozenset({"agreed", "extension agreed", "signed", "extended", "in force"})


def story_event(story: Story, book: Codebook) -> Event:
    """The event of a story, with all rows; accounts and coverage are not filled in yet."""
    happening = story.happening
    event = happening_event(happening, book)
    found = rows(event.id, story.points, book)
    stated = tuple(r for r in found if any(p.party for p in r.points))
    beside = tuple(replace(r, background=True) for r in found if not any(p.party for p in r.points))
    documents = tuple(sorted({*story.documents, *happening.documents}))
    keys = tuple(dict.fromkeys(k for p in story.points for k in p.keys))
    voices = {p.party for r in stated for p in r.points}
    return replace(
        event,
        about=keys,
        contexts=book.contexts_of(keys),
        documents=documents,
        reports=len(documents),
        origins=len(voices) or len(documents),
        rows=(*stated, *beside),
        background=tuple(p for r in beside for p in r.points),
    )


def acts_of(
    event: Event, story: Story, mentions: Sequence[EventMention], book: Codebook
) -> list[Event]:
    """The other acts told in a story's rows; those of the happening itself are left out."""
    own = {t.point.id for t in story.happening.told}
    ids = {m.id for m in story.happening.mentions}
    told = [row for row in event.rows if not row.background]
    others = [
        m for m in mentions if m.id not in ids and not (m.type == event.type and m.point in own)
    ]
    return acts(event, told, others, book)


def happening_event(happening: Happening, book: Codebook) -> Event:
    """A happening as an event with the one row of the points that tell it."""
    points = tuple(dict.fromkeys(t.point for t in happening.told))
    actors = _actors(happening, book)
    first = happening.mentions[0] if happening.mentions else None
    actions = happening.actions
    kind = TYPES.get(actions[0].action) if actions else (first.type if first else None)
    title = (
        f"{book.name_of(actions[0].agreement)}: {actions[0].action}" if actions else points[0].gist
    )
    deed = Deed(
        id=_id(happening),
        origin="action on an agreement" if actions else "acts told in like words",
        title=title,
        topic=points[0].topic,
        points=points,
        type=kind,
        mode=next((m.mode for m in happening.mentions if m.mode), None),
        actors=actors,
        recipients=_all(m.recipients for m in happening.mentions),
        realis=_realis(happening),
        date=surest(t.date for t in happening.told),
        cameo=first.cameo if first else None,
        mentions=tuple(m.id for m in happening.mentions),
    )
    return replace(event_of(deed, None, book), citations=citations_of(points))


def _actors(happening: Happening, book: Codebook) -> tuple[Participant, ...]:
    """Who did it; of an agreement all its parties where they are few and act together."""
    actions = happening.actions
    if not actions:
        return _all(m.actors for m in happening.mentions)
    entry = book.agreements[actions[0].agreement]
    by = tuple(dict.fromkeys(a.party for a in actions if a.party))
    together = actions[0].action in _EVERYBODY and len(entry.parties) <= _FEW
    ids = entry.parties if together or not by else by
    return tuple(_state(party, book) for party in (ids if len(ids) <= _FEW else by))


def _state(party: str, book: Codebook) -> Participant:
    country = party if party in book.countries else None
    return Participant(
        id=party,
        name=book.name_of(party),
        country=country,
        role="government" if country else None,
        party=party,
        sector="GOV" if country else None,
    )


def _realis(happening: Happening) -> Realis:
    kinds: list[Realis] = [m.realis for m in happening.mentions] or ["happened"]
    return "happened" if "happened" in kinds or happening.actions else kinds[0]


def _all(groups: Iterable[Iterable[Participant]]) -> tuple[Participant, ...]:
    seen: dict[str, Participant] = {}
    for group in groups:
        for participant in group:
            seen.setdefault(participant.id or participant.words, participant)
    return tuple(seen.values())


def _id(happening: Happening) -> str:
    """An id by what is done, by whom, and on which day."""
    first = happening.told[0]
    day = min((t.day for t in happening.told if t.day), default="undated")
    kind = first.action.action if first.action else str(first.mention and first.mention.type)
    who = sorted(parties(a for m in happening.mentions for a in m.actors))
    what = first.action.agreement if first.action else first.point.id
    by = sorted({a.party for a in happening.actions if a.party})
    key = "|".join([day, kind, what, *who, *by])
    slug = kind.lower().replace(" ", "-")
    return f"{day}-{slug}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
