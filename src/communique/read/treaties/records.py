"""The records of reading what is done to agreements, between finding and recording."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from communique.codebook.schema import AgreementAct

if TYPE_CHECKING:
    from spacy.tokens import Token

#: how an act is meant; "denied" and "unreal" acts are no steps
Manner = Literal[
    "done", "going on", "to come", "resolved", "agreed", "intended", "proposed", "called for",
    "refused", "denied", "unreal",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """An agreement named in a sentence: the head of its words, its id (None where the codebook has
    none that fits and it may be a new one), and whether the words bring it up anew ("a deal")."""

    head: Token
    agreement: str | None
    words: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One word that acts on one agreement: `by` is the rule, `head` the verb or noun of the act,
    `over` the verb that tells of it (the head itself, where that is a verb)."""

    by: AgreementAct
    spot: Spot
    head: Token
    over: Token


@dataclass(slots=True)
class Seen:
    """An agreement that a document has spoken of, with the nouns by which it was called."""

    agreement: str
    called: set[str] = field(default_factory=set)
