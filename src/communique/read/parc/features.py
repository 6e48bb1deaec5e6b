"""What the choice between possible attributions rests on: words and structure, by name.

A feature is a word for one thing that holds of a candidate ("lemma=say", "shape=ccomp"). The
model (`read.linear`) has a weight for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.read.parc.candidate import Candidate, Context
from communique.read.parc.spans import inside

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENERS = frozenset({"IN", "TO", "WRB", "WP", "WDT", "DT", "PRP", "``"})
_HELPERS = frozenset({"aux", "auxpass", "neg", "prt", "mark", "expl"})
_LONGEST = 6  # lengths are told apart by powers of two up to this one


def features(made: Candidate, context: Context) -> list[str]:
    """All that holds of a candidate."""
    found = ["bias", *_head(made), *_source(made), *_content(made, context), *_around(made)]
    if made.inherited:
        found += ["inherited", f"inherited+dep={made.head.dep_}"]
    if made.quotes:
        found += ["quotes", f"quotes+lemma={made.head.lemma_.lower()}"]
    return found


def _head(made: Candidate) -> Iterator[str]:
    head = made.head
    lemma = head.lemma_.lower()
    yield f"kind={made.kind}"
    yield f"shape={made.kind}:{made.shape}"
    yield f"lemma={lemma}/{head.pos_}"
    yield f"lemma+shape={lemma}/{made.shape}"
    yield f"lemma+dep={lemma}/{head.dep_}"
    yield f"tag={head.tag_}"
    yield f"dep={head.dep_}"
    yield f"ending={head.text[-3:].lower()}"
    for token in head.doc[made.cue[0][0] : made.cue[-1][1]]:
        if token.i != head.i:
            yield f"cue={token.lower_}"
    for child in head.children:
        if child.dep_ in _HELPERS:
            yield f"with={child.dep_}:{child.lower_}"
        else:
            yield f"with={child.dep_}"


def _source(made: Candidate) -> Iterator[str]:
    head = made.source_head
    if head is None:
        yield "source=none"
        yield f"source=none+shape={made.shape}"
        yield f"source=none+lemma={made.head.lemma_.lower()}"
        return
    pronoun = head.pos_ == "PRON" or head.tag_.startswith("W")
    yield f"source={head.lower_}" if pronoun else f"source={head.lemma_.lower()}"
    yield f"source:pos={head.pos_}"
    yield f"source:pos+shape={head.pos_}/{made.kind}:{made.shape}"
    yield f"source:dep={head.dep_}"


def _content(made: Candidate, context: Context) -> Iterator[str]:
    if not made.content:
        return
    doc = context.doc
    first = doc[made.content[0][0]]
    opener = first.tag_ in _OPENERS or first.text == '"'
    yield f"opens={first.lower_ if opener else first.tag_}"
    yield f"opens+shape={made.shape}/{first.tag_}"
    length = min(_LONGEST, sum(b - a for a, b in made.content).bit_length())
    yield f"length={length}"
    yield f"length+shape={length}/{made.shape}"
    yield f"pieces={len(made.content)}"
    edges = (i for a, b in made.content for i in (a, b - 1))
    if any(inside(i, context.quoted) for i in edges):
        yield "quoted"
        yield f"quoted+shape={made.shape}"


def _around(made: Candidate) -> Iterator[str]:
    head: Token = made.head
    doc = head.doc
    if head.head.i != head.i:
        yield f"above={head.head.lemma_.lower()}/{head.dep_}"
        yield f"above:pos={head.head.pos_}/{head.dep_}"
    if head.i + 1 < len(doc):
        yield f"next={doc[head.i + 1].lower_}"
    if head.i:
        yield f"before={doc[head.i - 1].lower_}"
