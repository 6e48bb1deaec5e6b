"""A possible attribution in one parsed sentence: its parts as token ranges, and how it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.read.parc.spans import Range

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Context:
    """One parsed sentence with the quotations that run through it.

    `quoted` are token ranges with their marks; `hands_over` says that the sentence ends in a colon
    and a quotation opens the next line.
    """

    doc: Doc
    quoted: tuple[Range, ...]
    hands_over: bool


@dataclass(slots=True)
class Candidate:
    """PARC 3.0's three parts, with `head` (the word that the cue turns on) and `shape` (how the
    content hangs on it: "ccomp", "fronted", "quote", "xcomp", "object", "prep:for" ...)."""

    head: Token
    kind: str
    shape: str
    source: list[Range] = field(default_factory=list)
    source_head: Token | None = None
    cue: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    inherited: bool = False
    quotes: bool = False  # the content is, or ends in, a quotation that may go on
