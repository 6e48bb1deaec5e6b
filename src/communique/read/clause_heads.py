"""Which verbs of a sentence head a clause of their own, and which only qualify a word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from communique.read.verbs import FINITE, form, has_modal, has_to, own_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

#: acts that a participle may tell beside the main verb: ", noting ...", ", stressing ..."
_TELLING = frozenset({"state", "affirm", "express", "agree", "demand", "warn", "condemn"})
#: verbs whose purpose clause tells what a meeting was about: "spoke ... to discuss"
_MEETS = frozenset(
    "speak meet hold have talk call host receive join convene telephone visit participate "
    "gather conduct".split()
)


#: what a word is that heads no clause though it may be a verb's form
_NEVER = frozenset("aux auxpass amod compound csubj nsubj pobj dobj prep".split())


def is_clause_head(token: Token, acts: Mapping[str, str]) -> bool:
    """Whether a token heads a clause: a main verb, or a participle or infinitive that tells an
    act of its own beside one. `acts` are the acts of speaking (lemma -> act)."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _NEVER or _relative(token):
        return False
    if token.dep_ in ("relcl", "acl") and token.tag_ != "VB":
        return False
    if token.dep_ not in ("relcl", "acl") and (
        token.dep_ == "ROOT" or token.tag_ in FINITE or has_modal(token)
    ):
        return True
    act = acts.get(token.lemma_.lower())
    if token.lower_ in ("considering", "including", "following"):
        return False
    if token.tag_ == "VBG" and (act not in _TELLING or token.dep_ == "conj"):
        return False
    if token.tag_ == "VBG":  # ", noting the importance of ...", "with both sides emphasising ..."
        return act is not None and _after_comma(token)
    if token.tag_ == "VBN":
        helped = any(t.dep_ in ("aux", "auxpass") for t in token.lefts)
        return helped or (token.dep_ == "conj" and form(token.head) == "VBD")
    if token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "relcl", "acl"):
        meets = token.head.lemma_.lower() in _MEETS or token.head.pos_ in ("NOUN", "PROPN")
        return has_to(token) and meets and token.lemma_.lower() in ("discuss", "review", "exchange")
    return False


def _relative(token: Token) -> bool:
    """Inside a relative clause or after a wh-word of its own: "which they discussed"."""
    if any(t.tag_ in ("WDT", "WP", "WRB", "WP$") and t.i < token.i for t in token.children):
        return True
    if any(t.dep_ == "prep" and any(c.tag_ == "WDT" for c in t.children) for t in token.lefts):
        return True  # "notes, by which they agreed"
    same = token.dep_ == "conj" and token.head.dep_ in ("relcl", "acl") and not own_subject(token)
    return same and (form(token) == form(token.head) or form(token) not in ("VBD", "FIN"))


def _after_comma(token: Token) -> bool:
    left = min((t.left_edge.i for t in token.children if t.i < token.i), default=token.i)
    doc = token.doc
    left = min(left, token.i)
    return left > 0 and doc[left - 1].lower_ in (",", "with", ";", "while")


def _spliced(verb: Token, kept: list[Token]) -> bool:
    """A present verb set behind a past one by a mere comma: a noun of a list that the parser took
    for a verb ("raised A, reports of B, interference in C")."""
    subject = own_subject(verb)
    if verb.dep_ != "conj" or form(verb) != "FIN" or subject is None or not kept:
        return False
    before = subject.left_edge.i - 1
    return form(kept[-1]) == "VBD" and before >= 0 and verb.doc[before].text == ","


def of_one_form(top: list[Token]) -> list[Token]:
    """Leave out a verb without subject whose form no main verb before it has: "hoped that talks
    will open, and will bring ..." goes on with what is hoped."""
    kept: list[Token] = []
    for verb in top:
        free = verb.dep_ == "ROOT" or has_to(verb)
        noun = form(verb) == "FIN" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "of"
        bare = not free and not own_subject(verb) and form(verb) in ("MD", "VB")
        noun = noun or _spliced(verb, kept)
        loose = noun or bare  # ", reports of ...": a noun that the parser took for a verb
        if not (loose and kept and form(verb) not in {form(k) for k in kept}):
            kept.append(verb)
    return kept
