"""Acts told apart from any meeting, and what is done to agreements, across documents.

Only acts of one type by the same states can be one, on one day or, by two tellers, on two days that
follow each other; so can only actions of one kind on one agreement.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from communique.codebook import Codebook
from communique.match.chains import Chains
from communique.match.likeness import Likeness
from communique.match.rows import SAME_ROW, rows
from communique.match.tellings import parties
from communique.model import AgreementAction, DateValue, EventMention, Point, Reading

#: what is said of an agreement that is no happening: its terms, and wishes
_NO_HAPPENING = ("expires", "obliges", "extension intended", "extension proposed")
#: actions that each party does for itself
_BY_ONE = frozenset({"withdrawn", "withdrawal announced", "suspended", "ratified", "refused"})


@dataclass(frozen=True)
class Told:
    """One sentence's telling of an act, or of what was done to an agreement, with its point."""

    point: Point
    teller: str
    told_on: str | None
    mention: EventMention | None = None
    action: AgreementAction | None = None

    @property
    def name(self) -> str:
        """The id of the mention or action, which no other has."""
        record = self.mention or self.action
        assert record is not None
        return record.id

    @cached_property
    def date(self) -> DateValue | None:
        """The day that the words give."""
        record = self.mention or self.action
        return record.date if record is not None else None

    @cached_property
    def key(self) -> Hashable:
        """What all tellings of one happening share."""
        date = self.date
        month = () if date is None or _whole(date.value) else (date.value,)
        if self.action is not None:
            by = (self.action.party,) if self.action.action in _BY_ONE else ()
            return ("agreement", self.action.agreement, self.action.action, *by, *month)
        assert self.mention is not None
        who = tuple(sorted(parties(self.mention.actors)))
        return ("act", str(self.mention.type), who, *month)

    @cached_property
    def day(self) -> str | None:
        """Its day in full: as the words give it, else the day it was told on."""
        if self.date is None:
            return self.told_on
        return self.date.value if _whole(self.date.value) else None

    @property
    def recent(self) -> bool:
        """Whether it is told as news: of its own day, or of the days before."""
        if self.day is None or self.told_on is None:
            return self.date is None
        return -_NEWS <= _ordinal(self.day) - _ordinal(self.told_on) <= 1


#: days within which a report of something is news of it
_NEWS = 5


@dataclass(frozen=True)
class Happening:
    """Tellings of one happening."""

    told: tuple[Told, ...]

    @property
    def name(self) -> str:
        """The id of its first telling."""
        return self.told[0].name

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell it."""
        return tuple(dict.fromkeys(t.point.document for t in self.told))

    @property
    def mentions(self) -> list[EventMention]:
        """The event mentions among its tellings."""
        return [t.mention for t in self.told if t.mention is not None]

    @property
    def actions(self) -> list[AgreementAction]:
        """The actions on an agreement among its tellings."""
        return [t.action for t in self.told if t.action is not None]


class Happenings:
    """The acts and actions told in the documents seen so far, whatever their order."""

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._chains: Chains[Told] = Chains(
            name=lambda t: t.name, together=self._together, alike=self._alike
        )

    def add(self, reading: Reading, inside: Collection[str]) -> None:
        """Take in what a document tells, save the points told `inside` a meeting."""
        for told in _told(reading, inside):
            self._chains.add(told.key, told.day, told, told.told_on)

    def all(self) -> Iterator[Happening]:
        """Every happening, in an order that the documents alone decide."""
        for key in sorted(self._chains.keys(), key=str):
            for group in self._chains.groups(key):
                order = sorted(group, key=lambda t: (t.point.document, t.point.start, t.name))
                yield Happening(tuple(order))

    def _together(self, held: Sequence[Told]) -> list[tuple[Told, ...]]:
        """What is told of one day that is one: one action on an agreement, or acts told in like
        words, of the same recipients."""
        if len(held) == 1 or held[0].action is not None:
            return [tuple(held)]
        by_point: dict[str, list[Told]] = {}
        for told in held:
            by_point.setdefault(told.point.id, []).append(told)
        points = [group[0].point for group in by_point.values()]
        return [
            tuple(part)
            for row in rows("acts", points, self._book)
            for part in _by_recipient([t for p in row.points for t in by_point[p.id]])
        ]

    def _alike(self, one: Sequence[Told], other: Sequence[Told]) -> float | None:
        """How alike the happenings of two days are, where two tellers may date one otherwise."""
        if {t.teller for t in one} & {t.teller for t in other}:
            return None
        if one[0].action is not None:
            return 1.0
        if not _same_people(one, other):
            return None
        likeness = Likeness([t.point for t in (*one, *other)], self._book)
        score = max(likeness(a.point, b.point) for a in one for b in other)
        return score if score >= SAME_ROW else None


def _told(reading: Reading, inside: Collection[str]) -> Iterator[Told]:
    document = reading.document
    teller = document.speaks_for or document.outlet_id or document.outlet
    day = reading.day.value if reading.day and _whole(reading.day.value) else None
    points = {p.id: p for p in reading.points if p.id not in inside}
    for mention in reading.events:
        point = points.get(mention.point or "")
        if point is not None and mention.type not in (None, "CONSULT"):
            yield Told(point, teller, day, mention=mention)
    for action in reading.actions:
        point = points.get(point_of(action))
        if point is not None and not action.pending and action.action not in _NO_HAPPENING:
            yield Told(point, teller, day, action=action)


def point_of(action: AgreementAction) -> str:
    """The id of the point whose words an action was read from."""
    return action.id.rsplit(f":{action.agreement}:", 1)[0]


def _by_recipient(held: Iterable[Told]) -> list[list[Told]]:
    """Acts on the one and on the other are two."""
    parts: list[list[Told]] = []
    for told in held:
        home = next((part for part in parts if _same_people(part, [told])), None)
        if home is None:
            parts.append([told])
        else:
            home.append(told)
    return parts


def _same_people(one: Sequence[Told], other: Sequence[Told]) -> bool:
    left, right = _recipients(one), _recipients(other)
    return not left or not right or bool(left & right)


def _recipients(held: Sequence[Told]) -> frozenset[str]:
    return frozenset().union(*(parties(t.mention.recipients) for t in held if t.mention))


def _whole(value: str) -> bool:
    return len(value) == 10 and value[0].isdigit()


def _ordinal(day: str) -> int:
    return datetime.date.fromisoformat(day).toordinal()
