"""Possible attributions whose cue is no verb: adjectives, "according to", adverbs, a colon; and
nouns (`noun`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.read.parc.candidate import Candidate, Context
from communique.read.parc.contents import trimmed_content
from communique.read.parc.groups import source_range, subject, verb_group
from communique.read.parc.noun import leads, led_by, noun
from communique.read.parc.spans import Range, apart, inside, noun_phrase, subtree, trimmed, without

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEDGES = frozenset(
    "reportedly allegedly supposedly apparently purportedly presumably seemingly".split()
)
_NAME_COLON = re.compile(r"^[A-Z][\w.'’-]*(?: [A-Z(][\w.,()'’-]*){0,6}$")


def nominal(context: Context) -> Iterator[Candidate]:
    """All candidates outside quotations that do not turn on a verb."""
    for token in context.doc:
        if token.text != ":" and inside(token.i, context.quoted):
            continue
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.dep_ == "ROOT"):
            made = noun(token, context)
        elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "oprd", "ROOT", "conj"):
            made = _adjective(token, context)
        elif token.lower_ == "according":
            made = _according(token, context)
        elif token.lower_ in _HEDGES:
            made = _hedge(token, context)
        elif token.text == ":" and token.i <= 8:
            made = _turn(token, context)
        else:
            continue
        if made is not None and made.content:
            yield made


def _adjective(adjective: Token, context: Context) -> Candidate | None:
    verb = adjective.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    shape, content, stop = "", [], adjective.i + 1
    for child in [*adjective.rights, *(t for t in verb.rights if t.i > adjective.i)]:
        if child.dep_ in ("ccomp", "xcomp"):
            first, last = subtree(child)
            span = max(first, adjective.i + 1), last
            shape, content = child.dep_, [trimmed_content(context, span)]
            break
        if leads(child):
            shape, content, stop = led_by(child, context)
            break
    if not content:
        return None
    made = Candidate(adjective, "adjective", shape, content=content)
    head, made.inherited = subject(verb)
    if head is not None and head.tag_ != "EX" and head.lower_ != "it":
        made.source, made.source_head = [source_range(head, verb)], head
    elif head is not None:
        made.shape = f"it+{shape}"
    made.cue = [(verb_group(verb)[0], stop)]
    made.content = apart(made.content, [*made.source, *made.cue])
    return made


def _according(token: Token, context: Context) -> Candidate | None:
    doc = context.doc
    if token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    named = next((t for t in to.children if t.dep_ in ("pobj", "pcomp")), None)
    if named is None:
        return None
    that = next(
        (t.i for t in doc[named.i :] if t.text == "," and doc[t.i + 1 :][:1].text == "that"),
        len(doc),
    )
    source = noun_phrase(named, (to.i + 1, that))
    phrase = (token.i, min(that, max(source[1], token.right_edge.i + 1)))
    made = Candidate(token, "according", "all", [source], named, [(token.i, to.i + 1)])
    over = token.head
    while over.i != over.head.i and over.pos_ not in ("VERB", "AUX"):
        over = over.head
    whole = (0, len(doc))
    if token.i > 1 and over.dep_ in ("ccomp", "conj", "advcl", "relcl"):
        whole = subtree(over)
        made.shape = over.dep_
    made.content = _around(phrase, whole, context)
    return made


def _around(words: Range, whole: Range, context: Context) -> list[Range]:
    """What is left of a statement when the words that qualify it are cut out."""
    pieces = (trimmed_content(context, piece) for piece in without(whole, [words]))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _hedge(token: Token, context: Context) -> Candidate | None:
    verb = token.head
    whole = subtree(verb) if verb.i != token.i else (0, len(context.doc))
    cue = (token.i, token.i + 1)
    return Candidate(token, "adverb", "hedge", [], None, [cue], _around(cue, whole, context))


def _turn(colon: Token, context: Context) -> Candidate | None:
    doc = context.doc
    words = doc[: colon.i].text
    if not _NAME_COLON.match(words) or colon.i + 1 >= len(doc):
        return None
    source = trimmed(doc, (0, colon.i))
    content = (colon.i + 1, len(doc))
    shape = "capitals" if words.isupper() else "name"
    return Candidate(
        colon, "colon", shape, [source], doc[colon.i - 1], [(colon.i, colon.i + 1)], [content]
    )
