"""The records that pass between the rooms. No input or output here, and no rules of reading.

Offsets are half-open, in code points of `Document.text`. Dates are ISO 8601 strings cut to the
precision that the words bear out ("2021-01-26", "2021-01", "2021"). Country codes are ISO 3166-1
alpha-3. Every record is frozen, slotted and keyword-only; a record that was derived from a text
is `Cited` and refuses to exist without a citation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.errors import RecordError

Kind = Literal["report", "statement", "readout", "communique", "instrument"]
Realis = Literal["happened", "planned", "called for", "denied", "hypothetical"]
Verdict = Literal["agree", "differ", "stated", "silent", "no account"]
BlockRole = Literal["title", "dateline", "body", "list_item", "caption", "credit", "furniture"]
VoiceKind = Literal[
    "outlet", "agency", "government", "person", "organisation", "document", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """One report as it came in: bytes, and what the person or the file said about it.

    `headers` are the header lines of a text file or the options of the command (keys in lower
    case: url, date, outlet, title, kind); `name` is what messages call it; `media` is
    "text/plain" or "text/html".
    """

    name: str
    data: bytes
    media: str
    path: str | None = None
    headers: tuple[tuple[str, str], ...] = ()

    def header(self, key: str) -> str | None:
        """The value of a header line, or None where the report has none."""
        return dict(self.headers).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a document's text with one role; roles other than body, list_item, title and
    dateline are never read for content."""

    role: BlockRole
    start: int
    end: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A place where cleaning changed the text: `[start, end)` of the text stood as `original`."""

    start: int
    end: int
    original: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """A date with its precision, the words it was written in, and what it was reckoned from.

    `value` is ISO 8601 cut to `precision` (day, month, year; or `duration` with an ISO 8601
    period such as "P5Y"). `relation` is "on" unless the words say before, by, after, until or
    since. `inferred` is true where some part (mostly the year) is not in the words but was
    worked out; `grounds` then says from what, one reason a line.
    """

    value: str
    precision: Literal["day", "month", "year", "duration"]
    written_as: str
    relation: Literal["on", "before", "by", "after", "until", "since", "for"] = "on"
    reckoned_from: str = ""
    inferred: bool = False
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one text, cleaned; the text never changes after this.

    `id` is the outlet's slug and the first 12 hexadecimal digits of SHA-256 of the text.
    `speaks_for` is the country code (or organisation id) whose own account the text is, for an
    official text; None for a report by an outlet.
    """

    id: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    kind: Kind
    outlet: str
    outlet_id: str | None = None
    speaks_for: str | None = None
    title: str | None = None
    url: str | None = None
    path: str | None = None
    language: str = "en"
    published: DateValue | None = None
    dateline_place: str | None = None
    dateline_date: str | None = None
    byline: str | None = None
    agencies: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a line rests: W3C text position and text quote in one version of one text.

    `sentence` counts from 1 within the document; `[start, end)` is that sentence (or, for a
    record about a few words only, those words) and `exact` its very text.
    """

    document: str
    sentence: int
    start: int
    end: int
    exact: str

    def holds_in(self, document: Document) -> bool:
        """Whether the document bears out this citation to the letter."""
        return (
            document.id == self.document
            and 0 <= self.start < self.end
            and document.text[self.start : self.end] == self.exact
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A derived record: no citation, no record. `origin` names the rule and cue words."""

    id: str
    citations: tuple[Citation, ...]
    origin: str

    def __post_init__(self) -> None:
        if not self.citations:
            raise RecordError(f"{type(self).__name__} {self.id}: a record needs a citation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its number from 1 in the document, its span, and the role of its block."""

    number: int
    start: int
    end: int
    text: str
    role: BlockRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part: an entity resolved, or the words alone where it is not (`id` is None)."""

    id: str | None
    name: str
    country: str | None = None
    role: str | None = None
    words: str = ""
    party: str | None = None  # for whom they act or speak: a country, or an organisation's id


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
    `chain` runs from the outlet to the first voice."""

    source: str
    source_id: str | None
    cue: str
    content: str
    content_start: int
    content_end: int
    chain: tuple[Voice, ...]
    party: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention(Cited):
    """An event coded from one sentence (PLOVER 2.0). `party` and `attribution` say by whose
    word we have it; `about` holds codebook ids of agreements and topics; `cue` the words."""

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
    unresolved: tuple[Unresolved, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    day: DateValue | None = None  # the day its dates are reckoned from, inferred where it says so


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One account on one row: what the party states there and the verdict.

    For "silent", `citations` show that the account covers the event and `others` are the other
    parties' sentences that state the point.
    """

    point: str
    verdict: Verdict
    topic: str
    gist: str
    citations: tuple[Citation, ...]
    others: tuple[Citation, ...] = ()
    note: str = ""
    by: tuple[str, ...] = ()
    realis: Realis = "happened"
    chains: tuple[tuple[Voice, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one party says of one event; `through` says where we have it from."""

    party: str
    party_id: str
    through: tuple[str, ...]
    citations: tuple[Citation, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Whether one document carried one row, and its sentences that do. `verbatim_with` names
    documents in which the very same sentence stands (one origin, not two)."""

    point: str
    document: str
    outlet: str
    carried: bool
    citations: tuple[Citation, ...] = ()
    verbatim_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Cited):
    """What a party that took no part said of the event."""

    party: str
    party_id: str
    type: str | None
    gist: str
    by: str
    date: DateValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table: points of several accounts that speak of the same thing."""

    id: str
    topic: str
    gist: str
    points: tuple[Point, ...]
    background: bool = False  # told beside the event, and not part of what was said there


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Cited):
    """One happening, however many reports it had. `reports` counts documents, `origins`
    independent voices behind them."""

    title: str
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
    about: tuple[str, ...]
    cameo: str | None
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    reports: int
    origins: int
    part_of: str | None = None  # the meeting in which the act was done
    rows: tuple[Row, ...] = ()
    accounts: tuple[Account, ...] = ()
    coverage: tuple[Carried, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    background: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine(Cited):
    """One cited step in an agreement's history, or one deadline."""

    action: str
    date: DateValue | None
    party: str | None
    said_by: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A fact of the codebook about an agreement, with the source that the codebook names."""

    action: str
    date: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """An agreement as these reports leave it. `status` is a word of the UN Treaty Collection."""

    id: str
    name: str
    parties: tuple[str, ...]
    status: str
    term: str | None
    expires: DateValue | None
    history: tuple[LedgerLine, ...]
    deadlines: tuple[LedgerLine, ...]
    citations: tuple[Citation, ...]
    known: tuple[KnownFact, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One document copied from another: share of its five-word shingles that stand there."""

    document: str
    of: str
    containment: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedSentence:
    """A sentence that stands word for word in several documents: one origin."""

    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What made a result: software version, codebook hash, and the inputs' document ids."""

    version: str
    codebook: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The accounts side by side: the result of `communique.compare`."""

    run: Run
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]
    agreements: tuple[LedgerEntry, ...]
    copies: tuple[Copy, ...] = ()
    shared: tuple[SharedSentence, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[str, ...] = field(default=())
