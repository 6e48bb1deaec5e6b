"""Code a clause as a PLOVER 2.0 event: type, mode, actors, recipients, realis, place, medium."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    (
        "phone",
        r"phone|telephone|(?<!port )\bcall(?:s|ed)? (?:with|between|of|from|today|on)|\bcalls?\b(?! (?:for|on|upon))",
    ),
    ("letter", r"\bletters?\b|telegram|written message|message of"),
    ("in person", r"\bmet\b|\bmeetings?\b|\bvisit(?:s|ed)?\b|\breceived\b|\bhosted\b|\bsummit\b"),
)
_MEDIUM = tuple((name, re.compile(pattern, re.I)) for name, pattern in _MEDIA)
_WITH = re.compile(r"\b(?:with|between)\s+|\b(?:spoke|talked|speak|talk) to\s+", re.I)
_STOP = re.compile(
    r"\b(?:to (?:discuss|address|review|receive|express|congratulate|underscore|follow|reaffirm|mark|thank|coordinate)"
    r"|about|regarding|concerning|on the (?:margins|sidelines|phone)|during|ahead of|following|in (?:which|the|order))\b|;",
    re.I,
)
#: types of which nothing takes place anywhere but in words
_WORDS_ONLY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
#: types of which the words often name no object but whose doing or cause they are about
_ABOUT = frozenset({"ACCUSE", "SUPPORT"})
_POINTS_AT = (
    "about",
    "about the",
    "over",
    "over the",
    "for",
    "for the",
    "with",
    "of",
    "by",
    "against",
    "to",
)
_MEETS = frozenset(
    {"meet", "receive", "host", "visit", "call", "telephone", "phone", "welcome", "greet"}
)
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
    if hit.pattern.topic or (hit.type == "CONSULT" and clause.verb.lemma_.lower() == "discuss"):
        return _spoken_of(sentence, clause, hit, actors)
    recipients = _recipients(doc, sentence, clause, state, actors, hit.type)
    if clause.passive:
        actors, recipients = recipients, actors
    realis = realis_of(clause, hit)
    kind, mode = hit.type, hit.pattern.mode
    medium = None
    if kind == "CONSULT":
        first, last = doc[clause.start], doc[clause.end - 1]
        medium = medium_of(sentence.text[first.idx : last.idx + len(last)]) or _medium_of_title(
            state
        )
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
    if kind in _ABOUT and not recipients:
        recipients = _concerned(doc, sentence, clause, state, actors)
    remote = medium in ("phone", "video", "letter")
    place = None if remote or kind in _WORDS_ONLY else place_of(doc, sentence, clause, state)
    return Coded(hit, kind, mode, actors, recipients, realis, place, medium)


def _spoken_of(
    sentence: Sentence, clause: Clause, hit: Hit, actors: tuple[Participant, ...]
) -> Coded | None:
    """ "The presidents discussed ...": those who spoke met, and nobody else is named by it."""
    if len(actors) < 2:
        return None
    phone = hit.pattern.mode == "phone"
    return Coded(
        hit,
        hit.type,
        hit.pattern.mode if phone else None,
        actors,
        (),
        realis_of(clause, hit),
        None,
        medium_of(sentence.text) if phone else None,
    )


def subject_of(
    doc: Doc, sentence: Sentence, clause: Clause, state: Discourse
) -> tuple[Participant, ...]:
    """Who acts in a clause: its subject resolved; empty where it names nobody."""
    if clause.subject is None:
        return ()
    first, stop = clause.subject
    start, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
    heads = frozenset(sentence.start + t.idx for t in _heads(doc, first, stop))
    return state.resolve(sentence.start + start, sentence.start + end, heads)


def _heads(doc: Doc, first: int, stop: int) -> list[Token]:
    """The head of a noun phrase and those coordinated with it or set beside it."""
    inside = doc[first:stop]
    found = [t for t in inside if not first <= t.head.i < stop or t.head.i == t.i]
    for token in found:
        found += [t for t in token.children if t.dep_ in ("conj", "appos") and t.i < stop]
    return found


def _recipients(
    doc: Doc,
    sentence: Sentence,
    clause: Clause,
    state: Discourse,
    actors: tuple[Participant, ...],
    kind: str,
) -> tuple[Participant, ...]:
    """Persons, states and organisations that the act is done to: objects of the verb and of
    "to", "with", "against", "by"; what only qualifies another noun is not one."""
    taken = {a.id for a in actors} | {a.country for a in actors}
    if kind == "CONSULT" and (met := _met(doc, sentence, clause, state, taken)):
        return met
    found: list[Participant] = []
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


def _met(
    doc: Doc, sentence: Sentence, clause: Clause, state: Discourse, taken: set[str | None]
) -> tuple[Participant, ...]:
    """Those met: the words behind "with" (or the verb itself: "received X") to the clause's end,
    or to where it goes on to place, time and subject."""
    begin, end = doc[clause.start].idx, doc[clause.end - 1].idx + len(doc[clause.end - 1])
    words = sentence.text[begin:end]
    behind = _WITH.search(words)
    at = behind.end() if behind else len(doc[clause.verb.i])
    stop = _STOP.search(words, at)
    if not behind and clause.verb.lemma_.lower() not in _MEETS:
        return ()
    start = sentence.start + begin + at
    met = state.resolve(start, sentence.start + begin + (stop.start() if stop else len(words)))
    return tuple(_without_own_country([p for p in met if p.id not in taken]))


def _without_own_country(found: list[Participant]) -> list[Participant]:
    """ "President Vladimir Putin of Russia" is one participant, not a man and a state."""
    people = {p.country for p in found if p.id and p.role != "government" and p.id != p.country}
    return [p for p in found if not (p.id == p.country and p.country in people)]


def _concerned(
    doc: Doc, sentence: Sentence, clause: Clause, state: Discourse, actors: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Whose doing is blamed or whose cause supported: "concern about X's ...", "support for X"."""
    own = {a.country or a.id for a in actors}
    start = sentence.start + doc[clause.verb.i].idx
    end = sentence.start + doc[clause.end - 1].idx + len(doc[clause.end - 1])
    for named in state.within(start, end):
        if named.country in own or not named.entity or named.kind in ("city", "demonym"):
            continue
        before = state.document.text[start : named.start].rstrip().lower()
        after = state.document.text[named.end : named.end + 2]
        if before.endswith(_POINTS_AT) or after in ("'s", "’s", "' ", "’ "):
            return (state.person(named) if named.kind == "person" else state.party(named),)
    return ()


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
    if head.dep_ == "nsubj":  # "urged Russia to ...": object of the one, subject of the other
        infinitive = any(t.tag_ == "TO" for t in head.head.lefts)
        return infinitive and head.head.head.i == clause.verb.i
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
    return (
        head.pos_ == "NOUN"
        and head.head.i == clause.verb.i
        and (prep.lower_ in ("with", "to", "against", "between"))
    )


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
        inside = (
            token is not None and clause.start <= token.i < clause.end and _near_verb(token, clause)
        )
        if inside and _PLACE_BEFORE.search(before):
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


def _medium_of_title(state: Discourse) -> str | None:
    """An official text's headline or address tells the medium where its first sentence does not:
    "Readout of ... call with ..."."""
    if not state.document.speaks_for:
        return None
    slug = (state.document.url or "").rstrip("/").rsplit("/", 1)[-1].replace("-", " ")
    return medium_of(state.document.title or "") or medium_of(slug)
