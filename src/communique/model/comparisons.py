"""Records of a comparison: events, accounts side by side, coverage and the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.aspects import Aspect, Emphasis, Quotation, Slip, Verdict
from communique.model.readings import Coding, Point, Reading, Realis, Unresolved, Voice
from communique.model.texts import Citation, Cited, DateValue


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
class Event(Coding):
    """One happening, however many reports it had. `reports` counts documents, `origins`
    independent voices behind them."""

    title: str
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
    aspects: tuple[Aspect, ...] = ()
    emphases: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine(Cited):
    """One cited step in an agreement's history, or one deadline.

    `tellers` are the ids of the parties who say so, `said_by` the names of all who do. A step has
    the states `before` and `after` it, both "" where it leaves the state as it is or could not
    come ("" before anything was done); `term` is the length that it sets. A deadline has its
    `state` on the day of the ledger and `why`; `reckoned` says how its day was worked out.
    """

    action: str
    date: DateValue | None
    party: str | None
    said_by: str | None
    what: str
    tellers: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    term: DateValue | None = None
    reckoned: str = ""
    state: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed(Cited):
    """What tellers say differently of an agreement: `what` it is about, and each side's words
    (who says it, what)."""

    what: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFact:
    """A fact of the codebook about an agreement, with the source that the codebook names."""

    action: str
    date: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """An agreement as these reports leave it. `status` is a word of the UN Treaty Collection,
    "unknown", or such a word with the party ("in force, suspended by Russia"). One that the
    codebook does not have (`in_codebook` is false) has its name from the text."""

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
    terms: tuple[str, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    as_of: str | None = None  # the day on which it stands so
    in_codebook: bool = True


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
    slips: tuple[Slip, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    warnings: tuple[str, ...] = ()
