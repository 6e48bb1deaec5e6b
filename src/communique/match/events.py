"""From readings to events: meetings with the rows of what was said there, and the acts in them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.codebook import Codebook
from communique.match.acts import action_events, acts
from communique.match.apart import acts_apart
from communique.match.meeting_events import meeting_event
from communique.match.meetings import meetings
from communique.model import Event, Reading


def match(readings: Sequence[Reading], book: Codebook) -> tuple[Event, ...]:
    """All events of these documents, each meeting followed by the acts done in it, then the acts
    apart from any meeting. Accounts and coverage are not filled in yet."""
    mentions = [m for r in readings for m in r.events]
    actions = [a for r in readings for a in r.actions]
    found: list[Event] = []
    used: set[str] = set()
    for meeting in meetings(readings):
        event = meeting_event(meeting, readings, book)
        used.update(p.id for row in event.rows for p in row.points)
        told = [row for row in event.rows if not row.background]
        stated = [p for row in told for p in row.points]
        found += [event, *acts(event, told, mentions, book)]
        found += action_events(event, actions, stated, book)
    return (*found, *acts_apart(readings, used, book))
