"""Bring mentions of one meeting, call or visit together, within a document and across documents.

Two mentions are of one meeting when the same states (and, where both name them, the same people)
met and the days do not differ by more than one: a call that ended after midnight in Moscow was
the day before in Washington. Two calls of the same two people in one month stay two.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.model import DateValue, EventMention, Participant, Reading

_PREFERENCE = ("video", "phone", "letter", "in person")


@dataclass(slots=True)
class Meeting:
    """Mentions that report one meeting, with the documents they stand in."""

    mentions: list[EventMention] = field(default_factory=list)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, in the order of the mentions."""
        return tuple(dict.fromkeys(m.citations[0].document for m in self.mentions))

    @property
    def telling(self) -> list[EventMention]:
        """The mentions that tell of the meeting itself; where there are none, all that tell what
        was discussed at it."""
        return [m for m in self.mentions if m.point is None] or self.mentions

    @property
    def countries(self) -> frozenset[str]:
        """The states and organisations that took part."""
        return frozenset().union(
            *(parties(m.actors) | parties(m.recipients) for m in self.mentions)
        )

    @property
    def people(self) -> dict[str, set[str]]:
        """The people named, by their state."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            for p in (*mention.actors, *mention.recipients):
                if p.id and p.party and p.id != p.party:
                    found.setdefault(p.party, set()).add(p.id)
        return found

    @property
    def date(self) -> DateValue | None:
        """The day most mentions give; of several the earliest, so that order does not matter."""
        days = [m.date for m in self.telling if m.date and m.date.precision == "day"]
        if not days:
            return next((m.date for m in self.mentions if m.date), None)
        counts = Counter(d.value for d in days)
        best = min(counts, key=lambda v: (-counts[v], v))
        stated = [d for d in days if d.value == best]
        return next((d for d in stated if not d.inferred), stated[0])

    @property
    def medium(self) -> str | None:
        """The most telling medium named; a call is a call although a headline says "meeting"."""
        named = {m.medium for m in self.telling if m.medium}
        return next((m for m in _PREFERENCE if m in named), None)

    @property
    def place(self) -> str | None:
        """The first place named."""
        return next((m.place for m in self.telling if m.place), None)

    @property
    def mode(self) -> str | None:
        """The PLOVER mode of CONSULT that most mentions bear out; two parties are not many."""
        if self.medium == "phone":
            return "phone"
        few = {"phone", "multilateral"} if len(self.countries) < 3 else {"phone"}
        modes = Counter(m.mode for m in self.telling if m.mode and m.mode not in few)
        return modes.most_common(1)[0][0] if modes else None


def parties(participants: Iterable[Participant]) -> frozenset[str]:
    """The states or organisations behind participants; the words where nothing is known."""
    return frozenset(p.party or p.id or p.words for p in participants)


def meetings(readings: Sequence[Reading]) -> list[Meeting]:
    """All meetings told in these documents as having happened, most reported first."""
    single = [m for reading in readings for m in _within(reading)]
    joined: list[Meeting] = []
    for meeting in sorted(
        single, key=lambda m: (m.date.value if m.date else "~", m.mentions[0].id)
    ):
        home = next((j for j in joined if same(j, meeting)), None)
        if home is None:
            joined.append(meeting)
        else:
            home.mentions += meeting.mentions
    return sorted(
        joined, key=lambda m: (-len(m.documents), m.date.value if m.date else "~", m.mentions[0].id)
    )


def _within(reading: Reading) -> list[Meeting]:
    found: list[Meeting] = []
    for mention in reading.events:
        if mention.type != "CONSULT" or mention.realis != "happened":
            continue
        if len(parties(mention.actors) | parties(mention.recipients)) < 2:
            continue
        one = Meeting([mention])
        home = next((m for m in found if same(m, one)), None)
        if home is None:
            found.append(one)
        else:
            home.mentions.append(mention)
    return found


def same(a: Meeting, b: Meeting) -> bool:
    """Whether two sets of mentions tell of one meeting."""
    return _same_parties(a, b) and _same_people(a, b) and near(a.date, b.date)


def _same_parties(a: Meeting, b: Meeting) -> bool:
    left, right = a.countries, b.countries
    if left == right:
        return True
    if min(len(left), len(right)) < 3:
        return False
    return len(left & right) / len(left | right) >= 0.6


def _same_people(a: Meeting, b: Meeting) -> bool:
    """Where both name people of a state, at least one must be the same."""
    left, right = a.people, b.people
    return all(left[c] & right[c] for c in left.keys() & right.keys())


def near(a: DateValue | None, b: DateValue | None) -> bool:
    """Whether two dates can be of one happening: unknown, one within the other, or a day apart."""
    if a is None or b is None or a.precision == "duration" or b.precision == "duration":
        return True
    if a.value.startswith("-") or b.value.startswith("-"):
        return a.value[-3:] == b.value[-3:] or not (
            a.value[-2:].isdigit() and b.value[-2:].isdigit()
        )
    if a.precision == b.precision == "day":
        try:
            days = datetime.date.fromisoformat(a.value) - datetime.date.fromisoformat(b.value)
        except ValueError:
            return a.value == b.value
        return abs(days.days) <= 1
    size = min(len(a.value), len(b.value))
    return a.value[:size] == b.value[:size]
