"""Who acts on an agreement: the parties whose act a verb or noun tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Participant
from communique.read.discourse import Discourse
from communique.read.parsed import Parsed
from communique.read.phrases import named_or_described
from communique.read.treaties.records import Act

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"which", "that", "who"})
#: verbs whose object does what follows
_TURNS = frozenset("accuse ask urge tell press order allow force have let invite".split())
_SAID = frozenset({"ccomp", "dobj", "prep", "pcomp", "pobj", "acl"})
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_BEHIND = frozenset("relcl acl appos advcl".split())


def doers(act: Act, parsed: Parsed, state: Discourse) -> tuple[str, ...]:
    """The parties who do it, each once; empty where the words name none."""
    head = act.head
    if head.pos_ in ("VERB", "AUX"):
        who = _of_verb(head, parsed, state)
    else:
        who = _of_noun(head, act.over, parsed, state)
    return tuple(dict.fromkeys(p for each in who if (p := _party(each, state))))


def _party(who: Participant, state: Discourse) -> str | None:
    party = who.party or who.country or who.id
    known = party in state.book.countries or party in state.book.organisations
    return party if known else None


def _of_verb(verb: Token, parsed: Parsed, state: Discourse) -> tuple[Participant, ...]:
    if any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.lefts) or _participle(verb):
        agent = next((t for t in verb.rights if t.dep_ == "agent" or t.lower_ == "by"), None)
        done_by = [t for t in agent.rights if t.dep_ == "pobj"] if agent else []
        return people(done_by[0], parsed, state) if done_by else ()
    subject = subject_of(verb)
    if subject is None:
        return ()
    given = [t for t in verb.rights if t.dep_ == "dobj" and t.lemma_ in ("consent", "approval")]
    if verb.lemma_ == "have" and given:  # "the truce has our consent"
        owner = next((t for t in given[0].lefts if t.dep_ == "poss"), None)
        own = state.document.speaks_for
        if owner is not None and owner.lower_ == "our" and own in state.book.countries:
            return state.government(str(own), "our")
        return people(owner, parsed, state) if owner is not None else ()
    if subject.tag_ in ("PRP", "WDT", "WP") and (meant := _antecedent(subject, verb)) is not None:
        subject = meant
    return people(subject, parsed, state)


def teller_of(act: Act, parsed: Parsed, state: Discourse) -> str | None:
    """By whose word an act is told that the outlet tells itself: the subject of the verb that
    says, announces or charges it; None where there is none."""
    verb = act.head
    for _ in range(4):
        over = verb.head
        if over.i == verb.i:
            return None
        says = over.lemma_.lower() in (*state.speech, "accuse", "charge", "confirm")
        if over.pos_ == "VERB" and says and verb.dep_ in _SAID:
            subject = subject_of(over)
            found = people(subject, parsed, state) if subject is not None else ()
            return next((p for who in found if (p := _party(who, state))), None)
        verb = over
    return None


def _participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of the verb it hangs on; the object of "accuse" and
    the like for what somebody is accused of."""
    for _ in range(6):
        own = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
        if own is not None:
            return own
        over = verb.head
        if verb.dep_ == "pcomp":
            over = over.head
        if over.i == verb.i:
            return None
        if verb.dep_ in ("acl",) and over.pos_ == "NOUN":  # "its decision to leave"
            owner = next((t for t in over.lefts if t.dep_ == "poss"), None)
            if owner is not None and owner.lower_ not in _OWN:
                return owner
            over = _verb_over(over)
        if over.lemma_.lower() in _TURNS and verb.dep_ != "conj":
            whom = next((t for t in over.rights if t.dep_ in ("dobj", "dative", "nsubj")), None)
            if whom is not None:
                return whom
        verb = over
    return None


def _verb_over(token: Token) -> Token:
    while token.head.i != token.i and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return token


def _antecedent(pronoun: Token, verb: Token) -> Token | None:
    """Whom "which" or "it" in a clause means: the noun before, or who says or tells it."""
    if pronoun.lower_ in _RELATIVE:
        return verb.head if verb.dep_ == "relcl" else None
    if pronoun.lower_ in ("it", "they") and verb.dep_ in ("ccomp", "advcl"):
        over = subject_of(verb.head) if verb.head.i != verb.i else None
        return over if over is not None and over.i != pronoun.i else None
    return None


def _of_noun(noun: Token, over: Token, parsed: Parsed, state: Discourse) -> tuple[Participant, ...]:
    owners = [t for t in noun.lefts if t.dep_ in ("poss", "compound", "amod", "nmod")]
    behind = [p for t in noun.rights if t.lower_ in ("of", "by") for p in t.rights]
    for token in (*owners, *(t for t in behind if t.dep_ == "pobj")):
        if token.lower_ in _OWN:
            subject = subject_of(over)
            if subject is not None and (found := people(subject, parsed, state)):
                return found
        elif found := people(token, parsed, state, qualifies=True):
            return found
    told = state.language.agreements.announce
    if over.pos_ in ("VERB", "AUX") and noun.dep_ not in _SUBJECTS and over.lemma_ not in told:
        subject = subject_of(over)
        return people(subject, parsed, state) if subject is not None else ()
    return ()


def people(
    token: Token, parsed: Parsed, state: Discourse, *, qualifies: bool = False
) -> tuple[Participant, ...]:
    """Whom a noun phrase names or describes; with `qualifies` an adjective ("the American
    exit") names its state."""
    span = _span(token)
    if qualifies:
        start, end = parsed.span(*span)
        named = [n for n in state.within(start, end) if n.entity]
        return tuple(state.participant(n) for n in named)
    found = named_or_described(parsed, span, state)
    if found:
        return found
    start, end = parsed.span(*span)
    states = [n for n in state.within(start, end) if n.country and n.kind != "city"]
    chamber = token.lemma_.lower() in state.language.agreements.chambers
    if not chamber:
        return ()
    if not states and state.document.speaks_for in state.book.countries:
        return state.government(str(state.document.speaks_for))  # "the Parliament", of one's own
    return tuple(state.party(n) for n in states[:1])


def _span(token: Token) -> tuple[int, int]:
    """The tokens of a noun phrase with those joined to it, without the clauses behind it."""
    stop = max([token.i, *(t.right_edge.i for t in token.conjuncts if t.i > token.i)]) + 1
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            stop = max(stop, child.right_edge.i + 1)
        elif child.dep_ in _BEHIND:
            break
    return token.left_edge.i, stop


def people_of(token: Token | None, parsed: Parsed, state: Discourse) -> str | None:
    """The one party that a word names; None for none and for several."""
    found = people(token, parsed, state) if token is not None else ()
    parties = {p for who in found if (p := _party(who, state))}
    return parties.pop() if len(parties) == 1 else None
