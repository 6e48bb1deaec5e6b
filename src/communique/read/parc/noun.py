"""Possible attributions whose cue is a noun: "his claim that", "criticism of", "made a pledge"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.read.parc.candidate import Candidate, Context
from communique.read.parc.contents import circumstance, trimmed_content
from communique.read.parc.groups import source_range, subject, verb_group
from communique.read.parc.spans import Range, apart, merged, noun_phrase, subtree
from communique.read.verbs import has_to

if TYPE_CHECKING:
    from spacy.tokens import Token

#: prepositions that lead from a noun to what is said
_LEADS = frozenset(
    "of for about on against that to over with in from as into at toward towards".split()
)
_LIGHT = frozenset(
    "make give have express raise issue voice offer take hold put show release deliver cast "
    "repeat launch announce get receive draw provide add find share lay set pay level".split()
)
_WEAK = frozenset({"to", "with", "in", "at", "from"})
_QUALIFIES = frozenset({"amod", "compound", "det", "nmod"})
_BY = frozenset({"by", "from", "among"})
Hung = tuple[str, list[Range], int]  # the shape, the content, and where the cue ends


def noun(token: Token, context: Context) -> Candidate | None:
    """The candidate that a noun makes, with its owner, its author or its verb's subject."""
    verb = token.head
    light = (
        token.dep_ in ("dobj", "attr", "nsubjpass")
        and verb.pos_ in ("VERB", "AUX")
        and (verb.lemma_.lower() in _LIGHT or token.dep_ == "attr")
    )
    shape, content, stop = _complement(token, context)
    if not content and light:
        shape, content, stop = _beside(token, verb, context)
    if not content and token.dep_ == "nsubj" and verb.lemma_ == "be":
        shape, content, stop = _copula(token, verb, context)
    if not shape:
        return None
    made = Candidate(token, "noun", shape, content=[c for c in content if c[0] < c[1]])
    if not _owned(made, stop, context) and not _by_somebody(made, stop, light, context):
        _of_subject(made, stop, light)
    made.content = apart(made.content, [*made.source, *made.cue])
    return made


def _complement(token: Token, context: Context) -> Hung:
    """What hangs on the noun itself: a clause with "that" or "to", or a preposition."""
    weak: Hung | None = None  # "concern to the king": to whom, where more is said
    for child in token.rights:
        if child.dep_ in ("acl", "ccomp", "relcl"):
            first = child.left_edge
            if first.lower_ == "that" and (child.dep_ != "relcl" or first.dep_ == "mark"):
                return "that", [trimmed_content(context, subtree(child))], token.i + 1
            if child.dep_ != "ccomp" and has_to(child):
                return "to", [trimmed_content(context, subtree(child))], token.i + 1
        elif leads(child):
            if child.lower_ not in _WEAK:
                return led_by(child, context)
            weak = weak or led_by(child, context)
    return weak or ("", [], token.i + 1)


def leads(child: Token) -> bool:
    """Whether a preposition leads from a noun or adjective to what is said."""
    may = child.dep_ == "prep" and child.lower_ in _LEADS and not circumstance(child)
    return may and child.right_edge.i > child.i


def led_by(preposition: Token, context: Context) -> Hung:
    """What a preposition leads to."""
    content = trimmed_content(context, (preposition.i + 1, preposition.right_edge.i + 1))
    return f"prep:{preposition.lower_}", [content], preposition.i + 1


def _beside(token: Token, verb: Token, context: Context) -> Hung:
    """What hangs on the light verb: "made clear ... that", "put pressure ... on"."""
    weak: Hung | None = None
    for child in verb.rights:
        if child.i < token.i or circumstance(child):
            continue
        if child.dep_ == "prep":
            if child.lower_ not in _WEAK:
                return led_by(child, context)
            weak = weak or led_by(child, context)
        if child.dep_ in ("ccomp", "xcomp"):
            return child.dep_, [trimmed_content(context, subtree(child))], token.i + 1
    return weak or ("", [], token.i + 1)


def _copula(token: Token, verb: Token, context: Context) -> Hung:
    """ "The question is whether ..."."""
    clause = next((t for t in verb.rights if t.dep_ == "ccomp"), None)
    if clause is None:
        return "", [], token.i + 1
    return "copula", [trimmed_content(context, subtree(clause))], verb.i + 1


def _owned(made: Candidate, stop: int, context: Context) -> bool:
    """ "the party's call for", "his claim"."""
    owner = next((t for t in made.head.lefts if t.dep_ == "poss"), None)
    if owner is None:
        return False
    start, end = noun_phrase(owner)
    while end > start + 1 and context.doc[end - 1].tag_ == "POS":
        end -= 1
    made.source, made.source_head = [(start, end)], owner
    made.cue = _cue(end, made.head, stop)
    made.shape = f"poss+{made.shape}"
    return True


def _by_somebody(made: Candidate, stop: int, light: bool, context: Context) -> bool:
    """ "criticism by the opposition of", "a warning from Lagos that"."""
    head = made.head
    made.cue = _cue(_start(head), head, stop)
    around = [*head.rights, *(head.head.rights if light else ())]
    by = next((t for t in around if t.dep_ in ("prep", "agent") and t.lower_ in _BY), None)
    target = next((t for t in by.children if t.dep_ == "pobj"), None) if by is not None else None
    if target is None or (by is not None and circumstance(by)):
        return False
    made.source, made.source_head = [noun_phrase(target)], target
    made.shape = f"by+{made.shape}"
    return True


def _of_subject(made: Candidate, stop: int, light: bool) -> None:
    """ "expressed concern about": whose verb it is."""
    if not light or made.head.dep_ == "nsubjpass":
        return
    verb = made.head.head
    head, made.inherited = subject(verb)
    if head is not None and head.tag_ != "EX" and head.dep_ != "expl":
        made.source, made.source_head = [source_range(head, verb)], head
    made.cue = _cue(verb_group(verb)[0], made.head, stop)
    made.shape = f"light+{made.shape}"


def _cue(start: int, token: Token, stop: int) -> list[Range]:
    """From the first word to the noun, and the preposition that leads on, without what stands
    between: "expressed concern (to the king) about"."""
    if stop <= token.i + 1 or token.doc[stop - 1].dep_ != "prep":
        return [(start, max(stop, token.i + 1))]
    return merged([(start, token.i + 1), (stop - 1, stop)])


def _start(token: Token) -> int:
    start = token.i
    doc = token.doc
    while start and doc[start - 1].head.i == token.i and doc[start - 1].dep_ in _QUALIFIES:
        start -= 1
    return start
