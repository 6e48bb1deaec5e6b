"""What a clause says is promised, agreed or imposed: the words of each undertaking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.codebook.schema import Language
from communique.read.clause import Clause
from communique.read.parsed import Range
from communique.read.verbs import has_to

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "pcomp"})
_ONTO = frozenset({"to", "on", "upon"})
#: verbs of promising whose object is what is promised: "pledged aid", not "decided the case"
_GIVES = frozenset({"pledge", "promise", "guarantee", "undertake", "vow"})
#: what is agreed on and yet nothing to do
_OPINIONS = frozenset("importance urgency need necessity value significance view point".split())
LATER = frozenset({"will", "'ll", "shall", "would", "'d"})


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What is undertaken: its head, the tokens of its words, the word that binds."""

    head: Token
    at: Range
    cue: str
    bound: Range | None = None  # who is bound, where that is not the subject


def promised(clause: Clause, words: Language) -> Iterator[Undertaking]:
    """What a verb or noun of promising, or a text that obliges, binds somebody to; one for each of
    several joined by "and"."""
    noun = next((t for t in clause.verb.rights if t.dep_ in ("dobj", "attr")), None)
    if clause.lemma in words.oblige_verbs and (obliged := list(_obliged(clause))):
        yield from obliged
    elif clause.lemma in words.commit_verbs:
        yield from _by_verb(clause)
    elif noun is not None and noun.lemma_.lower() in words.commit_nouns:
        yield from _by_noun(noun, clause.lemma)


def _obliged(clause: Clause) -> Iterator[Undertaking]:
    """ "The treaty requires the parties to notify ...": they are bound, not who requires it."""
    inner = next((t for t in clause.verb.rights if t.dep_ in ("xcomp", "ccomp")), None)
    if clause.passive or clause.subject is None or inner is None or not has_to(inner):
        return
    beside = (*clause.verb.rights, *inner.lefts)
    whom = next((t for t in beside if t.dep_ in ("dobj", "dative", "nsubj")), None)
    if whom is not None and whom.tag_ != "PRP":
        span = whom.left_edge.i, whom.right_edge.i + 1
        yield from _each(inner, f"{clause.lemma} to", span, after_subject=True)


def _by_noun(noun: Token, lemma: str) -> Iterator[Undertaking]:
    """ "reaffirmed its commitment to defend", "welcomed Peru's assurances on ..."."""
    whose = _owner(noun)
    for inner in noun.rights:
        if inner.dep_ in _CLAUSES and has_to(inner):
            yield from _each(inner, f"{lemma} … {noun.lower_} to", whose)
        elif inner.dep_ == "prep" and inner.lower_ in _ONTO:
            yield from _things(inner, f"{lemma} … {noun.lower_} {inner.lower_}", whose)


def _owner(noun: Token) -> Range | None:
    """Whose promise it is, where that is said: "Peru's", "the U.S.", "of the two states"."""
    of = [p for t in noun.rights if t.lower_ == "of" for p in t.rights if p.dep_ == "pobj"]
    before = [t for t in noun.lefts if t.dep_ in ("poss", "nmod", "compound") and t.pos_ == "PROPN"]
    for token in (*before, *of):
        return token.left_edge.i, token.i + 1
    return None


def _by_verb(clause: Clause) -> Iterator[Undertaking]:
    for child in clause.verb.rights:
        if child.dep_ in _CLAUSES and (has_to(child) or _will(child)):
            yield from _each(child, clause.lemma)
        elif child.dep_ == "prep" and child.lower_ in _ONTO:
            yield from _things(child, f"{clause.lemma} {child.lower_}")
        elif child.dep_ == "dobj" and child.pos_ == "NOUN" and clause.lemma in _GIVES:
            yield Undertaking(child, (child.left_edge.i, child.right_edge.i + 1), clause.lemma)


def _things(preposition: Token, cue: str, bound: Range | None = None) -> Iterator[Undertaking]:
    """ "agreed on a ceasefire", "commitment to defending X"."""
    for child in preposition.rights:
        if child.dep_ in ("pobj", "pcomp") and child.lemma_.lower() not in _OPINIONS:
            at = child.left_edge.i, child.right_edge.i + 1
            yield Undertaking(child, at, cue, bound)


def _will(verb: Token) -> bool:
    """ "agreed that their teams would meet", not "agreed that it is vital"."""
    modals = {t.lower_ for t in verb.lefts if t.dep_ == "aux"}
    passive = any(t.dep_ in ("nsubjpass", "auxpass") for t in verb.lefts)
    later = bool(modals & LATER) or ("should" in modals and not passive)
    return verb.dep_ == "ccomp" and later and verb.lemma_ != "be"


def _each(
    head: Token, cue: str, bound: Range | None = None, *, after_subject: bool = False
) -> Iterator[Undertaking]:
    """The verb of an undertaking and those joined to it, each with its own words."""
    heads = [head, *(t for t in head.conjuncts if t.i > head.i and _alike(t, head))]
    for number, verb in enumerate(heads):
        start = verb.left_edge.i
        if after_subject:
            start = next((t.i for t in verb.lefts if t.tag_ == "TO"), start)
        end = verb.right_edge.i + 1
        if number + 1 < len(heads):
            end = min(end, heads[number + 1].left_edge.i)
        while end - 1 > start and verb.doc[end - 1].lower_ in (",", "and", ";", "or"):
            end -= 1
        yield Undertaking(verb, (start, end), cue, bound)


def _alike(verb: Token, first: Token) -> bool:
    """Whether a joined verb is an undertaking of its own: an infinitive beside an infinitive."""
    return verb.pos_ in ("VERB", "AUX") and has_to(verb) and has_to(first)
