"""What the parse says of one verb: its subject, form, modal and the words that subordinate it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_SUBORDINATORS = frozenset(
    "that if whether because while when as since although though after before until unless "
    "once where should".split()
)
#: verbs that the lemmatizer cuts too short
_LEMMAS = {"hop": "hope", "hoping": "hope"}


def lemma_of(verb: Token) -> str:
    """Lemma with its particle: "carry out", "point out"."""
    lemma = _LEMMAS.get(verb.lemma_.lower(), verb.lemma_.lower())
    for token in verb.rights:
        if token.dep_ == "prt":
            return f"{lemma} {token.lower_}"
    return lemma


def own_subject(token: Token) -> Token | None:
    """The head of the subject that stands before the verb."""
    return next((t for t in token.children if t.dep_ in SUBJECTS and t.i < token.i), None)


def subject_behind(token: Token) -> Token | None:
    """ "..., said X": a speech verb's subject may follow it."""
    return next((t for t in token.rights if t.dep_ == "nsubj"), None)


def has_to(token: Token) -> bool:
    """Whether "to" stands before the verb: an infinitive."""
    return any(t.tag_ == "TO" for t in token.lefts)


def has_modal(token: Token) -> bool:
    """Whether a modal (will, should, may ...) stands before the verb."""
    return any(t.tag_ == "MD" for t in token.lefts)


def is_finite(token: Token) -> bool:
    """Whether the verb can head a main clause: a tensed form, or one behind a modal."""
    return token.tag_ in FINITE or has_modal(token)


def form(token: Token) -> str:
    """The form by which coordinated verbs are told apart: MD (behind a modal), VBD (past, also
    with a helping verb), FIN (present), else the parser's own tag."""
    if has_modal(token):
        return "MD"
    if token.tag_ == "VBN" and any(t.dep_ in ("aux", "auxpass") for t in token.lefts):
        return "VBD"
    return "FIN" if token.tag_ in ("VBZ", "VBP") else str(token.tag_)


def marked(token: Token) -> bool:
    """Whether a subordinating word stands before the verb."""
    return any(
        t.dep_ in ("mark", "advmod") and t.lower_ in _SUBORDINATORS and t.i < token.i
        for t in token.children
    ) or any(t.tag_ == "MD" and t.lower_ == "should" and _inverted(t) for t in token.children)


def _inverted(modal: Token) -> bool:
    """ "should the situation escalate": a condition without "if"."""
    subject = own_subject(modal.head)
    return subject is not None and modal.i < subject.left_edge.i
