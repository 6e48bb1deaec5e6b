"""Code a clause as a PLOVER 2.0 event: type, mode, actors, recipients, realis, place, medium."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Participant, Realis, Sentence
from communique.read.clauses import Clause
from communique.read.discourse import Discourse
from communique.read.entities import Named
from communique.read.patterns import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MEDIA = (
    ("video", r"video|virtual(?:ly)?|by video ?link|teleconference"),
    ("phone", r"phone|telephone|(?<!port )\bcall(?:s|ed)? (?:with|between|of|from|today|on)|\bcalls?\b(?! (?:for|on|upon))"),
    ("letter", r"\bletters?\b|telegram|written message|message of"),
    ("in person", r"\bmet\b|\bmeetings?\b|\bvisit(?:s|ed)?\b|\breceived\b|\bhosted\b|\bsummit\b"),
)  # fmt: skip
_MEDIUM = tuple((name, re.compile(pattern, re.I)) for name, pattern in _MEDIA)
_SHOULD = frozenset({"should", "must", "ought", "shall"})
_MAY = frozenset({"may", "might", "could", "would"})
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|to)\s+(?:the\s+)?$", re.I)
#: PLOVER 2.0, sections on these types: what is only to come is an agreement to do it
_FUTURE = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}


@dataclass(frozen=True, slots=True)
class Coded:
    """One event as coded from one clause."""

    hit: Hit
    type: str
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    realis: Realis
    place: str | None
    medium: str | None


def code(doc: Doc, sentence: Sentence, clause: Clause, hit: Hit, state: Discourse) -> Coded | None:
    """The event that a hit codes in its clause; None where nobody can be named as actor."""
    actors = subject_of(doc, sentence, clause, state)
    recipients = _recipients(doc, sentence, clause, state, actors)
    if clause.passive:
        actors, recipients = recipients, actors
    realis = realis_of(clause, hit)
    kind, mode = hit.type, hit.pattern.mode
    medium = None
    if kind == "CONSULT":
        medium = medium_of(sentence.text)
        if mode != "visit":
            actors, recipients = _together(actors, recipients, state), ()
        if medium == "phone" and mode is None:
            mode = "phone"
    elif kind in ("AGREE", "COOPERATE") and recipients and not clause.passive:
        actors, recipients = actors, recipients
    if realis == "planned" and kind in _FUTURE:
        kind, mode = _FUTURE[kind], None
    if not actors:
        return None
    place = place_of(doc, sentence, clause, state)
    return Coded(hit, kind, mode, actors, recipients, realis, place, medium)


def subject_of(
    doc: Doc, sentence: Sentence, clause: Clause, state: Discourse
) -> tuple[Participant, ...]:
    """Who acts in a clause: its subject resolved; empty where it names nobody."""
    if clause.subject is None:
        return ()
    first, stop = clause.subject
    start, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
    return state.resolve(sentence.start + start, sentence.start + end)


def _recipients(
    doc: Doc, sentence: Sentence, clause: Clause, state: Discourse, actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Persons, states and organisations that the act is done to: objects of the verb and of
    "to", "with", "against", "by"; what only qualifies another noun is not one."""
    found: list[Participant] = []
    taken = {a.id for a in actors} | {a.country for a in actors if a.role == "government"}
    for named in state.within(sentence.start, sentence.end):
        token = _token_at(doc, named.start - sentence.start)
        if token is None or not clause.start <= token.i < clause.end or not named.entity:
            continue
        if not _is_object(token, clause, named):
            continue
        participant = state.person(named) if named.kind == "person" else state.party(named)
        if participant.id not in taken:
            taken.add(participant.id)
            found.append(participant)
    return tuple(_without_own_country(found))


def _without_own_country(found: list[Participant]) -> list[Participant]:
    """ "President Vladimir Putin of Russia" is one participant, not a man and a state."""
    people = {p.country for p in found if p.id and p.role != "government" and p.id != p.country}
    return [p for p in found if not (p.id == p.country and p.country in people)]


def _token_at(doc: Doc, offset: int) -> Token | None:
    return next((t for t in doc if t.idx <= offset < t.idx + len(t) + 1), None)


def _is_object(token: Token, clause: Clause, named: Named) -> bool:
    if named.kind in ("adjective", "demonym", "city"):
        return False
    head = token
    while (
        head.dep_ in ("compound", "nmod", "appos", "conj", "det", "amod", "flat", "poss")
        and head.head.i != head.i
    ):
        if head.dep_ == "poss":
            return False
        head = head.head
    if head.dep_ in ("dobj", "dative", "iobj", "nsubjpass") and head.head.i == clause.verb.i:
        return True
    if head.dep_ == "nsubj" and named.kind != "person":
        return head.head.head.i == clause.verb.i
    if head.dep_ not in ("pobj", "nsubj"):
        return named.kind == "person" and head.dep_ == "dobj"
    prep = head.head
    ok = ("with", "to", "against", "by", "on", "upon", "from", "of", "for", "between", "and")
    return prep.lower_ in ok and _near(prep, clause)


def _near(prep: Token, clause: Clause) -> bool:
    """The preposition hangs on the verb or on its direct noun ("held a call with")."""
    head = prep.head
    if head.i == clause.verb.i:
        return True
    return head.head.i == clause.verb.i and (prep.lower_ in ("with", "to", "against", "between"))


def _together(
    actors: tuple[Participant, ...], recipients: tuple[Participant, ...], state: Discourse
) -> tuple[Participant, ...]:
    merged = {p.id or p.words: p for p in (*actors, *recipients)}
    return tuple(merged.values())


def realis_of(clause: Clause, hit: Hit | None) -> Realis:
    """How the clause means its act: as done, to come, wanted, denied or supposed."""
    if hit and hit.pattern.realis:
        return hit.pattern.realis
    if clause.negated:
        return "denied"
    modal = clause.modal
    if modal == "will" or modal == "'ll":
        return "planned"
    if modal in _SHOULD:
        return "called for"
    if modal in _MAY:
        return "hypothetical"
    if any(t.dep_ == "mark" and t.lower_ in ("if", "unless") for t in clause.verb.lefts):
        return "hypothetical"
    return "happened"


def medium_of(text: str) -> str | None:
    """By what medium a meeting took place, by the words of its sentence."""
    return next((name for name, pattern in _MEDIUM if pattern.search(text)), None)


def place_of(doc: Doc, sentence: Sentence, clause: Clause, state: Discourse) -> str | None:
    """The city (or capital) that the clause says it happened in."""
    for named in state.within(sentence.start, sentence.end):
        if named.kind not in ("city", "capital"):
            continue
        before = sentence.text[
            max(0, named.start - sentence.start - 12) : named.start - sentence.start
        ]
        token = _token_at(doc, named.start - sentence.start)
        inside = token is not None and clause.start <= token.i < clause.end
        if inside and _PLACE_BEFORE.search(before):
            return named.words
    return None


def with_words(participants: tuple[Participant, ...], words: str) -> tuple[Participant, ...]:
    """The same participants, each with the words that stood for them here."""
    return tuple(replace(p, words=words) for p in participants)
