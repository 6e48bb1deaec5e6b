"""Whose content a clause is: the verb above it, or none for a main clause.

The small parser often hangs the third of three coordinated verbs on the wrong one. Two repairs
make up for it: a coordinated verb belongs to the nearest clause whose verb has its own form
("discussed ..., agreed ..., and agreed ..."), and a finite verb with a subject of its own and no
subordinating word is a main clause whatever the parser called it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from communique.read.verbs import form, is_finite, marked, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token


def parent(token: Token, verbs: list[Token], speech: Collection[str]) -> Token | None:
    """The verb whose content this clause is; None for a main clause."""
    heads = {v.i for v in verbs}
    if token.dep_ == "ROOT":
        main = [v for v in verbs if v.i < token.i and own_subject(v) and not marked(v)]
        return main[0] if marked(token) and main else None
    if token.dep_ in ("conj", "dep"):
        return _parent_of_coordinate(token, verbs, speech)
    if token.dep_ == "ccomp" and token.head.i in heads:
        return token.head
    if token.dep_ == "advcl" and own_subject(token) and not marked(token) and is_finite(token):
        return None
    if token.dep_ in ("advcl", "xcomp", "parataxis", "relcl", "acl") and not marked(token):
        return _root_side(token, heads, speech)
    return _nearest(token, heads)


def _parent_of_coordinate(
    token: Token, verbs: list[Token], speech: Collection[str]
) -> Token | None:
    """Same parent as the nearest earlier verb of the same form, preferring the parser's own."""
    if form(token.head) == form(token) or own_subject(token):
        same: Token | None = token.head
    else:
        earlier = [v for v in verbs if v.i < token.i and form(v) == form(token)]
        same = earlier[-1] if earlier else token.head
    if same is None or same.i not in {v.i for v in verbs} or same.i == token.i:
        return _nearest(token, {v.i for v in verbs})
    if same.dep_ == "ROOT":
        return None
    return parent(same, verbs, speech) if same.i != token.i else None


def _root_side(token: Token, heads: set[int], speech: Collection[str]) -> Token | None:
    """A participle or purpose clause stands beside its head: same parent as the head's."""
    head = next((a for a in token.ancestors if a.i in heads), None)
    if head is None or head.dep_ == "ROOT":
        return None
    if head.dep_ == "ccomp" and head.head.i in heads and head.head.lemma_.lower() in speech:
        return head.head
    return _nearest(head, heads)


def _nearest(token: Token, heads: set[int]) -> Token | None:
    for ancestor in token.ancestors:
        if ancestor.i in heads:
            return ancestor
    return None
