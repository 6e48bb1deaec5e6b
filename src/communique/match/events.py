"""From readings to events: meetings with the rows of what was said there, and the acts in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.codebook import Codebook
from communique.match.acts import action_events, acts
from communique.match.apart import Acts
from communique.match.meeting_events import inside, meeting_event
from communique.match.meetings import Meeting, Meetings, rank
from communique.match.tellings import tellings
from communique.model import Event, Reading


class Matcher:
    """Takes in readings one by one and tells the events they report, whatever their order.

    A new report joins what is there: only the meetings of the same states, and the acts of one
    type by the same states, on its own days and those beside them are looked at anew.
    """

    def __init__(self, book: Codebook) -> None:
        self._book = book
        self._readings: dict[str, Reading] = {}
        self._meetings = Meetings()
        self._acts = Acts(book)
        self._made: dict[tuple[str, ...], tuple[Event, ...]] = {}

    def add(self, reading: Reading) -> None:
        """Take in one document; a document that is there already is left as it is."""
        if reading.document.id in self._readings:
            return
        self._readings[reading.document.id] = reading
        self._meetings.add(reading)
        self._acts.add(reading, inside(reading, tellings(reading)))

    def events(self) -> Iterator[Event]:
        """All events: each meeting followed by the acts done in it, the most reported first, then
        the acts apart from any meeting. Accounts and coverage are not filled in yet."""
        used: set[str] = set()
        found = (m for key in self._meetings.keys() for m in self._meetings.of(key))
        kept: dict[tuple[str, ...], tuple[Event, ...]] = {}
        for meeting in sorted(found, key=rank):
            name = tuple(t.name for t in meeting.tellings)
            kept[name] = events = self._made.get(name) or self._make(meeting)
            used.update(p.id for row in events[0].rows if not row.background for p in row.points)
            yield from events
        self._made = kept
        for key in self._acts.keys():
            yield from self._acts.of(key, used)

    def _make(self, meeting: Meeting) -> tuple[Event, ...]:
        readings = [self._readings[d] for d in sorted(meeting.documents)]
        event = meeting_event(meeting, readings, self._book)
        told = [row for row in event.rows if not row.background]
        stated = [p for row in told for p in row.points]
        mentions = [m for r in readings for m in r.events]
        actions = [a for r in readings for a in r.actions]
        return (
            event,
            *acts(event, told, mentions, self._book),
            *action_events(event, actions, stated, self._book),
        )


def match(readings: Iterable[Reading], book: Codebook) -> tuple[Event, ...]:
    """All events of these documents, each meeting followed by the acts done in it, then the acts
    apart from any meeting. Accounts and coverage are not filled in yet."""
    matcher = Matcher(book)
    for reading in readings:
        matcher.add(reading)
    return tuple(matcher.events())
