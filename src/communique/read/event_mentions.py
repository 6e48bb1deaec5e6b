"""Make records of events: the meeting that a document tells of, and the acts told in it."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.codebook.schema import Pattern
from communique.model import DateValue, EventMention, Point
from communique.read.attributions import innermost
from communique.read.circumstances import medium_of
from communique.read.coding import Coded
from communique.read.dated import own_dates
from communique.read.notes import Notes
from communique.read.patterns import Fired
from communique.read.told import Stated, Told, day_of, in_the_past

#: words by which a meeting that is named has not been held
_NOT_HELD = re.compile(
    r"\b(?:invit\w+|den(?:y|ies|ied)|propos\w+|plans?|planned|will|would|could|may|might|possib\w+"
    r"|upcoming|next|ready|refus\w+|reject\w+|cancel\w+|postpon\w+|before|ahead of|to meet)\b",
    re.I,
)
_NAMED_MEETING = re.compile(
    r"\b(?:their|the|a|an)\s+(?:\w+[- ]){0,3}?"
    r"(?:(?:tele)?phone (?:call|conversation)s?|video (?:call|conference)s?"
    r"|call|summit|meeting|talks)\b(?! (?:for|on behalf))",
    re.I,
)


def open_meeting(notes: Notes, told: Told, stated: Stated, coded: Coded) -> None:
    """A clause that tells of a meeting itself: what follows belongs to it, if it took place."""
    state = notes.state
    day = day_of(own_dates(told.parsed, told.dates)) or state.meeting_day
    if day is not None and coded.realis == "happened":
        day = in_the_past(day, state.day)
    start, end = told.parsed.chars(stated.clause.start, stated.clause.end)
    event = _add(notes, told, coded, day, told.parsed.sentence.text[start:end])
    if coded.realis == "happened" and len(coded.actors) > 1:
        people = tuple(a for a in coded.actors if a.role != "government")
        state.pair = people if len(people) > 1 else coded.actors
        state.meeting, state.meeting_day = event.id, day


def name_meeting(notes: Notes, told: Told) -> None:
    """A report that never says "they spoke" but names their call: "in a first telephone call on
    the 26th". The people of the headline are then who met."""
    state = notes.state
    if state.meeting is not None or state.document.speaks_for:
        return
    text = told.parsed.sentence.text
    cue = _NAMED_MEETING.search(text)
    if not cue or _NOT_HELD.search(text, max(0, cue.start() - 50), cue.start()):
        return
    if len({p.party for p in state.pair}) < 2:
        return
    medium = medium_of(cue[0])
    pattern = Pattern(id="consult.named", mode="phone" if medium == "phone" else None)
    coded = Coded(
        fired=Fired("CONSULT", 1, pattern, cue[0]),
        type="CONSULT",
        mode=pattern.mode,
        actors=state.pair,
        realis="happened",
        medium=medium,
    )
    day = day_of(told.dates)
    event = _add(notes, told, coded, day, cue[0])
    state.meeting, state.meeting_day = event.id, day or state.meeting_day


def add_act(notes: Notes, told: Told, coded: Coded, point: Point) -> None:
    """The event that was coded from the words of a point."""
    event = _add(notes, told, coded, point.date, point.gist, point)
    if coded.type == "CONSULT" and notes.state.meeting is None:
        notes.state.meeting = event.id


def add_told(notes: Notes, told: Told, stated: Stated) -> None:
    """An act that stands inside what somebody says."""
    assert stated.coded is not None
    clause = stated.clause
    start, end = told.parsed.chars(*clause.whole)
    day = day_of(told.dates_in(start, end))
    if day is not None and stated.coded.realis == "happened":
        day = in_the_past(day, notes.state.day)
    said = innermost(notes.attributions, told.parsed.span(clause.verb.i, clause.verb.i + 1)[0])
    told = replace(told, attribution=said.id) if said else told
    _add(notes, told, stated.coded, day, told.parsed.sentence.text[start:end])


def _add(
    notes: Notes,
    told: Told,
    coded: Coded,
    day: DateValue | None,
    summary: str,
    point: Point | None = None,
) -> EventMention:
    book, fired = notes.state.book, coded.fired
    keys = point.keys if point else ()
    event = EventMention(
        id=f"{notes.document.id}:e{told.parsed.sentence.start}-{len(notes.events)}",
        citations=(notes.cite(told),),
        origin=f"{fired.pattern.id}: {fired.cue}",
        type=coded.type,
        mode=coded.mode,
        quad=book.events[coded.type].quad if coded.type in book.events else fired.quad,
        contexts=book.contexts_of(keys),
        actors=coded.actors,
        recipients=coded.recipients,
        realis=coded.realis,
        date=day,
        place=coded.place,
        medium=coded.medium,
        cue=fired.cue,
        summary=summary,
        party=told.frame.party,
        attribution=told.attribution,
        about=keys,
        cameo=fired.pattern.cameo,
        point=point.id if point else None,
    )
    notes.events.append(event)
    return event
