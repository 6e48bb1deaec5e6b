"""From readings to events: meetings and stories with their rows, and the acts in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from communique.codebook import Codebook
from communique.match.acts import action_events, acts
from communique.match.cards import Card, card
from communique.match.happenings import Happening, Happenings
from communique.match.meeting_events import event_id, inside, meeting_event
from communique.match.meetings import Meeting, Meetings, rank
from communique.match.stories import stories
from communique.match.story_events import acts_of, happening_event, story_event
from communique.match.tellings import about, tellings
from communique.model import Event, Point, Reading


class Matcher:
    """Takes in readings one by one and tells the events they report, whatever their order.

    A new report joins what is there: only the meetings of the same states, and the acts of one
    type by the same states, on its own days and those beside them are looked at anew.
    """

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._readings: dict[str, Reading] = {}
        self._meetings = Meetings()
        self._happenings = Happenings(book)
        self._free: dict[str, list[Point]] = {}
        self._cards: dict[str, Card] = {}
        self._made: dict[tuple[str, ...], tuple[Event, ...]] = {}

    def add(self, reading: Reading) -> None:
        """Take in one document; a document that is there already is left as it is."""
        name = reading.document.id
        if name in self._readings:
            return
        self._readings[name] = reading
        self._meetings.add(reading)
        told = tellings(reading)
        within = inside(reading, told)
        self._happenings.add(reading, within)
        if about(reading, told) is None:
            self._cards[name] = card(reading)
            self._free[name] = [p for p in reading.points if p.id not in within]

    def events(self) -> Iterator[Event]:
        """All events: each meeting or story followed by the acts done in it, then the acts apart.

        Accounts and coverage are not filled in yet.
        """
        used: set[str] = set()
        found = (m for key in self._meetings.all_keys() for m in self._meetings.of(key))
        kept: dict[tuple[str, ...], tuple[Event, ...]] = {}
        alike: Counter[str] = Counter()
        for meeting in sorted(found, key=rank):
            alike[event_id(meeting)] += 1
            number = alike[event_id(meeting)]
            name = (str(number), *(t.name for t in meeting.tellings))
            kept[name] = events = self._made.get(name) or self._make(meeting, number)
            used.update(p.id for row in events[0].rows if not row.background for p in row.points)
            yield from events
        self._made = kept
        yield from self._stories(used)

    def _stories(self, used: set[str]) -> Iterator[Event]:
        """The stories of what is no meeting, and the happenings that are in none."""
        left = [h for each in self._happenings.all() if (h := _less(each, used)) is not None]
        free = {d: [p for p in points if p.id not in used] for d, points in self._free.items()}
        told: set[str] = set()
        for story in stories(left, self._cards, free):
            event = story_event(story, self._book)
            mentions = [m for d in story.documents for m in self._readings[d].events]
            told |= {p.id for p in story.points} | {t.point.id for t in story.happening.told}
            yield event
            yield from acts_of(event, story, mentions, self._book)
        for happening in left:
            rest = _less(happening, told)
            if rest is not None and not _twice(rest, left):
                yield happening_event(rest, self._book)

    def _make(self, meeting: Meeting, number: int) -> tuple[Event, ...]:
        readings = [self._readings[d] for d in sorted(meeting.documents)]
        event = meeting_event(meeting, readings, self._book, number)
        told = [row for row in event.rows if not row.background]
        stated = [p for row in told for p in row.points]
        mentions = [m for r in readings for m in r.events]
        actions = [a for r in readings for a in r.actions]
        return (
            event,
            *acts(event, told, mentions, self._book),
            *action_events(event, actions, stated, self._book),
        )


def _less(happening: Happening, used: set[str]) -> Happening | None:
    """A happening without the tellings that stand in a meeting or story; None if none is left."""
    left = tuple(t for t in happening.told if t.point.id not in used)
    return Happening(left) if left else None


def _twice(happening: Happening, others: Iterable[Happening]) -> bool:
    """An act whose every point is told as an action on an agreement as well: one happening."""
    if happening.actions:
        return False
    acted = {t.point.id for other in others if other.actions for t in other.told}
    return all(t.point.id in acted for t in happening.told)


def match(readings: Iterable[Reading], book: Codebook) -> tuple[Event, ...]:
    """All events of these documents, each meeting or story followed by the acts done in it, then
    the acts apart. Accounts and coverage are not filled in yet."""
    matcher = Matcher(book)
    for reading in readings:
        matcher.add(reading)
    return tuple(matcher.events())
