"""Who takes part in the act of a clause: its subject, its objects, those met, those concerned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Participant
from communique.read.clause import DONE_BY, Clause
from communique.read.discourse import Discourse
from communique.read.named import Named
from communique.read.parsed import Parsed
from communique.read.phrases import INFLICTS
from communique.read.verbs import has_to

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

People = tuple[Participant, ...]

_WITH = re.compile(r"\b(?:with|between)\s+|\b(?:spoke|talked|speak|talk) to\s+", re.I)
_STOP = re.compile(
    r"\b(?:to (?:discuss|address|review|receive|express|congratulate|underscore|follow|reaffirm"
    r"|mark|thank|coordinate)"
    r"|about|regarding|concerning|on the (?:margins|sidelines|phone)|during|ahead of|following"
    r"|in (?:which|the|order))\b|;",
    re.I,
)
_AT = re.compile(r"\b(?:in|at|near|inside|outside|across)\s+(?:the\s+)?$", re.I)
_RELATIVE = re.compile(r"\b(?:who|whose|whom)\b", re.I)
#: verbs whose object is whom one meets, without "with"
_MEETS = frozenset("meet receive host visit call telephone phone welcome greet".split())
_POINTS_AT = (
    "about", "about the", "over", "over the", "for", "for the", "with", "of", "by", "against",
    "to",
)  # fmt: skip
_POSSESSIVE = ("'s", "’s", "' ", "’ ")
#: dependencies by which a word only belongs to the noun that heads its phrase
_WITHIN_NOUN = frozenset("compound nmod appos conj det amod flat poss".split())
_TOWARDS = frozenset("with to against by on upon from of for between and".split())


def subject_of(parsed: Parsed, clause: Clause, state: Discourse) -> People:
    """Who acts in a clause: its subject resolved; empty where it names nobody."""
    if clause.subject is None:
        return ()
    heads = _heads(parsed.doc, *clause.subject)
    offsets = frozenset(parsed.sentence.start + t.idx for t in heads)
    return state.resolve(*parsed.span(*clause.subject), offsets)


def _heads(doc: Doc, first: int, stop: int) -> list[Token]:
    """The head of a noun phrase and those coordinated with it or set beside it."""
    inside = doc[first:stop]
    found = [t for t in inside if not first <= t.head.i < stop or t.head.i == t.i]
    for token in found:
        rest = [t for t in token.children if t.dep_ == "pobj" and token.pos_ == "PROPN"]
        for part in (token, *rest):  # "Ana Ruiz and ..." may be parsed as Ana with an object
            found += [t for t in part.children if t.dep_ in ("conj", "appos") and t.i < stop]
    return found


def objects_of(parsed: Parsed, clause: Clause, state: Discourse, actors: People) -> People:
    """Persons, states and organisations that the act is done to: objects of the verb and of
    "to", "with", "against", "by"; what only qualifies another noun is not one."""
    taken = _taken(actors)
    found: list[Participant] = []
    for named in state.within(parsed.sentence.start, parsed.sentence.end):
        token = parsed.token_at(named.start)
        if token is None or not clause.start <= token.i < clause.end or not named.entity:
            continue
        if not _is_object(token, clause, named):
            continue
        participant = state.participant(named)
        if participant.id not in taken:
            taken.add(participant.id)
            found.append(participant)
    return _without_own_country(found)


def met_by(parsed: Parsed, clause: Clause, state: Discourse, actors: People) -> People:
    """Those met: the words behind "with" (or the verb itself: "received X") to the clause's end,
    or to where it goes on to place, time and subject."""
    begin, end = parsed.chars(clause.start, clause.end)
    words = parsed.sentence.text[begin:end]
    behind = _WITH.search(words)
    direct = clause.verb.lemma_.lower() in _MEETS
    if not behind and not direct:
        return ()
    base, after_verb = parsed.sentence.start + begin, len(clause.verb)
    met: People = ()
    if direct and (behind is None or _STOP.search(words, after_verb, behind.start())):
        # "welcomed X to reaffirm the ties between ...": that "between" is of another matter
        met = _named_from(words, after_verb, base, state)
    if behind and not met:
        met = _named_from(words, behind.end(), base, state)
    taken = _taken(actors)
    return _without_own_country([p for p in met if p.id not in taken])


def _named_from(words: str, at: int, base: int, state: Discourse) -> People:
    """Who is named in the words of a clause from `at` on, up to where it goes on to its subject.

    A state in "X's sister, who is held in Belarus" is not met; a person behind such a clause
    ("X, who is in Brazil, and Y") is.
    """
    stop = _STOP.search(words, at)
    end = stop.start() if stop else len(words)
    met = state.resolve(base + at, base + end, _but_places(words, at, base, state))
    relative = _RELATIVE.search(words, at, end)
    if relative and all(p.id == p.country for p in met):
        return state.resolve(base + at, base + relative.start())
    return met


def _but_places(words: str, at: int, base: int, state: Discourse) -> frozenset[int] | None:
    """Where names stand that are not only the place of somebody else ("relatives in Peru"); None
    where all are places, as in "met in Geneva"."""
    named = state.within(base + at, base + len(words))
    others = [n for n in named if not _AT.search(words[: n.start - base])]
    if len(others) == len(named):
        return None
    return frozenset(i for n in others for i in range(n.start, n.end))


def concerned_by(parsed: Parsed, clause: Clause, state: Discourse, actors: People) -> People:
    """Whose doing is blamed or whose cause supported: "concern about X's ...", "support for X"."""
    own = {a.country or a.id for a in actors}
    doc, text = parsed.doc, state.document.text
    last = doc[clause.end - 1]
    start = parsed.sentence.start + doc[clause.verb.i].idx
    for named in state.within(start, parsed.sentence.start + last.idx + len(last)):
        if _RELATIVE.search(text, start, named.start):
            return ()
        if named.country in own or not named.entity or named.kind in ("city", "demonym"):
            continue
        before = text[start : named.start].rstrip().lower()
        if before.endswith(_POINTS_AT) or text[named.end : named.end + 2] in _POSSESSIVE:
            return (state.participant(named),)
    return ()


def hit_by(parsed: Parsed, clause: Clause, state: Discourse, actors: People) -> People:
    """Whose people or things the act is done to: "expelled ten American diplomats"."""
    taken = _taken(actors)
    for named in state.within(parsed.sentence.start, parsed.sentence.end):
        token = parsed.token_at(named.start)
        if named.kind != "adjective" or token is None or named.country in taken:
            continue
        if token.head.dep_ in ("dobj", "nsubjpass") and token.head.head.i == clause.verb.i:
            return (state.party(named),)
    return ()


def object_is_person(parsed: Parsed, clause: Clause, state: Discourse) -> bool:
    """Whether the direct object of a clause's verb is a person whose name resolves."""
    direct = next((t for t in clause.verb.rights if t.dep_ == "dobj"), None)
    if direct is None:
        return False
    at = parsed.sentence.start + direct.idx
    around = state.within(at - 60, at + 1)
    return any(n.kind == "person" and n.entity and n.start <= at < n.end for n in around)


