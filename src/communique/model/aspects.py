"""Records of what accounts are compared by beside their points, and of reports' slips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.texts import Citation, Cited

Verdict = Literal["agree", "differ", "stated", "silent", "no account"]
AspectKind = Literal[
    "initiator",
    "date",
    "hour",
    "length",
    "medium",
    "tone",
    "name",
    "demand",
    "offer",
    "refusal",
    "concession",
    "put in mouth",
]
SlipKind = Literal["altered quotation", "wrong number", "wrong date", "wrong person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect(Cited):
    """One thing beside the points of substance in which an account can be compared with others.

    `party_id` is whose account it is, None where outlets tell it on nobody's word (`party` then
    names them). `value` is what is compared (a party's id, a period, a date, the id of a tone or
    name, or the gist of a demand), `words` how the text has it, `reading` how the trade reads a
    tone or whose usage a name is. `verdict` is how it stands to the other accounts' and `note`
    why; `others` are their sentences. `by` says who demands, offers or speaks, `to` whom; `point`
    is the row it belongs to, where it belongs to one.
    """

    kind: AspectKind
    party: str
    party_id: str | None
    value: str
    words: str
    verdict: Verdict
    reading: str = ""
    note: str = ""
    others: tuple[Citation, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    point: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis(Cited):
    """The place that an account gives to one row: `place` counts from 1 in the order in which it
    takes its rows, `share` is the row's part of the account's words."""

    party: str
    party_id: str
    point: str
    place: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Cited):
    """Where a report has otherwise what stands in the text that it renders.

    `words` are the report's and `original` those of `against`, the official text or the report that
    it copies; `others` is the sentence there. `party` is whose text it is, None for a report.
    """

    kind: SlipKind
    document: str
    against: str
    words: str
    original: str
    others: tuple[Citation, ...]
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Cited):
    """A quotation of a report whose words stand in an official text: `against` is that text,
    `original` how the words stand there (`verbatim` or altered) and `others` in which sentence."""

    document: str
    against: str
    words: str
    original: str
    verbatim: bool
    others: tuple[Citation, ...]
    party: str | None = None
