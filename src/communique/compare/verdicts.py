"""When two accounts of one thing differ: numbers, dates, denial, refusal. Never who is right.

Speaking of the same thing in other words, or at another length, is not a difference; nor is a
detail that only one of them gives. A difference is two values for one slot, a thing said by one
to be agreed and by the other refused, or a statement and its denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.codebook import Codebook
from communique.compare.stances import DIFFER, opposed
from communique.model import Point, Row

_CHARGES = frozenset({"ACCUSE", "THREATEN", "REQUEST"})
#: acts and types that cannot both be said of one thing by the same people
_AGAINST = (
    (frozenset({"AGREE", "SUPPORT", "COOPERATE"}), frozenset({"REJECT"})),
    (frozenset({"happened"}), frozenset({"denied"})),
)


def difference(mine: Sequence[Point], theirs: Sequence[Point], book: Codebook) -> str:
    """In what two parties' points of one row differ, in words; "" where they do not."""
    for kind in ("duration", "deadline"):
        own, other = _values(mine, kind), _values(theirs, kind)
        if own and other and not own & other:
            return f"{kind}: {_words(mine, kind)} against {_words(theirs, kind)}"
    types, others = {p.type for p in mine}, {p.type for p in theirs}
    for yes, no in _AGAINST:
        if _one_of(types, others, yes, no):
            return "one says it was agreed or supported, the other that it was refused"
        if {p.realis for p in mine} <= yes and {p.realis for p in theirs} <= no:
            return "one states it, the other denies it"
    if rivals := book.rivals(_keys(mine) - _keys(theirs), _keys(theirs) - _keys(mine)):
        left, right = (book.topics[t].name for t in rivals)
        return f"spoken of otherwise: {left} against {right}"
    likely, reason = opposed(mine, theirs, book)
    return reason if likely >= DIFFER else ""


def _keys(points: Iterable[Point]) -> set[str]:
    return {k for p in points for k in p.keys}


def _one_of(
    mine: set[str | None], theirs: set[str | None], yes: frozenset[str], no: frozenset[str]
) -> bool:
    return bool(mine & yes and theirs & no and not mine & no)


def charge_answered(reply: Point, rows: Sequence[Row]) -> Point | None:
    """The other party's charge that a point answers, if it does.

    An account that lets its own side reject something does so right after telling what the other
    side said; where the other party states that same thing as its own charge, the two differ.
    """
    if reply.type != "REJECT":
        return None
    sentence = reply.citations[0].sentence
    for row in rows:
        told = [p for p in row.points if p.document == reply.document and p.id != reply.id]
        if not any(sentence - 1 <= p.citations[0].sentence <= sentence for p in told):
            continue
        charges = (
            p for p in row.points if p.party and p.party != reply.party and p.type in _CHARGES
        )
        if charge := next(charges, None):
            return charge
    return None


def _values(points: Iterable[Point], kind: str) -> set[str]:
    return {
        s.value for p in points for s in p.slots if s.kind == kind and not s.value.startswith("-")
    }


def _words(points: Iterable[Point], kind: str) -> str:
    return next(f"“{s.words}”" for p in points for s in p.slots if s.kind == kind)


def only_in(mine: Sequence[Point], theirs: Sequence[Point]) -> list[str]:
    """Details of mine that the others leave out; "today" and the like are no detail."""
    other = {s.value for p in theirs for s in p.slots}
    own = (s for p in mine for s in p.slots if s.kind != "date" or re.search(r"\d", s.words))
    return list(dict.fromkeys(s.words for s in own if s.value not in other))
