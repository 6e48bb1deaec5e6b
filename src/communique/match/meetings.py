"""Bring tellings of one meeting, call or visit together across documents.

Two tellings are of one meeting when the same states (and, where both name them, the same people)
met on one day. A day more or less is allowed between two tellers only: a call that ended after
midnight in Moscow was the day before in Washington, but no government tells one call on two days.
Two calls of the same two people in one month stay two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.match.chains import Chains
from communique.match.tellings import (
    MEDIA,
    Telling,
    is_main,
    media_differ,
    near,
    people_agree,
    tellings,
)
from communique.model import DateValue, EventMention, Reading

#: of many parties, the share that two tellings must have in common
_MANY = 0.6


@dataclass(frozen=True, slots=True)
class Meeting:
    """Tellings of one meeting, with the documents they stand in."""

    tellings: tuple[Telling, ...]

    @property
    def mentions(self) -> list[EventMention]:
        """All mentions of it, document by document."""
        return [m for t in self.tellings for m in t.mentions]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, in the order of the mentions."""
        return tuple(dict.fromkeys(t.document for t in self.tellings))

    @property
    def telling(self) -> list[EventMention]:
        """The mentions that tell of the meeting itself; where there are none, all that tell what
        was discussed at it."""
        return [m for m in self.mentions if m.point is None] or self.mentions

    @property
    def countries(self) -> frozenset[str]:
        """The states and organisations that took part."""
        return frozenset(p for t in self.tellings for p in t.parties)

    @property
    def people(self) -> dict[str, set[str]]:
        """The people named, by their state."""
        found: dict[str, set[str]] = {}
        for telling in self.tellings:
            for party, ids in telling.people.items():
                found.setdefault(party, set()).update(ids)
        return found

    @property
    def date(self) -> DateValue | None:
        """The day most mentions give; of several the earliest, so that order does not matter."""
        days = [m.date for m in self.telling if m.date and m.date.precision == "day"]
        if not days:
            known = [m.date for m in self.mentions if m.date]
            return min(known, key=lambda d: (d.inferred, d.value)) if known else None
        counts = Counter(d.value for d in days)
        best = min(counts, key=lambda v: (-counts[v], v))
        stated = [d for d in days if d.value == best]
        return next((d for d in stated if not d.inferred), stated[0])

    @property
    def medium(self) -> str | None:
        """The most telling medium named; a call is a call although a headline says "meeting"."""
        named = {m.medium for m in self.telling if m.medium}
        return next((m for m in MEDIA if m in named), None)

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


class Meetings:
    """The meetings told in the documents seen so far, whatever their order."""

    def __init__(self) -> None:
        self._chains: Chains[Telling] = Chains(
            name=lambda t: t.name, together=_together, alike=_alike
        )

    def add(self, reading: Reading) -> set[Hashable]:
        """Take in the tellings of one document; the keys of the meetings that it may touch."""
        touched: set[Hashable] = set()
        for telling in tellings(reading):
            key = _key(telling)
            self._chains.add(key, telling.day, telling, telling.told_on)
            touched.add(key)
        return touched

    def all_keys(self) -> list[Hashable]:
        """The keys of all meetings, in an order that the documents alone decide."""
        return sorted(self._chains.keys(), key=str)

    def of(self, key: Hashable) -> list[Meeting]:
        """The meetings under one key."""
        return [Meeting(tuple(sorted(g, key=_order))) for g in self._chains.groups(key)]


def meetings(readings: Iterable[Reading]) -> list[Meeting]:
    """All meetings told in these documents as having happened, most reported first."""
    held = Meetings()
    for reading in readings:
        held.add(reading)
    return sorted((m for key in held.all_keys() for m in held.of(key)), key=rank)


def rank(meeting: Meeting) -> tuple[int, str, str]:
    """The most reported first, then by day."""
    date = meeting.date
    return (-len(meeting.documents), date.value if date else "~", meeting.tellings[0].name)


def _order(telling: Telling) -> tuple[str, str]:
    return (telling.document, telling.name)


def _key(telling: Telling) -> Hashable:
    """Meetings of two are told apart by who the two are; of more, not all name everybody."""
    two = len(telling.parties) == 2
    return tuple(sorted(telling.parties)) if two else "many"


def _together(found: Sequence[Telling]) -> list[tuple[Telling, ...]]:
    """The meetings of one day: the most alike first, and all that join must agree."""
    groups = {t.name: [t] for t in found}
    home = {t.name: t.name for t in found}
    pairs = [
        (-score, a.name, b.name)
        for a, b in combinations(found, 2)
        if (score := _score(a, b)) is not None
    ]
    for _, one, other in sorted(pairs):
        left, right = home[one], home[other]
        if left == right or any(_score(a, b) is None for a in groups[left] for b in groups[right]):
            continue
        for telling in groups.pop(right):
            groups[left].append(telling)
            home[telling.name] = left
    return [tuple(held) for held in groups.values()]


def _alike(one: Sequence[Telling], other: Sequence[Telling]) -> float | None:
    """Whether the meetings of two days are one: no teller tells of both days."""
    if {t.teller for t in one} & {t.teller for t in other} and all(t.day for t in (*one, *other)):
        return None
    scores = [_score(a, b) for a in one for b in other]
    known = [s for s in scores if s is not None]
    return sum(known) if len(known) == len(scores) else None


def _score(a: Telling, b: Telling) -> float | None:
    """How surely two tellings are of one meeting; None where they are not."""
    if not _same_parties(a, b) or not near(a.date, b.date):
        return None
    alike = a.teller == b.teller
    twice = alike and a.document != b.document and is_main(a) and is_main(b)
    if not people_agree(a, b, strictly=twice):
        return None  # a government that names the guest in one readout names him in the other
    if alike and media_differ(a.media, b.media):
        return None
    shared = sum(len(a.people[p] & b.people.get(p, frozenset())) for p in a.people)
    return 1.0 + shared + bool(a.media & b.media)


def _same_parties(a: Telling, b: Telling) -> bool:
    left, right = a.parties, b.parties
    if left == right:
        return True
    if min(len(left), len(right)) < 3:
        return False
    return len(left & right) / len(left | right) >= _MANY
