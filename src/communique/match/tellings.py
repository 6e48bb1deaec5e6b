"""What one document, on one party's word, tells of one meeting: the unit that is matched."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.model import DateValue, EventMention, Participant, Reading

#: of several media named the most telling: a call is a call although a headline says "meeting"
MEDIA = ("video", "phone", "letter", "in person")
#: in which of its first sentences a readout tells what it is about (the title counts)
_OPENING = 3
_MET = re.compile(r"\b(?:me[et]t\w*|visit\w*|host\w*|receiv\w*|welcom\w*|summit)\b", re.I)
#: days after a meeting on which a report may still be about it
_LATER = 3
#: acts that make news of themselves
NEWS = frozenset(
    "SANCTION COERCE ASSAULT AGREE RETREAT AID MOBILIZE COOPERATE PROTEST CONCEDE REJECT".split()
)
_FAR = frozenset({"video", "phone", "letter"})


@dataclass(frozen=True)
class Telling:
    """Mentions of one meeting in one document. `teller` is who tells of it: the party on whose
    word it stands, else the outlet; `told_on` the day of the document; `official` whether it is a
    government's own text."""

    document: str
    teller: str
    told_on: str | None
    mentions: tuple[EventMention, ...]
    official: bool = False

    @cached_property
    def name(self) -> str:
        """The id of its first mention, which no other telling has."""
        return self.mentions[0].id

    @cached_property
    def parties(self) -> frozenset[str]:
        """The states and organisations that took part."""
        return frozenset(p for m in self.mentions for p in parties((*m.actors, *m.recipients)))

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """The people named, by their party."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            for p in (*mention.actors, *mention.recipients):
                if p.id and p.party and p.id != p.party:
                    found.setdefault(p.party, set()).add(p.id)
        return {party: frozenset(ids) for party, ids in found.items()}

    @cached_property
    def date(self) -> DateValue | None:
        """The day that the telling of the meeting itself gives, else what tells of its talks."""
        telling = [m for m in self.mentions if m.point is None] or list(self.mentions)
        days = [m.date for m in telling if m.date and m.date.precision == "day"]
        stated = [d for d in days if not d.inferred] or days
        return stated[0] if stated else next((m.date for m in self.mentions if m.date), None)

    @cached_property
    def day(self) -> str | None:
        """The day in full ("YYYY-MM-DD"), None where it is less than that."""
        date = self.date
        whole = date is not None and date.precision == "day" and len(date.value) == 10
        return date.value if date is not None and whole and date.value[0].isdigit() else None

    @cached_property
    def media(self) -> frozenset[str]:
        """The media named in the telling of the meeting itself; "in person" only where the words
        say that they met, and not because some visit is spoken of."""
        return frozenset(
            m.medium
            for m in self.mentions
            if m.medium and m.point is None and (m.medium in _FAR or _MET.search(m.cue))
        )


def parties(participants: Iterable[Participant]) -> frozenset[str]:
    """The states or organisations behind participants, or their country where they are only
    described; words of which nothing is known are nobody's."""
    return frozenset(p for each in participants if (p := each.party or each.id or each.country))


def is_main(telling: Telling) -> bool:
    """Whether a government's own text opens with this meeting, and names who met: a readout of
    it. Of a visit it may name the guest and the country alone."""
    first = telling.mentions[0]
    named = first.point is None and first.mode != "visit"
    return telling.official and named and opens(telling)


def opens(telling: Telling) -> bool:
    """Whether its document opens with this meeting: that is what the document is about."""
    return telling.mentions[0].citations[0].sentence <= _OPENING


def about(reading: Reading, told: Sequence[Telling]) -> Telling | None:
    """The meeting that a document is about: the one it opens with; or, where it opens with no act
    that makes news of itself, the first one that it tells as news."""
    first = next((t for t in told if opens(t)), None)
    if first is not None or any(_news(m) for m in reading.events):
        return first
    return next((t for t in told if t.day and t.told_on and _fresh(t.day, t.told_on)), None)


def _news(mention: EventMention) -> bool:
    """An act at the head of a document by which it may be about something else than a meeting."""
    head = mention.citations[0].sentence <= _OPENING
    return head and mention.type in NEWS and mention.realis == "happened"


def _fresh(day: str, told_on: str) -> bool:
    return 0 <= _ordinal(told_on) - _ordinal(day) <= _LATER


def tellings(reading: Reading) -> list[Telling]:
    """The meetings of which a document tells that they took place, one telling for each."""
    document = reading.document
    found: list[list[EventMention]] = []
    for mention in reading.events:
        if mention.type != "CONSULT" or mention.realis != "happened":
            continue
        if len(parties((*mention.actors, *mention.recipients))) < 2:
            continue
        home = next((held for held in found if _goes_on(held, mention)), None)
        if home is None:
            found.append([mention])
        else:
            home.append(mention)
    day = reading.day.value if reading.day else None
    return [
        Telling(
            document=document.id,
            teller=document.speaks_for or document.outlet_id or document.outlet,
            told_on=day if day and len(day) == 10 else None,
            mentions=tuple(held),
            official=document.speaks_for is not None,
        )
        for held in found
    ]


def _goes_on(held: list[EventMention], mention: EventMention) -> bool:
    """Whether a mention tells of the same meeting as those before it in its document."""
    first = Telling(document="", teller="", told_on=None, mentions=tuple(held))
    other = Telling(document="", teller="", told_on=None, mentions=(mention,))
    if first.parties != other.parties or not people_agree(first, other):
        return False
    if mention.point is None and first.media and media_differ(first.media, other.media):
        return False
    return near(first.date, other.date, days=0 if held[0].party == mention.party else 1)


def people_agree(a: Telling, b: Telling, *, strictly: bool = False) -> bool:
    """Where both name people of a party at least one must be the same; `strictly` also where
    only one of them does."""
    left, right = a.people, b.people
    both = left.keys() | right.keys() if strictly else left.keys() & right.keys()
    return all(left.get(p, frozenset()) & right.get(p, frozenset()) for p in both)


def media_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """A call is not a meeting in person."""
    return bool(a and b) and not a & b and bool(a & _FAR) != bool(b & _FAR)


def near(a: DateValue | None, b: DateValue | None, *, days: int = 1) -> bool:
    """Whether two dates can be of one happening: unknown, one within the other, or so many days
    apart at the most."""
    if a is None or b is None or a.precision == "duration" or b.precision == "duration":
        return True
    if a.value.startswith("-") or b.value.startswith("-"):
        return a.value[-3:] == b.value[-3:] or not (
            a.value[-2:].isdigit() and b.value[-2:].isdigit()
        )
    if a.precision == b.precision == "day":
        return abs(_ordinal(a.value) - _ordinal(b.value)) <= days
    size = min(len(a.value), len(b.value))
    return a.value[:size] == b.value[:size]


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
