"""Participants that a phrase describes without naming them: "Syrian rebels", "a court in Tunis"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.codebook import Codebook
from communique.model import Participant
from communique.read.actors import ActorCode, code_actor
from communique.read.clause import DONE_BY, Clause
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed, Range, head_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

People = tuple[Participant, ...]
#: sectors that a word for people tells although no country is said with it
_TELLING = frozenset("GOV COP REB UAF PRM SPY JUD LEG OPP PTY CRM LAB REF JRN".split())
#: sectors whose people act for their state
_OF_STATE = frozenset("GOV MIL COP SPY JUD LEG".split())
#: prepositions that lead from an act to whom it is done
_TOWARDS = frozenset("with to against at for from into toward towards".split())
_WITH_NOUN = frozenset({"with", "to", "against"})
_ON = frozenset({"on", "upon"})
#: verbs whose "on" leads to whom it is done: "called on X to ..."
_ONTO = frozenset("call press prevail lean fire open impose strike spy crack put".split())
#: verbs whose object is laid on somebody: "imposed sanctions on X"
INFLICTS = frozenset("impose levy slap place inflict declare launch mount open lift".split())
_DURING = frozenset({"in", "during", "by"})
#: what people are killed in by somebody: whose it is, he does it
_RAIDS = frozenset(
    "strike airstrike raid shelling attack bombing bombardment fire assault ambush offensive "
    "shooting drone gunfire crackdown operation incursion".split()
)
_OBJECTS = ("dobj", "dative", "iobj", "oprd", "attr")
_MAIN = ("ROOT", "conj")  # what a verb of a main clause is
_NOBODY = ActorCode()
_LONGEST = 14  # words of a phrase that is looked up


def described(parsed: Parsed, span: Range, state: Discourse) -> People:
    """The participants that the phrase at these tokens describes, one for each of its parts."""
    found: dict[str, Participant] = {}
    for first, stop in parts(parsed.doc, span):
        who = _participant(parsed, first, min(stop, first + _LONGEST), state)
        if who is not None:
            found.setdefault(who.id or who.words, who)
            for country in _joined(parsed, first, stop, who, state):
                found[f"{who.words} {country}"] = replace(who, country=country, party=None)
    return tuple(found.values())


def named_or_described(parsed: Parsed, span: Range, state: Discourse) -> People:
    """Whom the phrase at these tokens names or, where it names nobody, describes."""
    return state.resolve(*parsed.span(*span)) or described(parsed, span, state)


def _joined(
    parsed: Parsed, first: int, stop: int, who: Participant, state: Discourse
) -> Iterator[str]:
    """The other countries of "Peruvian and Chilean fishermen"."""
    if who.id is not None or who.country is None:
        return
    head = head_of(parsed.doc, (first, stop))
    if head.tag_ != "NNS" or not _coded(head.text, state.book, state.day).sector:
        return
    named = state.within(*parsed.span(first, head.i + 1))
    countries = [n.country for n in named if n.kind in ("adjective", "country")]
    for country in dict.fromkeys(countries):
        if country and country != who.country and len(countries) > 1:
            yield country


def strangers(parsed: Parsed, state: Discourse) -> Iterator[int]:
    """Where a person acts in a sentence whom no name of the codebook tells: a name that it does
    not have ("Ms Okafor said"), or a single person described ("the widow said")."""
    for token, start, end in _subjects(parsed, ("NNP", "NN")):
        says = token.head.lemma_.lower() in state.speech
        if not says and (token.tag_ == "NN" or token.head.dep_ not in _MAIN):
            continue
        if any(n.entity or n.country for n in state.within(start, end)):
            continue
        if token.tag_ == "NNP" or token.lemma_.lower() not in state.language.speech_nouns:
            yield start


def several(parsed: Parsed, state: Discourse) -> Iterator[int]:
    """Where others than those who met act in a sentence: "companies invest ... and they ..."."""
    for token, start, end in _subjects(parsed, ("NNS", "NNPS")):
        if token.head.dep_ in _MAIN and not state.resolve(start, end):
            yield start


def _subjects(parsed: Parsed, tags: tuple[str, ...]) -> Iterator[tuple[Token, int, int]]:
    """Nouns of some tags that are subjects, with where each and what stands before it stands."""
    for token in parsed.doc:
        if token.dep_ in ("nsubj", "nsubjpass") and token.tag_ in tags:
            yield token, *parsed.span(token.left_edge.i, token.i + 1)


def parts(doc: Doc, span: Range) -> Iterator[Range]:
    """A phrase, or the phrases that "and" or commas join in it."""
    first, stop = span
    roots = [t for t in doc[first:stop] if not first <= t.head.i < stop or t.head.i == t.i]
    heads = [t for root in roots for t in (root, *root.conjuncts) if first <= t.i < stop]
    for head in heads:
        if any(t.tag_ == "PRP$" for t in head.lefts):
            continue  # "their opposition": a thing of somebody already named
        end = min(
            (t.left_edge.i for t in head.children if t.dep_ in ("conj", "cc", "relcl", "punct")
             and t.left_edge.i > head.i),
            default=head.right_edge.i + 1,
        )  # fmt: skip
        yield max(first, head.left_edge.i), min(stop, end)


def objects(parsed: Parsed, clause: Clause) -> Iterator[Range]:
    """The phrases to which the act of a clause may be done: objects, also those of an infinitive
    ("agreed to release ..."), then what stands behind prepositions of the verb or of an object."""
    verb = clause.verb
    if clause.turned:
        yield from _agents(verb)
        return
    prepositions: list[Token] = []
    for child in verb.rights:
        nouns, lemma = [], clause.lemma
        if child.dep_ in _OBJECTS:
            nouns = [child]
        elif child.dep_ in ("xcomp", "ccomp"):
            inner, lemma = (*child.lefts, *child.rights), child.lemma_.lower()
            nouns = [t for t in inner if t.dep_ in (*_OBJECTS, "nsubj", "nsubjpass")]
            prepositions += [t for t in child.rights if _towards(t)]
        elif _towards(child) or (child.lower_ in _ON and clause.lemma in _ONTO):
            prepositions.append(child)
        for noun in nouns:
            yield noun.left_edge.i, noun.right_edge.i + 1
            prepositions += _beside(noun, lemma)
    for preposition in prepositions:
        yield from _behind(preposition)


def _agents(verb: Token) -> Iterator[Range]:
    """Who does what a passive tells: "by X", "between X and Y", "in X's raid"."""
    for child in (*verb.rights, *(t for noun in verb.rights for t in noun.rights)):
        if child.dep_ in ("agent", "prep") and child.lower_ in DONE_BY:
            yield from _behind(child)
        elif child.lower_ in _DURING:
            for raid in (t for t in child.children if t.lemma_.lower() in _RAIDS):
                by = [t for t in raid.rights if t.lower_ == "by"]
                yield from _behind(by[0]) if by else [(raid.left_edge.i, raid.i + 1)]


def from_whom_at(clause: Clause) -> Iterator[Range]:
    """What stands behind "from" after a verb or its object."""
    for child in (*clause.verb.rights, *(t for noun in clause.verb.rights for t in noun.rights)):
        if child.dep_ == "prep" and child.lower_ == "from":
            yield from _behind(child)


def _behind(preposition: Token) -> Iterator[Range]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child.left_edge.i, child.right_edge.i + 1


def _towards(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in _TOWARDS


def _beside(noun: Token, lemma: str) -> list[Token]:
    """ "imposed sanctions on X", but not "condemned the attack on X"."""
    near = _WITH_NOUN | (_ON if lemma in INFLICTS else frozenset())
    return [t for t in noun.rights if t.dep_ == "prep" and t.lower_ in near]


def _participant(parsed: Parsed, first: int, stop: int, state: Discourse) -> Participant | None:
    """Whom a phrase describes; a thing ("her speech in Lima") is nobody, but one that a state owns
    ("Peru's offer") stands for the state."""
    start, end = parsed.span(first, stop)
    words = state.document.text[start:end]
    code = _coded(words, state.book, state.day)
    if code.entity is None and (owner := _owner(parsed, first, stop, state)) is not None:
        return owner
    begin, behind = parsed.span(first, _before_preposition(parsed.doc, first, stop))
    head = _coded(state.document.text[begin:behind], state.book, state.day)
    if code.sector is None and code.entity is None:
        code = head
    elif head == _NOBODY and not _some(parsed, first, stop):
        return None  # "concern about the rebels", "an end to the army's raids"
    if code.country is None and code.sector not in _TELLING and code.entity is None:
        return None
    if code.sector is None and code.entity is None:
        if code.grounds.endswith("lies there"):
            return None  # "the Lima goalkeeper" is not Peru
        named = head_of(parsed.doc, (first, stop)).tag_ == "NNP"  # "the Peruvian SPCA" neither
        if code.country in state.book.countries and not named:
            return _state(str(code.country), words, state)
    name = state.book.name_of(code.entity) if code.entity else " ".join(words.split())
    return Participant(
        id=code.entity,
        name=name,
        country=code.country if code.country in state.book.countries else None,
        words=words,
        party=code.country if code.sector in _OF_STATE else None,
        sector=code.sector,
        other_sectors=code.others,
    )


def _some(parsed: Parsed, first: int, stop: int) -> bool:
    """Whether a phrase is headed by a word for some of those behind it: "a group of rebels"."""
    head = head_of(parsed.doc, (first, stop))
    of = any(t.lower_ == "of" for t in head.rights)
    return of or head.pos_ in ("NUM", "DET", "PRON", "ADJ") or head.tag_ == "NNP"


def _owner(parsed: Parsed, first: int, stop: int, state: Discourse) -> Participant | None:
    """Whose thing a phrase names: "President Ruiz's efforts"; None where its head is somebody."""
    head = head_of(parsed.doc, (first, stop))
    owner = next((t for t in head.lefts if t.dep_ == "poss"), None)
    if owner is None or _coded(head.text, state.book, state.day).sector:
        return None
    named = state.resolve(*parsed.span(owner.left_edge.i, owner.right_edge.i + 1))
    return named[0] if len(named) == 1 else None


def _state(country: str, words: str, state: Discourse) -> Participant:
    """The state whose thing a phrase names: "Peru's offer"."""
    name = state.book.name_of(country)
    return Participant(id=country, name=name, country=country, words=words, party=country)


def _before_preposition(doc: Doc, first: int, stop: int) -> int:
    return next((t.i for t in doc[first + 1 : stop] if t.dep_ == "prep"), stop)


@functools.lru_cache(maxsize=8192)
def _coded(words: str, book: Codebook, day: str | None) -> ActorCode:
    return code_actor(words, book, day)