def _taken(actors: People) -> set[str | None]:
    return {a.id for a in actors} | {a.country for a in actors}


def _without_own_country(found: list[Participant]) -> People:
    """ "President Vladimir Putin of Russia" is one participant, not a man and a state."""
    people = {p.country for p in found if p.id and p.role != "government" and p.id != p.country}
    return tuple(p for p in found if not (p.id == p.country and p.country in people))


def _is_object(token: Token, clause: Clause, named: Named) -> bool:
    """Whether a name stands as object of the clause's verb, or behind a preposition of it."""
    head = _head_of_phrase(token)
    if head is None or named.kind in ("adjective", "demonym", "city"):
        return False
    if clause.turned:  # who does it
        by = head.dep_ == "pobj" and head.head.lower_ in DONE_BY
        return by and head.head.head.i in (clause.verb.i, *(t.i for t in clause.verb.children))
    if head.dep_ in ("dobj", "dative", "iobj", "nsubjpass") and head.head.i == clause.verb.i:
        return True
    if head.dep_ == "nsubj":  # "urged Russia to ...": object of the one, subject of the other
        return has_to(head.head) and head.head.head.i == clause.verb.i
    if head.dep_ != "pobj":
        return named.kind == "person" and head.dep_ == "dobj"
    return head.head.lower_ in _TOWARDS and _near(head.head, clause)


def _head_of_phrase(token: Token) -> Token | None:
    """The noun that a name belongs to; None where it only owns it ("Russia's troops")."""
    head = token
    while head.dep_ in _WITHIN_NOUN and head.head.i != head.i:
        if head.dep_ == "poss":
            return None
        head = head.head
    return head


def _near(prep: Token, clause: Clause) -> bool:
    """The preposition hangs on the verb or on its direct noun ("held a call with")."""
    head = prep.head
    if head.i == clause.verb.i:
        return True
    direct = head.pos_ == "NOUN" and head.head.i == clause.verb.i
    if prep.lower_ in ("on", "upon"):  # "imposed sanctions on X", not "condemned the attack on X"
        return direct and clause.lemma in INFLICTS
    return direct and prep.lower_ in ("with", "to", "against", "between")
