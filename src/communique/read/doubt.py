"""When a pattern holds and there is yet no act: the model's doubt, a government's own praise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.codebook.schema import Language
from communique.model import Participant
from communique.read.acts.choose import kinds
from communique.read.acts.features import Pair
from communique.read.acts.labels import TYPES
from communique.read.clause import Clause
from communique.read.parsed import Parsed
from communique.read.promised import promised

if TYPE_CHECKING:
    from communique.read.coding import Coded

#: types of which two that do it together leave no doubt
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
#: how sure the model must be, from 0 to 1, that no act is told where a pattern holds
_SURELY_NONE = 0.4
_LIKELY_NONE = 0.3  # enough where support is for nobody


def no_act(parsed: Parsed, clause: Clause, coded: Coded, words: Language) -> bool:
    """Whether the words of an act are there, and yet none is told of anybody."""
    of_a_thing = coded.fired.pattern.by_voice and not coded.recipients
    if of_a_thing or _of_ones_own(coded) or _of_one_mind(clause, coded, words):
        return True
    return _unlikely(parsed, clause, coded)


def _of_one_mind(clause: Clause, coded: Coded, words: Language) -> bool:
    """ "They agreed that it is vital": an opinion, nothing that is to be done."""
    told = coded.fired.pattern.verb and clause.lemma == "agree" and coded.type == "AGREE"
    return bool(told) and clause.verb.pos_ == "VERB" and not any(promised(clause, words))


def _unlikely(parsed: Parsed, clause: Clause, coded: Coded) -> bool:
    """Whether the trained model is sure, against the pattern's word for it, that the clause tells
    no act: its words are there, but in a speech, a programme, a history."""
    together = coded.fired.type in _MUTUAL and len(coded.actors) > 1
    known = coded.fired.type in TYPES.values()
    if together or clause.subject is None or not known or coded.realis == "denied":
        return False  # of a type that somebody added the model knows nothing
    source, target = clause.subject, _place(parsed, coded.recipients)
    if clause.turned:
        source, target = _place(parsed, coded.actors) or source, source
    pair = Pair(parsed.doc, source, target, [(2, coded.fired)])
    for_nobody = coded.type == "SUPPORT" and not coded.recipients
    return kinds(pair)["none"] > (_LIKELY_NONE if for_nobody else _SURELY_NONE)


def _place(parsed: Parsed, who: Sequence[Participant]) -> tuple[int, int] | None:
    """The tokens of the words of the first of them."""
    words = who[0].words if who else ""
    at = parsed.sentence.text.find(words) if words else -1
    inside = [t.i for t in parsed.doc if 0 <= at <= t.idx < at + len(words)]
    return (inside[0], inside[-1] + 1) if inside else None


def _of_ones_own(coded: Coded) -> bool:
    """A government's word for itself: "our administration's commitment" supports nobody, and "we
    must act" asks nobody."""
    if coded.type not in ("SUPPORT", "REQUEST") or not coded.recipients:
        return False
    if {r.id or r.words for r in coded.recipients} <= {a.id or a.words for a in coded.actors}:
        return True
    own = {a.country for a in coded.actors if a.sector == "GOV"}
    return all(r.sector == "GOV" and (r.country in own or None in own) for r in coded.recipients)
