"""Records of a reading: what one document bears out, each with its citation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.texts import Cited, DateValue, Document, Sentence

Realis = Literal["happened", "planned", "called for", "denied", "hypothetical"]
ParticularKind = Literal["initiator", "length", "hour", "tone", "name"]
VoiceKind = Literal[
    "outlet", "agency", "government", "person", "organisation", "document", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part: an entity resolved, or the words alone where it is not (`id` is None)."""

    id: str | None
    name: str
    country: str | None = None
    role: str | None = None
    words: str = ""
    party: str | None = None  # for whom they act or speak: a country, or an organisation's id
    sector: str | None = None  # PLOVER's first sector, None where the words tell none
    other_sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Cited):
    """Words that name something. `entity` is what they resolve to; with several `candidates`
    and no entity the mention is unresolved and shown so. `grounds` says why it resolved."""

    start: int
    end: int
    words: str
    kind: str
    entity: str | None
    country: str | None = None
    candidates: tuple[str, ...] = ()
    grounds: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Cited):
    """A date, term or deadline in the text; offsets are those of the words."""

    start: int
    end: int
    date: DateValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One link of a chain of sources, nearest to the reader first."""

    kind: VoiceKind
    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Cited):
    """Who says so (PARC 3.0: source, cue, content). `party` is the country or organisation
    whose account the content belongs to, None where an outlet or agency speaks for itself.
    `chain` runs from the outlet to the first voice.

    `source_at`, `cue_at` and `content_at` are the places of the three in the document, half-open
    and in order; a source or cue that no word of the sentence names (a readout that goes on, a
    passive) has none. `within` is the attribution in whose content this one stands.
    """

    source: str
    source_id: str | None
    cue: str
    content: str
    content_at: tuple[tuple[int, int], ...]
    chain: tuple[Voice, ...]
    party: str | None
    source_at: tuple[tuple[int, int], ...] = ()
    cue_at: tuple[tuple[int, int], ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Cited):
    """What PLOVER 2.0 codes of an event, be it told in one sentence or in many reports."""

    type: str | None
    mode: str | None
    quad: int | None
    contexts: tuple[str, ...]
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    realis: Realis
    date: DateValue | None
    place: str | None
    medium: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Coding):
    """An event coded from one sentence (PLOVER 2.0). `party` and `attribution` say by whose
    word we have it; `about` holds codebook ids of agreements and topics; `cue` the words."""

    cue: str
    summary: str
    party: str | None
    attribution: str | None
    about: tuple[str, ...] = ()
    cameo: str | None = None
    point: str | None = None  # the point whose words it was coded from


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One measurable part of a point: kind (duration, date, number, place, asker ...) and its
    value, with the words it was read from."""

    kind: str
    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point(Cited):
    """One thing an account states, from one document: topic + predicate + slots.

    `party` is whose account it belongs to (None: the outlet's own voice); `speakers` those who
    did the saying or doing inside the account; `gist` is made of the sentence's own words.
    `[start, end)` are the words of the point within its sentence.
    """

    document: str
    party: str | None
    attribution: str | None
    speakers: tuple[Participant, ...]
    predicate: str
    act: str
    type: str | None
    realis: Realis
    topic: str
    keys: tuple[str, ...]
    gist: str
    start: int
    end: int
    slots: tuple[Slot, ...] = ()
    date: DateValue | None = None
    event: str | None = None  # the meeting (event mention) in whose telling the point stands
    chain: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementAction(Cited):
    """Something said to have been done to an agreement, or its term or deadline.

    `action` in the words of the UN Treaty Collection where it has one; `pending` is true for
    what is still to be done (a commitment), with the deadline in `date`.
    """

    agreement: str
    action: str
    party: str | None
    said_by: str | None
    date: DateValue | None
    what: str
    pending: bool = False
    term: str | None = None
    chain: tuple[Voice, ...] = ()
    length: DateValue | None = None  # of the term that it sets
    until: DateValue | None = None  # the last day of that term, where it is told
    named: str = ""  # the words that name the agreement there
    parties: tuple[str, ...] = ()  # all who are told to have done it together
    counted_from: str = ""  # the step that `length` is counted from, where it is not this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Cited):
    """What somebody bound himself to, or is bound to by a text: `parties` to do `undertaking`.

    `deadline` is the day by or on which (its relation says so), or a period from an event
    ("within 30 days"); `term` how long it is to hold; `condition` the words of what must come
    first or be given for it. `undertaking_at` and `condition_at` are half-open places in the
    document. `agreement` is the agreement of the codebook that it speaks of; `said_by` the party
    and `attribution` the record by whose word we have it.
    """

    parties: tuple[Participant, ...]
    undertaking: str
    undertaking_at: tuple[int, int]
    condition: str | None
    condition_at: tuple[int, int] | None
    deadline: DateValue | None
    term: DateValue | None
    agreement: str | None
    said_by: str | None
    attribution: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Particular(Cited):
    """What a few words tell of how a meeting went, or a name used for a place that sides call by
    different names.

    `value` is the party that initiated it, its length as an ISO 8601 period, the hour ("10:04
    Moscow time"), or the id of the codebook's tone or place name; `bound` says how a length is
    meant ("about", "more", "little more", "less", "little less", or "" for just so). `party` is on
    whose word it stands, None where it is the outlet's own. `parties` and `people` are those of the
    meeting it tells of, `event` the mention of that meeting and `day` its day, as far as the
    document knows them; a name belongs to no meeting. `[start, end)` are the words in the document.
    """

    document: str
    kind: ParticularKind
    value: str
    words: str
    start: int
    end: int
    party: str | None
    bound: str = ""
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    event: str | None = None
    day: DateValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A sentence that yielded no event, point or attribution, and why."""

    sentence: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved(Cited):
    """Words we could not resolve to one thing, with the candidates and the reason."""

    words: str
    candidates: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one document."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    points: tuple[Point, ...] = ()
    actions: tuple[AgreementAction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    particulars: tuple[Particular, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    day: DateValue | None = None  # the day its dates are reckoned from, inferred where it says so
