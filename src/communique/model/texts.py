"""Records of a text: as it came in, as cleaned, its sentences, and where a line rests in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from communique.errors import RecordError

Kind = Literal["report", "statement", "readout", "communique", "instrument"]
BlockRole = Literal["title", "dateline", "body", "list_item", "caption", "credit", "furniture"]


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

    def cited_in(self, document: str) -> Citation:
        """The citation of this whole sentence; `document` is the id of the text it stands in."""
        return Citation(
            document=document,
            sentence=self.number,
            start=self.start,
            end=self.end,
            exact=self.text,
        )


def citations_of(records: Iterable[Cited]) -> tuple[Citation, ...]:
    """The citations of several records, each once, in the order of the records."""
    return tuple(dict.fromkeys(c for record in records for c in record.citations))


def surest(dates: Iterable[DateValue | None]) -> DateValue | None:
    """Of several dates for one thing the one that rests on words and not on inference, then the
    earliest; None where there is none."""
    known = [d for d in dates if d is not None]
    return min(known, key=lambda d: (d.inferred, d.value)) if known else None
