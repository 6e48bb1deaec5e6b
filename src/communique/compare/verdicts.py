"""When two accounts of one thing differ: numbers, dates, denial, refusal. Never who is right.

Speaking of the same thing in other words, or at another length, is not a difference; nor is a
detail that only one of them gives. A difference is two values for one slot, a thing said by one
to be agreed and by the other refused, or a statement and its denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.codebook import Codebook
from communique.model import Point, Row

_CONFLICT = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
#: acts that tell a thing was spoken of and not how it was seen
_NEUTRAL = frozenset({"discuss"})
_OPPOSES = re.compile(
    r"\b(?:oppos\w+|reject\w*|object\w*|refus\w+|against|red lines?|unacceptable)\b", re.I
)
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
    if _own_positions(mine, theirs):
        return "each account tells its own side's words: two different positions"
    if otherwise := _otherwise(mine, theirs, book):
        return otherwise
    return ""


def _own_positions(mine: Sequence[Point], theirs: Sequence[Point]) -> bool:
    """Each account tells only its own side's words on the matter, and one of them is against
    something: two positions, not one thing told twice."""
    own, other = _speakers(mine), _speakers(theirs)
    if not own or not other or own & other or _values(mine, "amount") & _values(theirs, "amount"):
        return False
    sides = [any(_against(p) for p in points) for points in (mine, theirs)]
    return any(sides) and all(
        any(p.act not in _NEUTRAL for p in ps) or s
        for ps, s in zip((mine, theirs), sides, strict=True)
    )


def _speakers(points: Iterable[Point]) -> set[str]:
    return {s.party or s.name for p in points for s in p.speakers}


def _against(point: Point) -> bool:
    return point.type in _CONFLICT or bool(_OPPOSES.search(point.gist))


def _otherwise(mine: Sequence[Point], theirs: Sequence[Point], book: Codebook) -> str:
    """One matter told as two things: the same country is meant, and no topic is shared
    ("settlement of the conflict" against "sovereignty")."""
    own, other = _specific(mine, book), _specific(theirs, book)
    if not own or not other or own & other:
        return ""
    left, right = (book.topics[sorted(t)[0]].name for t in (own, other))
    return f"spoken of otherwise: {left} against {right}"


def _specific(points: Iterable[Point], book: Codebook) -> set[str]:
    keys = {k for p in points for k in p.keys}
    if any(k.startswith("agreement:") for k in keys):
        return set()
    topics = {k.removeprefix("topic:") for k in keys if k.startswith("topic:")}
    return {t for t in topics if not book.topics[t].broader}


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
