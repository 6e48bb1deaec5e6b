"""Continuation: a sentence without a source of its own goes on with the last one.

It does so as long as it speaks of the same event (same paragraph, or "also" with the same
people), unless it is the reporter's background ("The treaty is the only ...") or tells what
another government did.
"""

from __future__ import annotations

import re

from communique.read.discourse import Discourse
from communique.read.frame import Frame
from communique.read.parsed import Parsed
from communique.read.publisher import publisher

_TREATY = re.compile(
    r"^(the|this)\s+((?!of\b)[\w-]+\s+){0,3}"
    r"(treaty|agreement|accord|pact|deal|convention|document)$",
    re.IGNORECASE,
)
#: verbs by which a reporter describes a treaty, on nobody's word
_DEFINES = frozenset(
    "be stipulate provide limit expire sign enter oblige allow require cap cover ban prohibit "
    "envisage set remain lapse run replace date".split()
)
_CONTINUES = re.compile(
    r"\b(also|further|furthermore|in turn|at the same time|moreover|added?)\b", re.I
)
_LEAD_IN = re.compile(r"^(in addition|separately|meanwhile|elsewhere|earlier|apart from)\b", re.I)


def runs_on(own: Frame, last: Frame | None) -> bool:
    """Whether a sentence follows closely on one with a source whose account it may go on with."""
    if last is None or last.party is None:
        return False
    return own.sentence == last.sentence + 1 and own.paragraph - last.paragraph <= 1


def leads_elsewhere(parsed: Parsed) -> bool:
    """Whether the sentence opens with words that leave the event told ("Separately, ...")."""
    return bool(_LEAD_IN.match(parsed.sentence.text))


def continued(parsed: Parsed, own: Frame, state: Discourse, last: Frame | None) -> Frame | None:
    """The frame of a sentence that goes on with the last source; None where it does not."""
    if last is None or last.party is None or not runs_on(own, last) or not own.clauses:
        return None
    if _is_background(parsed, own, state) or leads_elsewhere(parsed):
        return None
    if _other_government(parsed, own, state, last.party):
        return None
    if own.paragraph != last.paragraph and not _same_people(parsed, own, state):
        return None
    return own.after(last)


def _same_people(parsed: Parsed, own: Frame, state: Discourse) -> bool:
    """In a new paragraph: "The presidents also ...", "He added ..."."""
    subject = own.clauses[0].subject
    phrase = parsed.words(*subject).lower() if subject else ""
    known = phrase in state.language.group_words or phrase == "he"
    return known and bool(_CONTINUES.search(parsed.sentence.text))


def _other_government(parsed: Parsed, own: Frame, state: Discourse, party: str) -> bool:
    """The sentence is about what another government did: the reporter's own words again."""
    subject = own.clauses[0].subject
    if subject is None:
        return False
    start, end = parsed.span(*subject)
    spoken_of = publisher(state.document.text[start:end], start, state, None)
    if spoken_of and spoken_of.voices[0].kind == "document" and spoken_of.party != party:
        return True  # "The Chinese statement did not mention ...": said about it, not in it
    acting = state.resolve(start, end)
    return bool(acting) and all(p.role == "government" and p.party != party for p in acting)


def _is_background(parsed: Parsed, own: Frame, state: Discourse) -> bool:
    """The reporter describes a treaty: definite treaty as subject, verb that defines."""
    clause = own.clauses[0]
    if clause.subject is None or clause.verb.lemma_.lower() not in _DEFINES:
        return False
    phrase = parsed.words(*clause.subject)
    named = any(hit.start == 0 for hit in state.finder.agreements(phrase))
    return named or bool(_TREATY.match(phrase))
