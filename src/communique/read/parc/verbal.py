"""Possible attributions whose cue is a verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.read.parc.candidate import Candidate, Context
from communique.read.parc.contents import (
    clauses_behind,
    complements,
    following_quote,
    fronted,
    object_region,
    trimmed_content,
    without_next_act,
)
from communique.read.parc.groups import (
    in_chain,
    is_passive,
    source_range,
    subject,
    takes_addressee,
    verb_group,
)
from communique.read.parc.spans import Range, apart, inside, merged, noun_phrase, overlap, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY = frozenset({"it", "there", "what"})
_NEVER = frozenset({"aux", "auxpass", "amod", "compound", "prep", "det", "case", "punct"})


def verbal(context: Context) -> Iterator[Candidate]:
    """One candidate for each verb outside quotations that has anything to hand over."""
    for token in context.doc:
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NEVER or token.lemma_ == "be":
            continue
        if token.tag_[:2] != "VB" or inside(token.i, context.quoted):
            continue
        made = _candidate(token, context)
        if made is not None:
            yield made


def _candidate(verb: Token, context: Context) -> Candidate | None:
    top = in_chain(verb)
    made = Candidate(verb, "verb", "")
    _content(made, verb, context)
    if context.hands_over and _is_main(top):
        made.shape, made.content, made.quotes = "next", [], True
    if not made.content and made.shape != "next":
        return None
    _source(made, top, verb)
    made.cue = [(verb_group(top)[0], verb_group(verb)[1])]
    if made.shape.startswith("prep:"):
        prep = next(
            (t for t in verb.rights if t.dep_ == "prep" and t.lower_ == made.shape[5:]), None
        )
        if prep is not None and prep.i >= made.cue[0][1]:
            made.cue = merged([*made.cue, (prep.i, prep.i + 1)])
    made.content = apart(made.content, [*made.source, *made.cue])
    return made if made.content or made.shape == "next" else None


def _is_main(verb: Token) -> bool:
    """Whether a verb is the main one of its sentence, or set beside it."""
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def _content(made: Candidate, verb: Token, context: Context) -> None:
    front, behind = fronted(verb, context), clauses_behind(verb)
    directly = any(c.left_edge.i <= verb.i + 3 for c in behind)
    if front and not directly:
        made.shape, made.content = "fronted", front
        made.quotes = overlap(front, context.quoted)
        return
    quote = following_quote(verb, context)
    if behind:
        spans = [_clause(c, verb, context) for c in behind]
        if quote is not None:
            spans.append(quote)
        made.shape, made.content = "ccomp", merged(spans)
        made.quotes = quote is not None
        return
    if quote is not None:
        made.shape, made.content, made.quotes = "quote", [quote], True
        return
    _objects(made, verb, context)


def _clause(clause: Token, verb: Token, context: Context) -> Range:
    start, stop = subtree(clause)
    start = max(start, verb.i + 1)
    return without_next_act(verb, trimmed_content(context, (start, stop)), context)


def _objects(made: Candidate, verb: Token, context: Context) -> None:
    heads = complements(verb)
    subject_head, _ = subject(verb)
    passive = is_passive(verb)
    spans: list[Range] = []
    if heads:
        spans = object_region(verb, heads, context)
        first = heads[0]
        made.shape = {"dobj": "object", "dative": "object"}.get(first.dep_, first.dep_)
        if first.dep_ == "prep":
            made.shape = f"prep:{first.lower_}"
            start = first.i + 1
            spans = [(max(s, start), e) for s, e in spans if e > start]
        elif len(heads) > 1 and heads[-1].dep_ == "xcomp" and first.dep_ == "dobj":
            made.shape = "object+xcomp"
    if passive and not takes_addressee(verb) and subject_head is not None:
        a, b = noun_phrase(subject_head)
        if a <= verb.i < b:
            b = verb_group(verb)[0]
        spans = merged([*spans, (a, b)])
        made.shape = f"passive+{made.shape}" if made.shape else "passive"
    elif not spans and not passive:
        spans = _gap(made, verb)
    elif passive:
        made.shape = f"told+{made.shape}" if made.shape else ""
    made.content = [s for s in spans if s[0] < s[1]]


def _gap(made: Candidate, verb: Token) -> list[Range]:
    """What a relative clause leaves open: "everything he said", "which she opposed"."""
    front = next((t for t in verb.lefts if t.dep_ in ("dobj", "pobj") and t.i < verb.i), None)
    own = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if front is not None:
        made.shape = "gap"
        return [subtree(front)]
    if verb.dep_ == "relcl" and own is not None and own.tag_ not in ("WDT", "WP"):
        a, b = subtree(verb.head)
        made.shape = "gap"
        return [(a, min(b, verb.left_edge.i))]
    return []


def _source(made: Candidate, top: Token, verb: Token) -> None:
    if is_passive(verb):
        agent = next((t for t in verb.children if t.dep_ == "agent"), None)
        head = next((t for t in agent.children if t.dep_ == "pobj"), None) if agent else None
        if head is not None:
            made.source, made.source_head = [noun_phrase(head)], head
        return
    head, made.inherited = subject(verb)
    expletive = head is not None and head.dep_ == "expl" and head.lower_ in _EMPTY
    if head is None or expletive or head.tag_ == "EX":
        return
    made.source, made.source_head = [source_range(head, top)], head
