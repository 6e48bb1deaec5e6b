"""How a clause means its act, and by what medium and in what place it was done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Realis
from communique.read.clause import Clause
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEDIA = (
    ("video", r"video|virtual(?:ly)?|by video ?link|teleconference"),
    (
        "phone",
        r"phone|telephone|(?<!port )\bcall(?:s|ed)? (?:with|between|of|from|today|on)"
        r"|\bcalls?\b(?! (?:for|on|upon))",
    ),
    ("letter", r"\bletters?\b|telegram|written message|message of"),
    ("in person", r"\bmet\b|\bmeetings?\b|\bvisit(?:s|ed)?\b|\breceived\b|\bhosted\b|\bsummit\b"),
)
_MEDIUM = tuple((name, re.compile(pattern, re.I)) for name, pattern in _MEDIA)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to)\s+(?:the\s+)?$", re.I)
_SHOULD = frozenset({"should", "must", "ought", "shall"})
#: verbs by which what they say is denied
DENIES = frozenset({"deny", "refute", "dismiss"})
#: "provided that they agree"
_PROVIDED = frozenset({"provided", "providing", "assuming"})
_MAY = frozenset({"may", "might", "could", "would"})


def realis_of(clause: Clause) -> Realis:
    """How the clause means its act: as done, to come, wanted, denied or supposed."""
    if clause.negated or (clause.lemma in DENIES and clause.contents):
        return "denied"
    if _only_if(clause):
        return "hypothetical"
    modal = "" if clause.lemma == "like" else clause.modal  # "I would like to note" notes it
    if modal in ("will", "'ll") or (modal in ("would", "'d") and _said_then(clause)):
        return "planned"
    if modal in _SHOULD:
        return "called for"
    if modal in _MAY:
        return "hypothetical"
    return "happened"


def _only_if(clause: Clause) -> bool:
    """Whether the clause is a condition: "if", "unless", "once they agree", "provided that"."""
    marks = {t.lower_ for t in clause.verb.lefts if t.dep_ in ("mark", "advmod")}
    if marks & {"if", "unless"}:
        return True
    to_come = clause.verb.tag_ in ("VBZ", "VBP", "VB")
    return to_come and bool(marks & {"once", "until"} or clause.verb.head.lower_ in _PROVIDED)


def _said_then(clause: Clause) -> bool:
    """ "said it would return": to come when it was said, and no condition with it."""
    verb = clause.verb
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    supposed = any(
        t.dep_ == "mark" and t.lower_ in ("if", "unless")
        for child in verb.children
        for t in child.lefts
    )
    return verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN") and not supposed


def medium_of(text: str) -> str | None:
    """By what medium a meeting took place, by the words of its sentence."""
    return next((name for name, pattern in _MEDIUM if pattern.search(text)), None)


def medium_of_title(state: Discourse) -> str | None:
    """An official text's headline or address tells the medium where its first sentence does not:
    "Readout of ... call with ..."."""
    if not state.document.speaks_for:
        return None
    slug = (state.document.url or "").rstrip("/").rsplit("/", 1)[-1].replace("-", " ")
    return medium_of(state.document.title or "") or medium_of(slug)


def place_of(parsed: Parsed, clause: Clause, state: Discourse) -> str | None:
    """The city (or capital) that the clause says it happened in."""
    sentence = parsed.sentence
    for named in state.within(sentence.start, sentence.end):
        if named.kind not in ("city", "capital"):
            continue
        at = named.start - sentence.start
        token = parsed.token_at(named.start)
        if token is None or not clause.start <= token.i < clause.end:
            continue
        if _near_verb(token, clause) and _PLACE_BEFORE.search(sentence.text[max(0, at - 12) : at]):
            return named.words
    return None


def _near_verb(token: Token, clause: Clause) -> bool:
    """The place hangs on the verb or its object, not on a purpose ("to discuss ... in Gaza")."""
    for ancestor in token.ancestors:
        if ancestor.i == clause.verb.i:
            return True
        if ancestor.pos_ in ("VERB", "AUX"):
            return False
    return False
